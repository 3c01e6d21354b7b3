"""How a word stands is told by the words around it: tests/phrases/context.tsv."""

import csv
from pathlib import Path

import pytest

from dialogs.hearing.context import read_context
from dialogs.hearing.text import read_words
from dialogs.knowledge import Knowledge

TABLE = Path(__file__).parents[2] / "phrases" / "context.tsv"
ROWS = list(csv.DictReader(TABLE.read_text("utf-8").splitlines(), delimiter="\t"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['text']} ({row['about']})")
def test_a_word_stands_as_its_surroundings_say(row: dict[str, str], knowledge: Knowledge) -> None:
    utterance = read_words(row["text"], knowledge)
    position = [word.text for word in utterance.words].index(row["about"])
    assert read_context(utterance, knowledge).standing(position, position) == row["standing"]


def test_every_cue_has_a_row(knowledge: Knowledge) -> None:
    makes = {cue.makes for cue in knowledge.context_cues.values()}
    assert makes == {row["standing"] for row in ROWS}


def test_what_contains_a_cue_is_not_changed_by_it(knowledge: Knowledge) -> None:
    utterance = read_words("no feeling in my foot", knowledge)
    context = read_context(utterance, knowledge)
    assert context.standing(0, 1) == "present"
    assert context.standing(1, 1) == "denied"
