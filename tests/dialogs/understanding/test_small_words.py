"""Short messages between the questions: a side put right, a "no" to a menu, one thing more."""

from datetime import UTC, datetime

import pytest

from dialogs.conversation import Conversation
from dialogs.knowledge import Knowledge
from dialogs.messages import Ask, Reply, Say, Text
from dialogs.recall import recall
from dialogs.turn import turn

AT = datetime(2026, 1, 1, tzinfo=UTC)
SHOULDER = (
    "the front of my right shoulder hurts and the outer side",
    "i agree, it's for me",
    "none",
)
RESULT = (*SHOULDER, *["not sure"] * 8)


def after(messages: tuple[str, ...], knowledge: Knowledge) -> tuple[Conversation, str]:
    conversation = Conversation()
    replies: tuple[Reply, ...] = ()
    for message in messages:
        taken = turn(conversation, Text(message), knowledge, AT)
        conversation, replies = taken.conversation, taken.replies
    return conversation, " ".join(each.text for each in replies if isinstance(each, Ask | Say))


def sides(conversation: Conversation, knowledge: Knowledge) -> set[str | None]:
    return {zone.side for zone in recall(conversation, knowledge).hurting()}


def test_one_side_told_of_a_shoulder_holds_for_all_of_it(knowledge: Knowledge) -> None:
    conversation, _ = after(SHOULDER[:2], knowledge)
    assert sides(conversation, knowledge) == {"right"}
    assert conversation.question != "side"


def test_a_side_put_right_is_put_right_everywhere_and_said(knowledge: Knowledge) -> None:
    conversation, said = after((*SHOULDER[:2], "no wait, the left one"), knowledge)
    assert sides(conversation, knowledge) == {"left"}
    assert "left shoulder" in said


@pytest.mark.parametrize("words", ["no", "nope", "none of them", "no thanks"])
def test_a_no_to_the_menu_after_a_result_is_no_riddle(words: str, knowledge: Knowledge) -> None:
    result, _ = after(RESULT, knowledge)
    assert result.state == "showing_sources"
    conversation, said = after((*RESULT, words), knowledge)
    assert conversation.misses == 0
    assert said == knowledge.replies["all_right"].text


def test_what_changes_nothing_does_not_repeat_the_whole_result(knowledge: Knowledge) -> None:
    complaint = f"{SHOULDER[0]}, reaching behind me is agony and i can't lie on it"
    _, said = after((complaint, *RESULT[1:], "i had physio for it"), knowledge)
    assert knowledge.replies["result_same"].text in said
    assert knowledge.replies["result_starting_point"].text not in said
