"""What every store must do, whichever database is behind it."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from bot.storage.sql import SqlStore
from bot.storage.sqlite import SqliteStore
from bot.storage.store import Besides, ChatKey, Counted, Decide
from bot.storage.tables import conversations
from dialogs.account import Outcome
from dialogs.conversation import Conversation, Entry
from dialogs.messages import Ask, Option, Reply, Say
from dialogs.notices import SignCount
from dialogs.turn import Turn

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
CHAT = ChatKey("telegram", "7")
OTHER_CHAT = ChatKey("telegram", "8")
SIDES = (Option("left", "Left"), Option("right", "Right"))


def saying(*texts: str) -> Decide:
    """Decides to say something, and remembers it."""

    def decide(stored: Conversation | None) -> Turn:
        known = stored or Conversation()
        entries = (*known.entries, *(Entry("s", "q", (), text) for text in texts))
        return Turn(replace(known, entries=entries), tuple(Say(text) for text in texts))

    return decide


def asking(number: int) -> Decide:
    def decide(stored: Conversation | None) -> Turn:
        after = replace(stored or Conversation(), asked=number, question="side")
        return Turn(after, (Ask("Which side?", SIDES, number),))

    return decide


def ending(stored: Conversation | None) -> Turn:
    return Turn(replace(stored or Conversation(), question=""), (Say("Goodbye."),))


def must_not_decide(stored: Conversation | None) -> Turn:
    raise AssertionError(stored)


AnyStore = SqlStore | SqliteStore


async def spoil(store: AnyStore, state: str) -> None:
    """Puts something else in the place of every stored conversation."""
    if isinstance(store, SqliteStore):
        store.connection.execute("UPDATE conversations SET state = ?", (state,))
        return
    async with store._engine.begin() as connection:
        await connection.execute(update(conversations).values(state=state))


async def said(store: AnyStore, key: ChatKey = CHAT) -> list[str]:
    return [outgoing.reply.text for outgoing in await store.unsent(key)]


async def send_all(store: AnyStore, key: ChatKey = CHAT) -> None:
    for outgoing in await store.unsent(key):
        await store.mark_sent(outgoing.id, f"message-{outgoing.id}", NOON)


async def test_a_conversation_is_found_again_as_it_was_left(store: AnyStore) -> None:
    found: list[Conversation | None] = []

    def look(stored: Conversation | None) -> Turn:
        found.append(stored)
        return Turn(stored or Conversation(), ())

    await store.exchange(CHAT, "1", NOON, saying("“neck” 🤕"))
    await store.exchange(CHAT, "2", NOON, look)
    await store.exchange(OTHER_CHAT, "3", NOON, look)
    assert found == [
        Conversation(entries=(Entry("s", "q", (), "“neck” 🤕"),)),
        Conversation(),
    ]


async def test_a_repeated_update_changes_nothing(store: AnyStore) -> None:
    first = await store.exchange(CHAT, "1", NOON, saying("once"))
    again = await store.exchange(CHAT, "1", NOON, must_not_decide)
    assert (first.repeated, again.repeated) == (False, True)
    assert again.outgoing == ()
    assert await said(store) == ["once"]


async def test_two_channels_count_their_updates_apart(store: AnyStore) -> None:
    await store.exchange(CHAT, "1", NOON, saying("here"))
    there = await store.exchange(ChatKey("console", "7"), "1", NOON, saying("there"))
    assert not there.repeated


async def test_a_turn_that_fails_leaves_nothing_behind_and_may_be_tried_again(
    store: AnyStore,
) -> None:
    await store.exchange(CHAT, "1", NOON, saying("before"))
    with pytest.raises(AssertionError):
        await store.exchange(CHAT, "2", NOON, must_not_decide)
    assert await said(store) == ["before"]
    again = await store.exchange(CHAT, "2", NOON, saying("after"))
    assert not again.repeated
    assert await said(store) == ["before", "after"]


async def test_messages_that_come_at_once_are_taken_in_one_after_the_other(
    store: AnyStore,
) -> None:
    await asyncio.gather(
        *(store.exchange(CHAT, str(number), NOON, saying(str(number))) for number in range(12))
    )
    kept: list[Conversation] = []

    def look(stored: Conversation | None) -> Turn:
        kept.append(stored or Conversation())
        return Turn(kept[0], ())

    await store.exchange(CHAT, "last", NOON, look)
    words = [entry.words for entry in kept[0].entries]
    assert sorted(words, key=int) == [str(number) for number in range(12)]
    assert await said(store) == words


@pytest.mark.parametrize(
    "reply",
    [
        Say("<b>neck</b> & “back” 🤕\n\nnew paragraph"),
        Ask("Which side?", SIDES, 3),
        Ask("Book?", (Option("book", "Book", "https://example.com"),), 4),
        Ask("In your own words?", (), 5),
    ],
)
async def test_a_reply_waits_as_it_was_decided(store: AnyStore, reply: Reply) -> None:
    exchange = await store.exchange(CHAT, "1", NOON, lambda _: Turn(Conversation(), (reply,)))
    assert await store.unsent(CHAT) == exchange.outgoing
    assert exchange.outgoing[0].reply == reply


async def test_what_is_sent_waits_no_longer_and_the_rest_keeps_its_order(store: AnyStore) -> None:
    await store.exchange(CHAT, "1", NOON, saying("one", "two"))
    await store.exchange(OTHER_CHAT, "2", NOON, saying("elsewhere"))
    await store.exchange(CHAT, "3", NOON, saying("three"))
    assert await store.chats_waiting("telegram") == (CHAT, OTHER_CHAT)
    assert await store.chats_waiting("console") == ()
    one, two, _ = await store.unsent(CHAT)
    await store.mark_sent(one.id, "99", NOON)
    assert await said(store) == ["two", "three"]
    await store.mark_sent(two.id, "100", NOON)
    assert await store.chats_waiting("telegram") == (OTHER_CHAT, CHAT)


async def test_what_waits_can_be_dropped_by_blocking_alone(store: AnyStore) -> None:
    await store.exchange(CHAT, "1", NOON, saying("one"))
    await store.exchange(OTHER_CHAT, "2", NOON, saying("elsewhere"))
    await store.mark_blocked(CHAT, NOON)
    assert await store.chats_waiting("telegram") == (OTHER_CHAT,)


async def test_blocking_leaves_what_a_later_message_has_led_to(store: AnyStore) -> None:
    refused = await store.exchange(CHAT, "1", NOON, saying("one", "two"))
    await store.exchange(CHAT, "2", NOON, saying("here again"))
    await store.mark_blocked(CHAT, NOON, last=refused.outgoing[-1].id)
    assert await said(store) == ["here again"]


async def test_a_question_keeps_its_buttons_while_it_is_open(store: AnyStore) -> None:
    await store.exchange(CHAT, "1", NOON, asking(1))
    await send_all(store)
    await store.exchange(CHAT, "2", NOON, saying("I can't read stickers."))
    assert await store.spent_keyboards(CHAT) == ()


@pytest.mark.parametrize("then", [asking(2), ending, asking(1)])
async def test_a_question_that_is_closed_or_put_again_loses_its_buttons(
    store: AnyStore, then: Decide
) -> None:
    exchange = await store.exchange(CHAT, "1", NOON, asking(1))
    await send_all(store)
    await store.exchange(CHAT, "2", NOON, then)
    (spent,) = await store.spent_keyboards(CHAT)
    assert spent.message == f"message-{exchange.outgoing[0].id}"
    await store.mark_removed(spent.id)
    assert await store.spent_keyboards(CHAT) == ()


async def test_a_question_answered_before_it_was_sent_gets_no_buttons(store: AnyStore) -> None:
    await store.exchange(CHAT, "1", NOON, asking(1))
    await store.exchange(CHAT, "2", NOON, asking(2))
    assert [outgoing.with_buttons for outgoing in await store.unsent(CHAT)] == [False, True]


async def test_buttons_of_a_question_answered_while_it_was_being_sent_are_removed(
    store: AnyStore,
) -> None:
    exchange = await store.exchange(CHAT, "1", NOON, asking(1))
    await store.exchange(CHAT, "2", NOON, ending)
    await store.mark_sent(exchange.outgoing[0].id, "55", NOON)
    assert [spent.message for spent in await store.spent_keyboards(CHAT)] == ["55"]


async def test_erasing_takes_one_chat_alone_and_may_come_twice(store: AnyStore) -> None:
    await store.exchange(CHAT, "1", NOON, saying("mine"))
    await store.exchange(OTHER_CHAT, "2", NOON, saying("yours"))
    erased = await store.erase(CHAT, "3", NOON, Say("Gone."))
    again = await store.erase(CHAT, "3", NOON, Say("Gone."))
    assert (erased.repeated, again.repeated) == (False, True)
    assert await said(store) == ["Gone."]
    assert await said(store, OTHER_CHAT) == ["yours"]


async def test_an_update_beside_the_talk_is_noted_once(store: AnyStore) -> None:
    assert await store.first_time("telegram", "group:-5", NOON)
    assert not await store.first_time("telegram", "group:-5", NOON)
    assert await store.first_time("telegram", "group:-6", NOON)


async def test_the_last_chat_is_the_one_spoken_in_last(store: AnyStore) -> None:
    assert await store.last_chat("telegram") is None
    await store.exchange(OTHER_CHAT, "1", NOON, saying("first"))
    await store.exchange(CHAT, "2", NOON + timedelta(seconds=1), saying("second"))
    await store.exchange(ChatKey("console", "c"), "3", NOON + timedelta(days=1), saying("third"))
    assert await store.last_chat("telegram") == CHAT


def agreeing(text: str) -> Decide:
    def decide(stored: Conversation | None) -> Turn:
        return Turn(replace(stored or Conversation(), consent="1"), (Say(text),))

    return decide


async def test_a_sweep_takes_old_talks_with_all_that_belongs_to_them(store: AnyStore) -> None:
    await store.exchange(CHAT, "1", NOON - timedelta(days=15), agreeing("old"))
    await store.exchange(OTHER_CHAT, "2", NOON - timedelta(days=13), agreeing("young"))
    assert await store.sweep(NOON, keeps=timedelta(days=14)) == 1
    assert await store.chats_waiting("telegram") == (OTHER_CHAT,)
    assert not (await store.exchange(CHAT, "1", NOON, saying("new"))).repeated


async def test_what_was_said_without_agreeing_is_swept_after_a_day(store: AnyStore) -> None:
    await store.exchange(CHAT, "1", NOON - timedelta(hours=25), saying("yesterday"))
    await store.exchange(OTHER_CHAT, "2", NOON - timedelta(hours=23), saying("this morning"))
    assert await store.sweep(NOON, keeps=timedelta(days=14)) == 1
    assert await store.chats_waiting("telegram") == (OTHER_CHAT,)


async def test_a_sweep_keeps_the_updates_that_may_still_be_repeated(store: AnyStore) -> None:
    await store.exchange(CHAT, "1", NOON - timedelta(days=2), saying("two days ago"))
    assert await store.sweep(NOON, keeps=timedelta(days=1)) == 1
    assert (await store.exchange(CHAT, "1", NOON, must_not_decide)).repeated


async def test_a_moment_of_another_time_zone_is_kept_as_the_same_moment(store: AnyStore) -> None:
    new_york = NOON.astimezone(datetime.strptime("-0500", "%z").tzinfo)
    await store.exchange(CHAT, "1", new_york, saying("noon"))
    hour = timedelta(hours=1)
    assert await store.sweep(NOON + timedelta(minutes=59), keeps=hour) == 0
    assert await store.sweep(NOON + timedelta(minutes=61), keeps=hour) == 1


@pytest.mark.parametrize("state", ["", "{", "[]", '{"version": 99}', '{"version": 1}'])
async def test_a_damaged_conversation_is_given_as_none_and_can_be_replaced(
    store: AnyStore, state: str
) -> None:
    await store.exchange(CHAT, "1", NOON, saying("before"))
    await spoil(store, state)
    found: list[Conversation | None] = []

    def look(stored: Conversation | None) -> Turn:
        found.append(stored)
        return Turn(Conversation(asked=5), ())

    await store.exchange(CHAT, "2", NOON, look)
    await store.exchange(CHAT, "3", NOON, look)
    assert found == [None, Conversation(asked=5)]


def counting(*outcomes: Outcome) -> Decide:
    counts = tuple(SignCount("stroke_signs", "emergency", outcome) for outcome in outcomes)
    return lambda stored: Turn(stored or Conversation(), (), counts=counts)


async def test_signs_are_counted_by_month_and_not_by_whose_they_are(store: AnyStore) -> None:
    await store.exchange(CHAT, "1", NOON, counting("stated"))
    await store.exchange(OTHER_CHAT, "2", NOON, counting("stated", "corrected_who"))
    await store.exchange(CHAT, "3", NOON + timedelta(days=30), counting("stated"))
    assert await store.sign_counts() == (
        Counted("2026-11", "stroke_signs", "emergency", "corrected_who", 1),
        Counted("2026-11", "stroke_signs", "emergency", "stated", 2),
        Counted("2026-12", "stroke_signs", "emergency", "stated", 1),
    )


async def test_a_repeated_update_is_counted_once(store: AnyStore) -> None:
    await store.exchange(CHAT, "1", NOON, counting("stated"))
    await store.exchange(CHAT, "1", NOON, counting("stated"))
    assert [counted.times for counted in await store.sign_counts()] == [1]


async def test_erasing_leaves_the_counts_which_are_nobodys(store: AnyStore) -> None:
    await store.exchange(CHAT, "1", NOON, counting("stated"))
    await store.erase(CHAT, "2", NOON, Say("Gone."))
    assert len(await store.sign_counts()) == 1


def hiding(_stored: Conversation | None) -> Turn:
    return Turn(Conversation(), (Say("Hello."),), hides=True)


async def test_hiding_drops_what_waits_and_gives_out_what_can_be_deleted(store: AnyStore) -> None:
    old = NOON - timedelta(hours=49)
    await store.exchange(CHAT, "1", old, saying("old"), Besides("written-old"))
    for outgoing in await store.unsent(CHAT):
        await store.mark_sent(outgoing.id, "sent-old", old)
    await store.exchange(CHAT, "2", NOON, saying("young"), Besides("written-young"))
    await send_all(store)
    await store.exchange(CHAT, "3", NOON, saying("never sent"))
    await store.exchange(CHAT, "4", NOON, hiding, Besides("written-last"))
    hidden = [each.message for each in await store.hidden_messages(CHAT)]
    assert hidden[0] == "written-young"
    assert hidden[-1] == "written-last"
    assert len(hidden) == 3
    assert await said(store) == ["Hello."]


async def test_a_chat_with_something_to_hide_waits_until_it_is_gone(store: AnyStore) -> None:
    await store.exchange(CHAT, "1", NOON, hiding, Besides("written"))
    await send_all(store)
    assert await store.chats_waiting("telegram") == (CHAT,)
    (hidden,) = await store.hidden_messages(CHAT)
    await store.mark_gone(hidden.id)
    assert await store.chats_waiting("telegram") == ()


async def test_what_others_are_told_waits_in_their_chat_with_the_turn(store: AnyStore) -> None:
    staff = ChatKey("telegram", "-100")
    besides = Besides(tell=lambda _turn: ((staff, Say("Appointment 7")),))
    exchange = await store.exchange(ChatKey("console", "c"), "1", NOON, saying("heard"), besides)
    assert exchange.told == (staff,)
    assert await said(store, staff) == ["Appointment 7"]


async def test_what_others_are_told_is_dropped_with_a_turn_that_fails(store: AnyStore) -> None:
    staff = ChatKey("telegram", "-100")

    def fail(_turn: Turn) -> tuple[tuple[ChatKey, Reply], ...]:
        raise RuntimeError("no words")

    with pytest.raises(RuntimeError):
        await store.exchange(CHAT, "1", NOON, saying("heard"), Besides(tell=fail))
    assert await said(store) == []
    assert await said(store, staff) == []
