"""Fear told beside a complaint is met by one kind sentence, once in a talk."""

import pytest

from bot.loading import shipped_knowledge
from dialogs.conversation import Conversation
from dialogs.messages import Text
from dialogs.turn import turn
from tests.dialogs.test_turn import AT, texts

KNOWLEDGE = shipped_knowledge()
KIND = KNOWLEDGE.replies["fear_heard"].text


def told(*words: str) -> list[str]:
    conversation, said = Conversation(), []
    for each in words:
        after = turn(conversation, Text(each), KNOWLEDGE, AT)
        conversation = after.conversation
        said.append(texts(after.replies))
    return said


@pytest.mark.parametrize(
    "words",
    [
        "my neck hurts at the back and i'm really scared",
        "my headache is killing me",
        "my left hip aches, i'm worried it's a tumour",
    ],
)
def test_fear_is_met_kindly(words: str) -> None:
    assert KIND in told(words)[0]


@pytest.mark.parametrize("words", ["my left hip aches", "my hip is sore, i'm not worried"])
def test_no_comfort_is_given_where_none_is_wanted(words: str) -> None:
    assert KIND not in told(words)[0]


def test_comfort_is_given_once_in_a_talk() -> None:
    said = told("my headache is killing me", "yes", "forehead", "i am so scared")
    assert sum(KIND in each for each in said) == 1


def test_no_comfort_stands_before_an_emergency() -> None:
    assert KIND not in told("my chest is tight, i am sweating and so scared")[0]
