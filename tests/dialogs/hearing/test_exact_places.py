"""Exact places in hand, foot and belly are heard, and fingers that only point are not."""

import csv
from pathlib import Path

import pytest

from dialogs.hearing.concepts import find_concepts
from dialogs.hearing.context import read_context
from dialogs.hearing.text import read_words
from dialogs.knowledge import Knowledge

TABLE = Path(__file__).parents[2] / "phrases" / "exact_places.tsv"
ROWS = list(csv.DictReader(TABLE.read_text("utf-8").splitlines(), delimiter="\t"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_the_exact_place_is_heard(row: dict[str, str], knowledge: Knowledge) -> None:
    utterance = read_words(row["text"], knowledge)
    mentions = find_concepts(utterance, read_context(utterance, knowledge), knowledge)
    heard = {mention.concept for mention in mentions if mention.concept.startswith("place_")}
    assert heard == set((row["concepts"] or "").split())


def test_every_exact_place_has_a_row(knowledge: Knowledge) -> None:
    places = {concept for concept in knowledge.concepts if concept.startswith("place_")}
    assert places == {concept for row in ROWS for concept in (row["concepts"] or "").split()}
