"""The way a pain travels keeps its order: one row of tests/phrases/paths.tsv is one test."""

import csv
from pathlib import Path

import pytest

from dialogs.hearing.context import read_context
from dialogs.hearing.places import find_places
from dialogs.hearing.text import read_words
from dialogs.knowledge import Knowledge

TABLE = Path(__file__).parents[2] / "phrases" / "paths.tsv"
ROWS = list(csv.DictReader(TABLE.read_text("utf-8").splitlines(), delimiter="\t"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_the_path_of_a_pain_is_heard(row: dict[str, str], knowledge: Knowledge) -> None:
    utterance = read_words(row["text"], knowledge)
    places = find_places(utterance, read_context(utterance, knowledge), knowledge)
    assert list(places.path) == ([] if row["path"] == "-" else row["path"].split())


def test_a_path_holds_only_places_that_hurt(knowledge: Knowledge) -> None:
    utterance = read_words("it goes from my jaw to my ear but not to the throat", knowledge)
    places = find_places(utterance, read_context(utterance, knowledge), knowledge)
    assert places.path == ("jaw", "ear")
