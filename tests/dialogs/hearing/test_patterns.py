"""Patterns stand where a slow and plain reading of the same phrase says, whatever the phrase."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.hearing.listen import listen
from dialogs.hearing.pattern_reader import Grammar
from dialogs.hearing.phrasebook import where_stands
from dialogs.hearing.phrases import Hit, Index, Vocabulary, stream_of
from dialogs.hearing.text import Utterance, read_words
from dialogs.knowledge import Knowledge

NEVER_SKIPPED = "not"
GAPS = {"..": 3, "...": 7}


@st.composite
def phrases(draw: st.DrawFn, depth: int = 2) -> str:
    """Phrases of few words, so that texts of few words hold many of them."""

    def piece(kind: str) -> str:
        if kind == "group":
            return f"({'|'.join(draw(st.lists(phrases(depth - 1), min_size=2, max_size=3)))})"
        if kind == "maybe":
            return f"[{draw(phrases(depth - 1))}]"
        return kind

    words = ("hip", "knee", "hip", "knee", "=left", "le*", "#", NEVER_SKIPPED)
    more = (*words, *GAPS, *(("group", "maybe") * 3 if depth else ()))
    kinds = draw(st.lists(st.sampled_from(more), max_size=3 if depth else 1))
    # One word at least must stand there.
    kinds.insert(draw(st.integers(0, len(kinds))), draw(st.sampled_from(words)))
    return " ".join(map(piece, kinds))


PHRASES = phrases()
TEXTS = st.lists(
    st.sampled_from(("hip", "knee", "hip", "knee", "left", "3", "shin", NEVER_SKIPPED, "the", ".")),
    min_size=4,
    max_size=14,
).map(" ".join)


def expression(phrase: str) -> str:
    """The phrase as a regular expression over words that each end in a space."""
    tokens = re.findall(r"\.{2,3}|[()\[\]|]|[^\s()\[\]|]+", phrase)
    return "".join(map(_expression_of, tokens))


def _expression_of(token: str) -> str:
    if token in GAPS:
        return rf"(?:(?!{NEVER_SKIPPED} )[^ .]+ ){{0,{GAPS[token]}}}?"
    if token in "()[]|":
        return {"(": "(?:", "[": "(?:", "]": ")?"}.get(token, token)
    words = {"#": r"\d+", "=left": "left", "le*": r"le\w*"}
    return f"(?:{words.get(token, token)} )"


def plainly(phrase: str, utterance: Utterance) -> list[Hit]:
    """Where a regular expression finds the phrase, leaving out fillers."""
    kept = [i for i, word in enumerate(utterance.words) if word.text != "the"]
    encoded, at, before = "", {}, None
    for position in kept:
        word = utterance.words[position]
        encoded += ". " if before not in (None, word.sentence) else ""
        before = word.sentence
        at[len(encoded)] = position
        encoded += f"{word.text} "
        at[-len(encoded)] = position
    found = re.finditer(rf"(?<![^ ]){expression(phrase)}", encoded)
    return [Hit(at[match.start()], at[-match.end()]) for match in found]


@settings(max_examples=300)
@given(PHRASES, TEXTS)
def test_a_pattern_stands_where_a_regular_expression_does(
    knowledge: Knowledge, phrase: str, text: str
) -> None:
    utterance = read_words(text, knowledge)
    assert where_stands(phrase, utterance, knowledge) == plainly(phrase, utterance)


@given(st.lists(PHRASES, min_size=1, max_size=5, unique=True), TEXTS)
def test_phrases_that_share_pieces_are_found_as_if_each_were_alone(
    knowledge: Knowledge, phrases: list[str], text: str
) -> None:
    utterance = read_words(text, knowledge)
    grammar = Grammar(knowledge, phrases)
    entries = [("all", phrase, grammar.read(phrase)) for phrase in phrases]
    index = Index(entries, Vocabulary(grammar.anchors), grammar.common)
    together = dict(index.search(stream_of(utterance, knowledge)).on("all"))
    alone = {phrase: where_stands(phrase, utterance, knowledge) for phrase in phrases}
    assert together == {phrase: hits for phrase, hits in alone.items() if hits}


def nested(depth: int) -> Iterator[str]:
    yield "hip"
    for _ in range(depth):
        yield "[hip [..] (hip|hip [hip]|hip ... hip)]"


@pytest.mark.parametrize(
    "phrase",
    ["[hip] " * 30 + "knee", "(hip|hip hip) " * 30 + "knee", "hip ... " * 12 + "knee",
     " ".join(nested(12)) + " knee"],
)  # fmt: skip
def test_no_phrase_takes_for_ever(phrase: str, knowledge: Knowledge) -> None:
    # With a matcher that tries every way, this test would not end.
    utterance = read_words("hip " * 60 + "shin", knowledge)
    assert where_stands(phrase, utterance, knowledge) == []


@given(TEXTS)
def test_case_spaces_and_a_final_mark_change_nothing(knowledge: Knowledge, text: str) -> None:
    def heard(variant: str) -> list[tuple[str, str]]:
        places = listen(variant, knowledge).places
        return [(each.zone, each.mention) for each in places.mentions]

    plain = heard(text)
    assert heard(text.upper()) == plain
    assert heard(f"  {text.replace(' ', '   ')} ") == plain
    assert heard(f"{text}.") == plain
