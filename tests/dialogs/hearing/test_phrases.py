"""The pattern language of data/ means what its description says."""

import pytest

from dialogs.hearing.phrases import Index, PatternBroken, compile_phrase, stream_of
from dialogs.hearing.text import read_words
from dialogs.knowledge import Knowledge


def found(phrase: str, text: str, knowledge: Knowledge) -> list[str]:
    utterance = read_words(text, knowledge)
    hits = compile_phrase(phrase, knowledge).hits(stream_of(utterance, knowledge))
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
        ("starts .. neck", "it starts low in my neck", ["starts low in my neck"]),
        ("starts .. neck", "it starts here. My neck is fine", []),
        ("# week", "for 3 weeks", ["3 weeks"]),
        ("face droop", "my face is drooping", []),
        ("face is droop", "my face is really drooping", ["face is really drooping"]),
    ],
)
def test_a_phrase_finds_what_it_describes(
    phrase: str, text: str, hits: list[str], knowledge: Knowledge
) -> None:
    assert found(phrase, text, knowledge) == hits


@pytest.mark.parametrize("phrase", ["", "(a", "knee)", "<no_such_concept>"])
def test_a_broken_phrase_is_refused(phrase: str, knowledge: Knowledge) -> None:
    with pytest.raises(PatternBroken):
        compile_phrase(phrase, knowledge)


def test_an_index_finds_what_its_patterns_find_one_by_one(knowledge: Knowledge) -> None:
    phrases = ["knee", "(hip|knee) pain", "pain .. knee", "[my] hip", "left*"]
    patterns = [(phrase, compile_phrase(phrase, knowledge)) for phrase in phrases]
    stream = stream_of(read_words("pain in my left knee and hip pain, lefty", knowledge), knowledge)
    singly = {(phrase, hit) for phrase, pattern in patterns for hit in pattern.hits(stream)}
    assert set(Index(patterns).hits(stream)) == singly
    assert singly
