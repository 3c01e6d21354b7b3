"""Answers are short, plain, honest, and say what they must: tests/phrases/topic_answers.tsv."""

import csv
import re
from pathlib import Path

import pytest

from bot.loading import shipped_knowledge
from dialogs.errors import UnknownId
from dialogs.knowledge import Knowledge
from dialogs.speaking.topics import answer_topic, read_more, related, topic_menu

TABLE = Path(__file__).parents[2] / "phrases" / "topic_answers.tsv"
MUST_SAY = {
    row["topic"]: row["must_say"].split(", ")
    for row in csv.DictReader(TABLE.read_text("utf-8").splitlines(), delimiter="\t")
}
TOPICS = sorted(shipped_knowledge().topics)
FORBIDDEN = re.compile(
    r"!|\b(don't worry|just|simply|you have|the cause is|cure[sd]?|i understand how|patient"
    r"|toxins?|break down the knot)\b",
    re.IGNORECASE,
)
each_topic = pytest.mark.parametrize("topic", TOPICS)


@each_topic
def test_an_answer_has_at_most_90_words_and_a_longer_read_180(
    topic: str, knowledge: Knowledge
) -> None:
    assert len(answer_topic(topic, knowledge.clinic, knowledge).split()) <= 90
    assert len(read_more(topic, knowledge.clinic, knowledge).split()) <= 180


@each_topic
def test_no_answer_scolds_promises_or_diagnoses(topic: str, knowledge: Knowledge) -> None:
    said = answer_topic(topic, knowledge.clinic, knowledge)
    assert FORBIDDEN.findall(said) == []


@each_topic
def test_an_answer_says_what_it_must(topic: str, knowledge: Knowledge) -> None:
    said = answer_topic(topic, knowledge.clinic, knowledge).casefold()
    assert [words for words in MUST_SAY[topic] if words.casefold() not in said] == []


@each_topic
def test_sentences_stay_short_enough_to_read_on_a_phone(topic: str, knowledge: Knowledge) -> None:
    sentences = re.split(r"(?<=[.?:;])\s", knowledge.topic_words[topic].answer)
    assert max(len(sentence.split()) for sentence in sentences) <= 34


@each_topic
def test_two_or_three_other_topics_follow(topic: str, knowledge: Knowledge) -> None:
    following = [option.id for option in related(topic, knowledge)]
    assert 2 <= len(following) <= 3
    assert topic not in following


def test_emergency_numbers_are_those_of_the_clinic(knowledge: Knowledge) -> None:
    said = answer_topic("red_flags", knowledge.clinic, knowledge)
    assert knowledge.clinic.numbers.emergency in said


def test_help_offers_six_topics_under_different_buttons(knowledge: Knowledge) -> None:
    menu = topic_menu("help", knowledge)
    assert len(menu) == len({option.label for option in menu}) == 6


def test_no_two_topics_share_a_button(knowledge: Knowledge) -> None:
    buttons = [words.button for words in knowledge.topic_words.values()]
    assert len(buttons) == len(set(buttons))


@pytest.mark.parametrize("say", [answer_topic, read_more])
def test_an_unknown_topic_is_named_with_the_nearest(say, knowledge: Knowledge) -> None:
    with pytest.raises(UnknownId, match='Did you mean "booking"'):
        say("boking", knowledge.clinic, knowledge)


def test_an_unknown_menu_is_named_with_the_nearest(knowledge: Knowledge) -> None:
    with pytest.raises(UnknownId, match='Did you mean "help"'):
        topic_menu("helpp", knowledge)
