"""Details heard in passing: what was said, and nothing that was not."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.loading import shipped_knowledge
from dialogs.hearing.concepts import find_concepts
from dialogs.hearing.context import read_context
from dialogs.hearing.details import find_details
from dialogs.hearing.places import find_places
from dialogs.hearing.text import read_words
from dialogs.knowledge import Knowledge

TABLE = Path(__file__).parents[2] / "phrases" / "details.tsv"
with TABLE.open(encoding="utf-8", newline="") as lines:
    ROWS = [
        (row["text"], row["question"], row["answers"].replace("-", "").split())
        for row in csv.DictReader(lines, delimiter="\t")
    ]


def details(text: str, knowledge: Knowledge) -> dict[str, tuple[str, ...]]:
    utterance = read_words(text, knowledge)
    context = read_context(utterance, knowledge)
    concepts = find_concepts(utterance, context, knowledge)
    places = find_places(utterance, context, knowledge)
    return dict(find_details(utterance, concepts, places, knowledge))


@pytest.mark.parametrize(
    ("text", "question", "answers"), ROWS, ids=[" | ".join(r[:2]) for r in ROWS]
)
def test_a_question_is_answered_by_what_was_said_and_no_more(
    text: str, question: str, answers: list[str], knowledge: Knowledge
) -> None:
    assert set(details(text, knowledge).get(question, ())) == set(answers)


def test_every_question_has_a_row(knowledge: Knowledge) -> None:
    finer = {
        "hand_place",
        "foot_place",
        "belly_place",
        "tried",
        "neck_signs",
        "shoulder_signs",
        "chest_signs",
    }
    assert knowledge.questions.keys() - {question for _, question, _ in ROWS} <= finer


@pytest.mark.parametrize("text", ["hello", "how much is a session?", "", "😀", "my neck"])
def test_small_talk_and_bare_places_give_no_details(text: str, knowledge: Knowledge) -> None:
    assert details(text, knowledge) == {}


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=200))
def test_any_text_gives_known_answers_only(text: str) -> None:
    knowledge = shipped_knowledge()
    for question, answers in details(text, knowledge).items():
        assert set(answers) <= knowledge.questions[question].answers.keys()


def test_the_asked_answers_of_one_choice_questions_exclude_each_other(
    knowledge: Knowledge,
) -> None:
    said = details("for weeks, or months, with sudden pain that came on slowly", knowledge)
    assert len(said["duration"]) == len(said["onset"]) == 1


def test_what_is_asked_of_one_region_is_not_heard_of_another(knowledge: Knowledge) -> None:
    """A burning stripe is of the blade where the blade hurts, and says nothing of it elsewhere."""
    there = details("a burning strip by my shoulder blade", knowledge)
    elsewhere = details("a burning strip on my thigh", knowledge)
    assert "burning_at_rest" in there["blade_feel"]
    assert "blade_feel" not in elsewhere


def test_the_words_of_a_detail_are_no_other_place(knowledge: Knowledge) -> None:
    assert details("i can point to it with one finger", knowledge)["pointing"] == ("one_finger",)
