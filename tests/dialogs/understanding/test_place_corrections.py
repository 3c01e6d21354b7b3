"""A place put right in passing: its side, or the spot, whatever is being asked."""

import pytest

from dialogs.conversation import Conversation
from dialogs.knowledge import Knowledge
from dialogs.recall import recall
from tests.dialogs.understanding.test_small_words import after

KNEE = ("my left knee hurts", "i agree, it's for me")
INSIDE = (*KNEE, "inside")


def places(conversation: Conversation, knowledge: Knowledge) -> set[tuple[str, str | None]]:
    return {(zone.zone, zone.side) for zone in recall(conversation, knowledge).hurting()}


@pytest.mark.parametrize(
    "words",
    [
        "inside, oh wait sorry, it's the right knee and not the left",
        "the inner side, and sorry i meant the right knee",
    ],
)
def test_a_side_put_right_with_the_spot_holds_for_the_spot(
    words: str, knowledge: Knowledge
) -> None:
    conversation, said = after((*KNEE, words), knowledge)
    assert places(conversation, knowledge) == {("knee_inner", "right")}
    assert "inside of your right knee" in said


@pytest.mark.parametrize(
    "words",
    [
        "I said RIGHT knee",
        "wrong side! it is the right knee",
        "wrong knee",
        "no wait, it's my right knee that hurts",
        "sorry, the right not the left",
        "you got it wrong, i said the right knee not the left",
    ],
)
def test_a_side_insisted_on_is_put_right_and_said_and_answers_nothing(
    words: str, knowledge: Knowledge
) -> None:
    before, _ = after(INSIDE, knowledge)
    conversation, said = after((*INSIDE, words), knowledge)
    assert places(conversation, knowledge) == {("knee_inner", "right")}
    assert "inside of your right knee" in said
    assert conversation.question == before.question == "screening"


@pytest.mark.parametrize(
    "words", ["the right knee hurts too", "my right hip is sore, not the left"]
)
def test_a_further_place_puts_no_side_right(words: str, knowledge: Knowledge) -> None:
    conversation, _ = after((*INSIDE, words), knowledge)
    assert ("knee_inner", "left") in places(conversation, knowledge)


@pytest.mark.parametrize(
    "words", ["not the inside, more the front", "also not the inside, rather the front"]
)
def test_a_spot_taken_back_for_another_is_dropped_and_keeps_its_side(
    words: str, knowledge: Knowledge
) -> None:
    conversation, said = after((*INSIDE, words), knowledge)
    assert places(conversation, knowledge) == {("knee_front", "left")}
    assert "front of your left knee" in said


def test_side_and_spot_may_be_put_right_one_after_the_other(knowledge: Knowledge) -> None:
    told = (*INSIDE, "i said the right one", "and not the inside, more the front")
    conversation, said = after(told, knowledge)
    assert places(conversation, knowledge) == {("knee_front", "right")}
    assert "front of your right knee" in said
