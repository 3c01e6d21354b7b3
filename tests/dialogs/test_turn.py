"""What holds in every talk, whatever is written and tapped, in whatever order."""

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.loading import shipped_knowledge
from dialogs.conversation import Conversation, from_json, to_json
from dialogs.messages import Ask, Choice, Command, Message, Reply, Text, Unreadable
from dialogs.reasoning.interview import STATES
from dialogs.turn import Turn, turn

AT = datetime(2026, 11, 22, 16, 0, tzinfo=UTC)
TEXTS = (
    "hello", "my shoulder hurts", "pain behind my left eye after work", "no", "yes", "not sure",
    "2", "the first two", "none of those", "why does a neck give headaches?", "book me in please",
    "can I talk to a person", "start over", "back", "how much is it", "lower back, worse sitting",
    "actually it is my right hip", "thanks", "asdf qwer", "👍", "", "is it dangerous?", "stop",
    "my face is drooping and I can't speak properly", "no chest pain", "my knee clicks", "both",
    "it's for my mum", "worst headache of my life, it came in one second", "<b>neck</b> & jaw",
)  # fmt: skip
COMMANDS = ("start", "help", "back", "restart", "book", "person", "stop", "privacy", "resume")
MOVES = st.one_of(
    st.sampled_from(TEXTS).map(lambda text: ("text", text)),
    st.integers(0, 8).map(lambda place: ("tap", place)),
    st.integers(0, 8).map(lambda place: ("tap", place)),
    st.integers(0, 8).map(lambda place: ("stale", place)),
    st.sampled_from(COMMANDS).map(lambda name: ("command", name)),
    st.sampled_from(("photo", "voice", "edited")).map(lambda kind: ("unreadable", kind)),
)
WALKS = st.lists(MOVES, min_size=1, max_size=14)


def message_of(move: tuple[str, object], conversation: Conversation) -> Message:
    kind, value = move
    if kind == "text":
        return Text(str(value))
    if kind == "command":
        return Command(value)  # type: ignore[arg-type]
    if kind == "unreadable":
        return Unreadable(value)  # type: ignore[arg-type]
    options = conversation.options or ("none",)
    asked = conversation.asked if kind == "tap" else conversation.asked - 1
    return Choice(asked, options[int(str(value)) % len(options)])


def played(walk: list[tuple[str, object]]) -> list[tuple[Conversation, Message, Turn]]:
    knowledge, conversation, steps = shipped_knowledge(), Conversation(), []
    for move in walk:
        message = message_of(move, conversation)
        after = turn(conversation, message, knowledge, AT)
        steps.append((conversation, message, after))
        conversation = after.conversation
    return steps


def texts(replies: tuple[Reply, ...]) -> str:
    return "\n".join(reply.text for reply in replies)


def every_message_is_answered_briefly(after: Turn) -> None:
    assert 1 <= len(after.replies) <= 3
    assert all(0 < len(reply.text) <= 4096 for reply in after.replies)


def no_reply_shows_an_unfilled_field(after: Turn) -> None:
    assert "{" not in texts(after.replies)
    assert "}" not in texts(after.replies)


def every_talk_can_be_stored_and_read_again(after: Turn) -> None:
    assert after.conversation.state in STATES
    assert from_json(to_json(after.conversation)) == after.conversation


def choices_fit_a_phone_and_belong_to_the_open_question(after: Turn) -> None:
    for ask in (reply for reply in after.replies if isinstance(reply, Ask)):
        assert 1 <= len(ask.options) <= 9
        assert all(len(option.label) <= 28 for option in ask.options)
        assert len({option.id for option in ask.options}) == len(ask.options)
        assert tuple(option.id for option in ask.options) == after.conversation.options
        assert ask.asked == after.conversation.asked


def someone_sent_to_care_gets_one_message_and_no_booking_link(after: Turn) -> None:
    if after.conversation.state == "sending_to_care":
        assert shipped_knowledge().clinic.booking_url not in texts(after.replies)
        assert len(after.replies) == 1


def no_question_is_answered_twice_in_one_complaint(after: Turn) -> None:
    asked = [entry.question for entry in after.conversation.entries if entry.answers]
    details = [question for question in asked if question in shipped_knowledge().questions]
    assert len(details) == len(set(details))
    assert asked.count("consent") <= 1
    assert asked.count("side") <= 1


def no_question_about_health_comes_before_consent(after: Turn) -> None:
    """A sign may be settled before: that puts an instruction right, or keeps from a booking."""
    if not after.conversation.consent:
        assert after.conversation.state not in (
            "choosing_zone", "asking_side", "screening_signs", "asking_detail", "asking_complaint",
            "showing_sources",
        )  # fmt: skip


INVARIANTS = (
    every_message_is_answered_briefly,
    no_reply_shows_an_unfilled_field,
    every_talk_can_be_stored_and_read_again,
    choices_fit_a_phone_and_belong_to_the_open_question,
    someone_sent_to_care_gets_one_message_and_no_booking_link,
    no_question_is_answered_twice_in_one_complaint,
    no_question_about_health_comes_before_consent,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(WALKS)
def test_what_always_holds_holds_on_every_walk(walk: list[tuple[str, object]]) -> None:
    for _, _, after in played(walk):
        for invariant in INVARIANTS:
            invariant(after)


def test_the_same_talk_always_goes_the_same_way() -> None:
    walk = [("text", text) for text in TEXTS]
    assert [after for _, _, after in played(walk)] == [after for _, _, after in played(walk)]


@pytest.mark.parametrize("state", STATES)
def test_a_message_of_ten_thousand_letters_is_answered_in_every_state(state: str) -> None:
    conversation = Conversation(state=state)  # type: ignore[arg-type]
    after = turn(conversation, Text("my neck is so sore " * 530), shipped_knowledge(), AT)
    assert after.replies
