"""What is asked or said in passing, in the middle of an interview, leaves its question standing."""

from datetime import UTC, datetime

import pytest

from bot.loading import shipped_knowledge
from dialogs.conversation import Conversation
from dialogs.messages import Text
from dialogs.turn import Turn, turn

AT = datetime(2026, 11, 22, 16, 0, tzinfo=UTC)
KNOWLEDGE = shipped_knowledge()


def told(*texts: str) -> Turn:
    """The last turn of a talk in which a client wrote these messages."""
    conversation = Conversation()
    for text in texts:
        after = turn(conversation, Text(text), KNOWLEDGE, AT)
        conversation = after.conversation
    return after


def asked_midway() -> tuple[str, ...]:
    """Messages that lead to the first question after the safety check."""
    return ("a dull ache behind my left eye after hours at the screen", "I agree", "none of these")


@pytest.mark.parametrize(
    ("passing", "said"),
    [
        ("could this be arthritis?", "Only an examination"),
        ("tell me now which muscle it is", "likeliest muscles"),
        ("do you treat people with sciatica?", "Yes"),
        ("which muscle sends pain to the jaw?", "Masseter"),
        ("can I buy a gift voucher?", "gift vouchers"),
        ("from what age can people come?", "16"),
        ("is it safe for an 80 year old to come?", "at any age"),
        ("when can I work again?", "work"),
        ("why does my hand hurt when the problem is in my neck?", "scalenes"),
        ("thanks", "welcome"),
    ],
)
def test_what_is_asked_in_passing_is_answered_and_the_question_stands(
    passing: str, said: str
) -> None:
    before = told(*asked_midway())
    after = told(*asked_midway(), passing)
    assert said in "\n".join(reply.text for reply in after.replies)
    assert after.conversation.state == before.conversation.state
    assert after.conversation.question == before.conversation.question
    assert len(after.conversation.entries) == len(before.conversation.entries)


@pytest.mark.parametrize(
    "lost", ["what mean this question? my english is poor", "I don't understand the question"]
)
def test_a_question_that_was_not_understood_is_told_why_and_put_again(lost: str) -> None:
    before = told(*asked_midway())
    after = told(*asked_midway(), lost)
    text = "\n".join(reply.text for reply in after.replies)
    question = KNOWLEDGE.question_words[before.conversation.question]
    assert text == f"{question.why} {question.ask}"
    assert after.conversation.question == before.conversation.question


@pytest.mark.parametrize("passing", ["bye", "thanks", "I never do any yoga", "it's my ear, dear"])
def test_what_asks_nothing_gets_no_lecture(passing: str) -> None:
    text = "\n".join(reply.text for reply in told(*asked_midway(), passing).replies)
    lectures = [
        topic for topic, words in KNOWLEDGE.topic_words.items() if words.answer[:30] in text
    ]
    assert lectures == []
