"""Another language is told only when it clearly is one, and nothing is guessed from it."""

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.loading import shipped_knowledge
from dialogs.heard import Heard
from dialogs.hearing.language import ENGLISH, guess_language
from dialogs.hearing.listen import listen

KNOWLEDGE = shipped_knowledge()
PHRASES = Path(__file__).parents[2] / "phrases"
with (PHRASES / "languages.tsv").open(encoding="utf-8", newline="") as lines:
    ROWS = [(row["text"] or "", row["language"]) for row in csv.DictReader(lines, delimiter="\t")]
with (PHRASES / "details.tsv").open(encoding="utf-8", newline="") as lines:
    ENGLISH_TEXTS = [row["text"] for row in csv.DictReader(lines, delimiter="\t")]


@pytest.mark.parametrize(("text", "language"), ROWS, ids=[json.dumps(row[0]) for row in ROWS])
def test_a_language_is_told_when_it_is_clear(text: str, language: str) -> None:
    assert guess_language(text, KNOWLEDGE) == language


@pytest.mark.parametrize("text", ENGLISH_TEXTS)
def test_english_is_never_taken_for_another_language(text: str) -> None:
    assert guess_language(text, KNOWLEDGE) == ENGLISH


def test_nothing_is_guessed_from_another_language() -> None:
    text = "me duele mucho la espalda, no puedo caminar"
    assert listen(text, KNOWLEDGE) == Heard(text=text, language="es")


def test_every_language_but_english_answers_with_number_and_clinic() -> None:
    for name, language in KNOWLEDGE.languages.items():
        for field in ("{emergency}", "{phone}", "{name}") if name != ENGLISH else ():
            assert field in language.sentence, name


@settings(max_examples=80, deadline=None)
@given(text=st.text(max_size=300))
def test_any_text_gives_a_language_of_data(text: str) -> None:
    assert guess_language(text, KNOWLEDGE) in KNOWLEDGE.languages
