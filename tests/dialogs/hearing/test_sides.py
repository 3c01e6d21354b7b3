"""Left, right, both or not said: one row of tests/phrases/sides.tsv is one test."""

import csv
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.loading import shipped_knowledge
from dialogs.hearing.context import read_context
from dialogs.hearing.places import find_places
from dialogs.hearing.sides import merged
from dialogs.hearing.text import read_words
from dialogs.knowledge import Knowledge

TABLE = Path(__file__).parents[2] / "phrases" / "sides.tsv"
ROWS = list(csv.DictReader(TABLE.read_text("utf-8").splitlines(), delimiter="\t"))
PHRASES = (
    "{0} knee pain",
    "pain on the {0} side of my neck",
    "my jaw hurts, {0} side",
    "the back of my {0} shoulder burns and my {1} wrist aches",
    "my {0} hip is fine, the {1} one hurts",
    "{0} elbow on the inside, {1} elbow on the outside",
    "from my {0} buttock down to the {0} calf",
    "shin splints, {0} leg",
    "lower {0} back pain",
    "I sleep on my {0} side because the outer shoulder hurts",
)
OPPOSITE = {"left": "right", "right": "left", "both": "both", None: None}


def sides_of(text: str, knowledge: Knowledge) -> dict[tuple[str, str], str | None]:
    utterance = read_words(text, knowledge)
    places = find_places(utterance, read_context(utterance, knowledge), knowledge)
    exact = {(each.zone, each.mention): each.side for each in places.mentions}
    return exact | {(zone, "loose"): each.side for each in places.loose for zone in each.zones}


def swapped(text: str) -> str:
    return re.sub("left|right", lambda side: str(OPPOSITE[side.group()]), text)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_the_side_of_a_text_is_heard(row: dict[str, str], knowledge: Knowledge) -> None:
    found = sides_of(row["text"], knowledge)
    said = [side for (_, mention), side in found.items() if mention in ("present", "loose")]
    assert said, "no place was heard"
    assert (merged(said) or "-") == row["side"]  # type: ignore[arg-type]


@given(st.sampled_from(PHRASES), st.permutations(["left", "right"]))
@settings(max_examples=40, deadline=None)
def test_left_and_right_swapped_swap_what_is_heard(phrase: str, sides: list[str]) -> None:
    knowledge = shipped_knowledge()
    text = phrase.format(*sides)
    mirrored = {key: OPPOSITE[side] for key, side in sides_of(text, knowledge).items()}
    assert mirrored == sides_of(swapped(text), knowledge)


@pytest.mark.parametrize("phrase", PHRASES)
def test_left_is_never_read_as_right(phrase: str, knowledge: Knowledge) -> None:
    found = sides_of(phrase.format("left", "left"), knowledge)
    assert "right" not in found.values()
    assert "left" in found.values()
