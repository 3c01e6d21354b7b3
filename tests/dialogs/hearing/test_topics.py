"""What a question asks about is heard: tests/phrases/questions.tsv and off_topic.tsv."""

import csv
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.loading import shipped_knowledge
from dialogs.heard import Asked, TopicHeard
from dialogs.hearing.concepts import find_concepts
from dialogs.hearing.context import read_context
from dialogs.hearing.places import find_places
from dialogs.hearing.text import read_words
from dialogs.hearing.topics import find_question
from dialogs.knowledge import Knowledge

PHRASES = Path(__file__).parents[2] / "phrases"


def _rows(name: str) -> list[dict[str, str]]:
    lines = (PHRASES / name).read_text("utf-8").splitlines()
    return list(csv.DictReader(lines, delimiter="\t"))


QUESTIONS = _rows("questions.tsv")
OTHERS = _rows("off_topic.tsv")


def _asked(text: str, knowledge: Knowledge) -> Asked:
    utterance = read_words(text, knowledge)
    context = read_context(utterance, knowledge)
    concepts = find_concepts(utterance, context, knowledge)
    places = find_places(utterance, context, knowledge)
    return find_question(utterance, concepts, places, knowledge)


def _heard(text: str, knowledge: Knowledge) -> TopicHeard | None:
    return _asked(text, knowledge).topic


@pytest.mark.parametrize("row", QUESTIONS, ids=[row["text"] for row in QUESTIONS])
def test_a_question_leads_to_its_topic(row: dict[str, str], knowledge: Knowledge) -> None:
    heard = _heard(row["text"], knowledge)
    accepted = {row["topic"], *(row["also_ok"] or row["topic"]).split(",")}
    assert heard is not None
    assert heard.topic in accepted


@pytest.mark.parametrize("row", OTHERS, ids=[row["text"] for row in OTHERS])
def test_what_is_no_question_of_ours_is_left_alone(
    row: dict[str, str], knowledge: Knowledge
) -> None:
    assert _heard(row["text"], knowledge) is None


@pytest.mark.parametrize(
    ("text", "outside"),
    [
        ("who won the cup final?", "off_topic"),
        ("is it safe to take naproxen with wine?", "medicines"),
        ("can you prescribe codeine for me?", "medicines"),
        ("my left wrist is sore", None),
        ("good evening", None),
        ("can stress make my neck ache?", None),
    ],
)
def test_what_is_asked_outside_our_field_is_known_by_its_kind(
    text: str, outside: str | None, knowledge: Knowledge
) -> None:
    assert _asked(text, knowledge).outside == outside


def test_every_topic_is_met_by_three_rows(knowledge: Knowledge) -> None:
    rows = Counter(row["topic"] for row in QUESTIONS)
    assert {topic: rows[topic] for topic in knowledge.topics if rows[topic] < 3} == {}


def test_every_kind_of_other_message_is_met_by_three_rows(knowledge: Knowledge) -> None:
    rows = Counter(row["kind"] for row in OTHERS)
    assert {kind: rows[kind] for kind in knowledge.no_topics if rows[kind] < 3} == {}


def test_no_row_is_one_of_the_examples_that_are_learned_from(knowledge: Knowledge) -> None:
    learned = {
        text.casefold()
        for words in (*knowledge.topic_words.values(), *knowledge.no_topics.values())
        for text in words.asks
    }
    assert not learned & {row["text"].casefold() for row in (*QUESTIONS, *OTHERS)}


@pytest.mark.parametrize(
    ("told", "asked", "topic"),
    [
        (
            "my left knee hurts on the stairs",
            "can my thigh hurt my left knee?",
            "knee_pattern",
        ),
        ("my fingers tingle", "my fingers tingle, is that a nerve?", "nerve_or_muscle"),
        ("stressed and my neck aches", "can stress make my neck ache", "stress"),
    ],
)
def test_a_pain_that_is_told_is_left_to_the_interview(
    told: str, asked: str, topic: str, knowledge: Knowledge
) -> None:
    heard = _heard(asked, knowledge)
    assert _heard(told, knowledge) is None
    assert heard is not None
    assert heard.topic == topic


def test_a_wish_needs_no_question(knowledge: Knowledge) -> None:
    heard = _heard("I can't make it to my session on Friday", knowledge)
    assert heard is not None
    assert heard.topic == "cancel_appointment"


@pytest.mark.parametrize("text", ["", "   ", "???", "🙂", "ß" * 50, "why " * 2500])
def test_rough_input_is_survived(text: str, knowledge: Knowledge) -> None:
    heard = _heard(text, knowledge)
    assert heard is None or heard.topic in knowledge.topics


@given(st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_a_score_lies_between_0_and_1(text: str) -> None:
    heard = _heard(text, shipped_knowledge())
    assert heard is None or 0.0 < heard.score <= 1.0
