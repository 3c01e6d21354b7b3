"""Slips of the finger are mended, real words are left alone."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.loading import shipped_knowledge
from dialogs.hearing.spelling import mend, mend_in_pain
from dialogs.knowledge import Knowledge

TABLE = Path(__file__).parents[2] / "phrases" / "spelling.tsv"
ROWS = list(csv.DictReader(TABLE.read_text("utf-8").splitlines(), delimiter="\t"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["typed"])
def test_a_word_is_read_as_meant(row: dict[str, str], knowledge: Knowledge) -> None:
    assert " ".join(mend(row["typed"].casefold(), knowledge)) == row["meant"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("my jar hurts", "my jaw hurts"),
        ("my left heal is sore", "my left heel is sore"),
        ("a jar of honey please", "a jar of honey please"),
        ("will my sore shin heal", "will my sore shin heal"),
        ("it hurts like hell", "it hurts like hell"),
        ("my jar is full", "my jar is full"),
    ],
)
def test_a_misheard_word_is_mended_only_where_pain_is_spoken_of(
    typed: str, meant: str, knowledge: Knowledge
) -> None:
    assert " ".join(mend_in_pain(tuple(typed.split()), knowledge)) == meant


def test_no_word_of_our_own_is_changed(knowledge: Knowledge) -> None:
    listed = knowledge.known_misspellings
    words = {
        word for part in knowledge.parts.values() for says in part.says for word in says.split()
    }
    changed = {
        word
        for word in words
        if word.isalpha() and word not in listed and mend(word, knowledge) != (word,)
    }
    assert not changed


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", max_size=30))
@settings(max_examples=100, deadline=None)
def test_mending_twice_is_mending_once(word: str) -> None:
    knowledge = shipped_knowledge()
    once = mend(word, knowledge)
    assert tuple(again for each in once for again in mend(each, knowledge)) == once
