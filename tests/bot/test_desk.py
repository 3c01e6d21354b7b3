"""What the desk does between a channel, the dialog and the store."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.desk import Desk, Records, Tap, command_named
from bot.storage.sql import SqlStore, open_store
from bot.storage.store import ChatKey
from dialogs.conversation import Conversation
from dialogs.knowledge import Knowledge
from dialogs.messages import Ask, Choice, Command, Message, Option, Say, Text
from dialogs.speaking.replies import say
from dialogs.turn import Turn

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
OPTIONS = (Option("left", "Left"), Option("right", "Right"))


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqlStore]:
    store = await open_store(f"sqlite:///{tmp_path}/painbot.db")
    yield store
    await store.close()


class Listener:
    """A dialog that notes what it was given, and always asks its third question."""

    def __init__(self) -> None:
        self.heard: list[Message] = []

    def __call__(
        self, _stored: Conversation, message: Message, _knowledge: Knowledge, _at: datetime
    ) -> Turn:
        self.heard.append(message)
        after = Conversation(asked=3, question="side", options=("left", "right"))
        return Turn(after, (Ask("Which side?", OPTIONS, 3),))


async def test_a_channel_that_shows_at_once_leaves_nothing_to_be_sent(
    store: SqlStore, knowledge: Knowledge
) -> None:
    desk = Desk(store, knowledge, Listener())
    replies = await desk.receive("console", "c", "1", Text("neck"), NOON)
    assert replies == (Ask("Which side?", OPTIONS, 3),)
    assert await store.unsent(ChatKey("console", "c")) == ()
    assert await desk.receive("console", "c", "1", Text("neck"), NOON) == ()


@pytest.mark.parametrize(
    ("tap", "meant"),
    [
        (Tap(3, 0), Choice(3, "left")),
        (Tap(3, 1), Choice(3, "right")),
        (Tap(3, 2), Choice(-1, "")),
        (Tap(3, -1), Choice(-1, "")),
        (Tap(2, 0), Choice(-1, "")),
        (Tap(4, 0), Choice(-1, "")),
    ],
)
async def test_a_tap_means_the_choice_at_its_place_in_the_open_question(
    store: SqlStore, knowledge: Knowledge, tap: Tap, meant: Choice
) -> None:
    listener = Listener()
    desk = Desk(store, knowledge, listener)
    await desk.receive("console", "c", "1", Text("neck"), NOON)
    await desk.receive("console", "c", "2", tap, NOON)
    assert listener.heard[1] == meant


async def test_the_last_talk_is_found_again(store: SqlStore, knowledge: Knowledge) -> None:
    desk = Desk(store, knowledge, Listener())
    await desk.receive("console", "c", "1", Text("neck"), NOON)
    assert await store.last_chat("console") == ChatKey("console", "c")


async def test_an_open_question_of_the_real_dialog_offers_what_its_buttons_stand_for(
    store: SqlStore, knowledge: Knowledge
) -> None:
    """Taps are counted by place, so the conversation must know the choices in that order."""
    kept: list[Conversation] = []

    def look(stored: Conversation | None) -> Turn:
        kept.append(stored or Conversation())
        return Turn(kept[0], ())

    replies = await Desk(store, knowledge).receive(
        "console", "c", "1", Text("pain behind my right eye since monday"), NOON
    )
    await store.exchange(ChatKey("console", "c"), "2", NOON, look)
    asks = [reply for reply in replies if isinstance(reply, Ask)]
    assert len(asks) == 1
    assert asks[0].asked == kept[0].asked
    assert tuple(option.id for option in asks[0].options) == kept[0].options


async def test_a_fault_in_a_turn_leaves_the_talk_as_it_was(
    store: SqlStore, knowledge: Knowledge
) -> None:
    def fail(*_arguments: object) -> Turn:
        raise RuntimeError("my neck")

    first = Desk(store, knowledge, Listener())
    await first.receive("console", "c", "1", Text("neck"), NOON)
    (told,) = await Desk(store, knowledge, fail).receive("console", "c", "2", Text("x"), NOON)
    assert isinstance(told, Say)
    assert knowledge.clinic.phone in told.text
    assert knowledge.clinic.numbers.emergency in told.text
    listener = Listener()
    await Desk(store, knowledge, listener).receive("console", "c", "3", Tap(3, 0), NOON)
    assert listener.heard == [Choice(3, "left")]


async def test_a_copy_of_what_is_kept_changes_nothing(
    store: SqlStore, knowledge: Knowledge
) -> None:
    listener = Listener()
    desk = Desk(store, knowledge, listener)
    await desk.receive("console", "c", "1", Text("neck"), NOON)
    (copy,) = await desk.receive("console", "c", "2", Records("export"), NOON)
    assert '"question": "side"' in copy.text
    await desk.receive("console", "c", "3", Tap(3, 0), NOON)
    assert listener.heard == [Text("neck"), Choice(3, "left")]


async def test_after_erasing_the_talk_begins_anew(store: SqlStore, knowledge: Knowledge) -> None:
    stored: list[Conversation] = []

    def remember(
        conversation: Conversation, message: Message, _knowledge: Knowledge, _at: datetime
    ) -> Turn:
        stored.append(conversation)
        return Turn(replace(conversation, asked=conversation.asked + 1), (Say(str(message)),))

    desk = Desk(store, knowledge, remember)
    await desk.receive("console", "c", "1", Text("neck"), NOON)
    (told,) = await desk.receive("console", "c", "2", Records("erase"), NOON)
    assert told == Say(say("erased", knowledge))
    await desk.receive("console", "c", "3", Text("knee"), NOON)
    assert stored == [Conversation(), Conversation()]
    assert await desk.receive("console", "c", "2", Records("erase"), NOON) == ()


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("help", Command("help")),
        ("BACK", Command("back")),
        ("erase", Records("erase")),
        ("Export", Records("export")),
        ("erase_all", None),
        ("hide", Command("hide")),
        ("", None),
    ],
)
def test_commands_are_known_by_their_names(name: str, meant: Command | Records | None) -> None:
    assert command_named(name) == meant


@pytest.mark.parametrize(
    ("argument", "reference"),
    [("appt_K7-31x", "K7-31x"), ("appt_", ""), ("spring", ""), ("appt_no spaces", "")],
)
def test_a_start_may_name_the_appointment_that_a_talk_belongs_to(
    argument: str, reference: str
) -> None:
    assert command_named("start", argument) == Command("start", reference)
