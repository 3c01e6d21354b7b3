"""What ends a warning sign that was never meant, and what does not."""

from datetime import UTC, datetime

import pytest

from bot.loading import shipped_knowledge
from dialogs.conversation import Conversation
from dialogs.messages import Text
from dialogs.turn import Turn, turn

KNOWLEDGE = shipped_knowledge()
AT = datetime(2026, 11, 22, 16, 0, tzinfo=UTC)
HEART = "my chest feels tight and my left arm aches"


def talk(*texts: str) -> Turn:
    """The last turn of a talk in these words."""
    conversation, after = Conversation(), None
    for text in texts:
        after = turn(conversation, Text(text), KNOWLEDGE, AT)
        conversation = after.conversation
    assert after is not None
    return after


def said(after: Turn) -> str:
    return "\n".join(reply.text for reply in after.replies)


@pytest.mark.parametrize("later", [("agree",), ("agree", "none of these"), ("agree", "left")])
def test_a_sign_that_was_taken_back_stays_so_through_later_answers(later: tuple[str, ...]) -> None:
    after = talk(HEART, "that's not what I meant", "no", *later)
    assert after.conversation.state != "sending_to_care"


def test_a_sign_that_was_taken_back_holds_again_when_told_in_new_words() -> None:
    after = talk(HEART, "that's not what I meant", "no", "agree", "my chest is tight, i sweat")
    assert after.conversation.state == "sending_to_care"
