"""What a client wants, several things in one message, and who is to be treated."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.loading import shipped_knowledge
from dialogs.hearing.intents import COMPLAINT
from dialogs.hearing.listen import listen

KNOWLEDGE = shipped_knowledge()
PHRASES = Path(__file__).parents[2] / "phrases"


def _rows(name: str) -> list[dict[str, str]]:
    with (PHRASES / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


WISHES = _rows("intents.tsv")
PERSONS = _rows("persons.tsv")


@pytest.mark.parametrize("row", WISHES, ids=[row["text"] for row in WISHES])
def test_what_is_wanted_is_heard_and_nothing_that_only_looks_like_it(row: dict[str, str]) -> None:
    said = set(listen(row["text"], KNOWLEDGE).intents)
    wanted, unwanted = (set(row[key].replace("-", "").split()) for key in ("wants", "not"))
    assert wanted <= said
    assert not unwanted & said


def test_every_intent_has_a_row_and_a_near_miss_or_none_is_possible() -> None:
    met = {name for row in WISHES for name in row["wants"].split()}
    assert {*KNOWLEDGE.intents, COMPLAINT} <= met


@pytest.mark.parametrize("row", PERSONS, ids=[row["text"] for row in PERSONS])
def test_who_is_to_be_treated_is_heard_only_when_said(row: dict[str, str]) -> None:
    expected = None if row["person"] == "-" else row["person"]
    assert listen(row["text"], KNOWLEDGE).person == expected


def test_several_wishes_stand_in_the_order_said() -> None:
    text = "hi, my neck hurts. how much is a session?"
    intents = listen(text, KNOWLEDGE).intents
    order = [intents.index(name) for name in ("greeting", "complaint", "price")]
    assert order == sorted(order)


@settings(max_examples=40, deadline=None)
@given(text=st.text(max_size=200))
def test_any_text_gives_known_intents_once_each(text: str) -> None:
    intents = listen(text, KNOWLEDGE).intents
    assert len(set(intents)) == len(intents)
    assert set(intents) <= {*KNOWLEDGE.intents, COMPLAINT}
