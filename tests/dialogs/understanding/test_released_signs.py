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


@pytest.mark.parametrize(
    ("told", "denied"),
    [
        ("my shoulder has shingles", "no rash ffs. roofing"),
        ("my shoulder has shingles", "it's not shingles"),
        ("my neck hurts, i had breast cancer", "what? i never said i had cancer"),
        ("my neck hurts, i had breast cancer", "i don't have cancer"),
        ("my husband hit me and my neck hurts", "nobody is hurting me, i have headaches"),
        (HEART, "i never said that"),
    ],
)
def test_a_plain_denial_opens_the_signs_own_question(told: str, denied: str) -> None:
    assert talk(told, denied).conversation.state == "settling_sign"
    assert talk(told, denied, "no").conversation.state == "asking_consent"


@pytest.mark.parametrize(
    ("told", "worry"),
    [
        (HEART, "i'm not going to call 911"),
        (HEART, "no, it is tight and i am sweating"),
        (HEART, "what about my appointment?"),
        ("my shoulder has shingles", "no way"),
        ("my shoulder has shingles", "i have no car"),
    ],
)
def test_refusing_or_worrying_denies_no_sign(told: str, worry: str) -> None:
    assert talk(told, worry).conversation.state == "sending_to_care"


def test_what_a_denial_tells_besides_is_kept() -> None:
    after = talk("my husband hit me", "nobody is hurting me. my left knee hurts")
    assert "knee" in said(after)


def test_a_denial_of_violence_answers_its_question() -> None:
    after = talk("my husband hit me, my neck hurts", "i never said that", "nobody is hurting me")
    assert after.conversation.state == "asking_consent"
