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


def test_a_correction_that_is_taken_back_brings_the_sign_back() -> None:
    told = ("my foot is white and ice cold since this morning", "it was last year")
    assert talk(*told).conversation.state != "sending_to_care"
    again = talk(*told, "actually no its now")
    assert again.conversation.state == "sending_to_care"
    assert said(again).startswith("Call 911 now")


def test_consent_is_no_yes_to_a_signs_own_question() -> None:
    assert talk(HEART, "that's not what I meant").conversation.state == "settling_sign"
    after = talk(HEART, "that's not what I meant", "I agree, it's for me")
    assert after.conversation.state != "sending_to_care"


def test_nothing_comes_back_where_nothing_was_put_right() -> None:
    after = talk("my foot hurts", "agree", "actually no its now")
    assert after.conversation.state != "sending_to_care"


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


NUMB = "i feel numb between my legs and my back hurts"


def test_an_emergency_told_twice_is_seen_today_after_one_no() -> None:
    after = talk(NUMB, "my saddle area is numb", "that's not what I meant", "no")
    assert after.conversation.state == "sending_to_care"
    assert "today" in said(after)


def test_an_emergency_told_once_is_taken_back_as_a_call() -> None:
    after = talk(HEART, "that's not what I meant", "no")
    assert "calling 911" in said(after)


def test_a_sign_told_again_is_not_read_out_again() -> None:
    first = talk("my shoulder has shingles")
    assert said(talk("my shoulder has shingles", "my shoulder has shingles")) != said(first)


WISH = "i want to die, my hip hurts so much"


@pytest.mark.parametrize(
    "words", ["i'm safe, i wouldn't do anything. just tired of it", "yes i am safe right now"]
)
def test_being_safe_is_heard_in_whole_sentences(words: str) -> None:
    assert "I'm glad. Please talk to a person" in said(talk(WISH, words))


def test_safe_but_with_means_at_hand_is_not_safe() -> None:
    assert "911 now" in said(talk(WISH, "i'm safe but i have pills here"))


@pytest.mark.parametrize("words", ["ok. can you still help with my hip", "can i book", "thanks"])
def test_whoever_wants_to_die_is_not_put_off(words: str) -> None:
    told = said(talk(WISH, "i am safe right now", words))
    assert "That can wait" not in told
    assert "988" in told


def test_a_wish_to_die_told_again_is_asked_about_again() -> None:
    told = said(talk(WISH, "i am safe right now", "i really want to die"))
    assert "are you safe right now?" in told
    assert "988" in told
