"""The pattern language of data/ means what its description says."""

import pytest

from dialogs.hearing.pattern_reader import Grammar, PatternBroken
from dialogs.hearing.phrasebook import where_stands
from dialogs.hearing.phrases import Entry, Index, Vocabulary, stream_of
from dialogs.hearing.text import read_words
from dialogs.knowledge import Knowledge


def found(phrase: str, text: str, knowledge: Knowledge) -> list[str]:
    utterance = read_words(text, knowledge)
    hits = where_stands(phrase, utterance, knowledge)
    return [utterance.phrase(hit.first, hit.last) for hit in hits]


@pytest.mark.parametrize(
    ("phrase", "text", "hits"),
    [
        ("knee ache", "my knees are fine", []),
        ("knee ache", "Knees aching again", ["Knees aching"]),
        ("=left", "he leaves", []),
        ("=left", "the left one", ["left"]),
        ("numb*", "numbness here", ["numbness"]),
        ("(worst|most painful)", "the most painful day", ["most painful"]),
        ("worst [of all]", "worst of all", ["worst of all"]),
        ("[worst] pain [of all]", "pain, the worst pain of all", ["pain", "worst pain of all"]),
        ("starts .. neck", "it starts low in my neck", ["starts low in my neck"]),
        ("starts .. neck", "it starts here. My neck is fine", []),
        ("starts .. neck", "it starts one two three four neck", []),
        ("tight .. chest pain", "tight, no fever, chest pain", []),
        ("(hip|.. low) pain", "hip pain, pain very low pain", ["hip pain", "pain very low pain"]),
        (
            "not there [..] before",
            "it was not there the year before",
            ["not there the year before"],
        ),
        ("(my|bad) hip", "my hip, a bad hip", ["hip", "bad hip"]),
        ("# week", "for 3 weeks", ["3 weeks"]),
        ("# week", "for x3 weeks", []),
        ("face droop", "my face is drooping", []),
        ("face is droop", "my face is really drooping", ["face is really drooping"]),
        ("do not hurt", "they don't hurt", ["don't hurt"]),
        ("knee (hip|hip ache)", "knee hip ache", ["knee hip"]),
        ("knee (hip ache|hip)", "knee hip ache", ["knee hip ache"]),
        ("hip", "hip hip", ["hip", "hip"]),
        ("hip hip", "hip hip hip", ["hip hip"]),
    ],
)
def test_a_phrase_finds_what_it_describes(
    phrase: str, text: str, hits: list[str], knowledge: Knowledge
) -> None:
    assert found(phrase, text, knowledge) == hits


@pytest.mark.parametrize(
    ("phrase", "reason"),
    [
        ("", "holds no word to match"),
        ("[hip]", "holds no word to match"),
        ("the really", "holds no word to match"),
        ("..", "holds no word to match"),
        ("(a", 'a ")" is missing'),
        ("knee)", '")" closes nothing'),
        ("(hip|..) pain", "a gap is no choice"),
        ("knee [[hip] [ache]]", "one at least must be needed"),
        ("<no_such_concept>", 'concept "no_such_concept" is unknown'),
        ("<sudden_strat>", 'did you mean "sudden_start"?'),
    ],
)
def test_a_broken_phrase_is_refused_with_the_reason(
    phrase: str, reason: str, knowledge: Knowledge
) -> None:
    with pytest.raises(PatternBroken) as broken:
        Grammar(knowledge).read(phrase)
    assert reason in str(broken.value)


def test_an_index_finds_what_its_patterns_find_one_by_one(knowledge: Knowledge) -> None:
    phrases = ["knee", "(hip|knee) pain", "pain .. knee", "[my] hip", "left*", "(#|elbow)", "elbow"]
    utterance = read_words("pain in my left knee and hip pain, lefty, 3 hips", knowledge)
    grammar = Grammar(knowledge, phrases)
    entries: list[Entry] = [("all", phrase, grammar.read(phrase)) for phrase in phrases]
    index = Index(entries, Vocabulary(grammar.anchors), grammar.common)
    singly = {phrase: where_stands(phrase, utterance, knowledge) for phrase in phrases}
    together = dict(index.search(stream_of(utterance, knowledge)).on("all"))
    assert together == {phrase: hits for phrase, hits in singly.items() if hits}
    assert together.keys() == {*phrases} - {"elbow"}
