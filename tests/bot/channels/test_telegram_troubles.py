"""What goes wrong on a clinic's day on Telegram: nothing is lost, and nobody is left in silence."""

import asyncio
import io
import logging
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from telegram_api.server import Failure, TelegramApi
from telegram_api.serving import plain_turn, serving, settings_for, url_of

from bot.channels.telegram import run, serve
from bot.desk import Desk
from bot.errors import ChannelRefused, StorageTrouble
from bot.loading import shipped_knowledge
from bot.logs import set_up_logging
from bot.storage.sql import SqlStore, open_store
from bot.storage.store import NOTHING_BESIDES, Besides, ChatKey, Decide, Exchange
from dialogs.conversation import Conversation
from dialogs.knowledge import Knowledge
from dialogs.messages import Message, Text
from dialogs.speaking.replies import say
from dialogs.turn import Turn

DROPPED = Failure(drops=True)
BROKEN = Failure(500, "Internal Server Error")
FLOODED = Failure(429, "Too Many Requests: retry after 3", retry_after=3)
UNAUTHORIZED = Failure(401, "Unauthorized")


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """The log as painbot sets it up, with the HTTP client at its most talkative."""
    stream = io.StringIO()
    before = logging.root.handlers[:], logging.root.level
    set_up_logging(stream=stream, level=logging.DEBUG)
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.DEBUG)
    yield stream
    logging.root.handlers, logging.root.level = before
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)


@pytest.mark.parametrize("failure", [DROPPED, BROKEN, FLOODED])
async def test_an_answer_that_cannot_be_sent_is_sent_later(
    api: TelegramApi, database: Path, failure: Failure
) -> None:
    api.fails("sendMessage", failure, failure)
    async with serving(api, database, plain_turn) as painbot:
        api.writes("my neck")
        sent = await painbot.answers(2)
        waits = painbot.waits
    assert [message.text for message in sent] == ["heard my neck", "Question 1"]
    assert waits == ([3.0, 3.0] if failure is FLOODED else [1.0, 2.0])


async def test_an_answer_whose_receipt_was_lost_may_come_twice_but_not_never(
    api: TelegramApi, database: Path
) -> None:
    api.fails("sendMessage", Failure(drops=True, after_acting=True))
    async with serving(api, database, plain_turn) as painbot:
        api.writes("my neck")
        sent = await painbot.answers(3)
    assert [m.text for m in sent] == ["heard my neck", "heard my neck", "Question 1"]


async def test_a_stop_while_nothing_can_be_sent_loses_nothing(
    api: TelegramApi, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.telegram._SECONDS_TO_FINISH", 0.05)
    api.fails("sendMessage", *[BROKEN] * 10_000)
    async with serving(api, database, plain_turn) as painbot:
        api.writes("my neck")
        await painbot.until(lambda: len(api.called("sendMessage")) > 2)
    api.recovers("sendMessage")
    async with serving(api, database, plain_turn) as painbot:
        sent = await painbot.answers(2)
    assert [m.text for m in sent] == ["heard my neck", "Question 1"]


@pytest.mark.parametrize("failure", [DROPPED, BROKEN, FLOODED])
async def test_polling_goes_on_after_trouble(
    api: TelegramApi, database: Path, failure: Failure
) -> None:
    api.fails("getUpdates", failure, failure, failure)
    async with serving(api, database, plain_turn) as painbot:
        api.writes("my neck")
        await painbot.answers(2)


async def test_a_menu_that_cannot_be_set_is_no_reason_not_to_serve(
    api: TelegramApi, database: Path
) -> None:
    api.fails("setMyCommands", FLOODED)
    async with serving(api, database, plain_turn) as painbot:
        api.writes("my neck")
        await painbot.answers(2)


@pytest.mark.parametrize("failure", [DROPPED, Failure(400, "Bad Request: query is too old")])
async def test_a_tap_counts_though_it_could_not_be_acknowledged(
    api: TelegramApi, database: Path, failure: Failure
) -> None:
    api.fails("answerCallbackQuery", failure)
    async with serving(api, database, plain_turn) as painbot:
        api.writes("my neck")
        await painbot.answers(2)
        api.taps("Left")
        sent = await painbot.answers(4)
    assert sent[2].text == "chose left"


async def test_buttons_that_stayed_are_taken_away_later(api: TelegramApi, database: Path) -> None:
    api.fails("editMessageReplyMarkup", BROKEN)
    async with serving(api, database, plain_turn) as painbot:
        api.writes("one")
        first = (await painbot.answers(2))[1]
        api.writes("two")
        await painbot.answers(4)
        api.writes("three")
        await painbot.until(lambda: not first.keyboard)


async def test_a_client_who_blocks_us_is_left_alone_and_others_are_served(
    api: TelegramApi, database: Path
) -> None:
    api.blocked.add(7)
    async with serving(api, database, plain_turn) as painbot:
        api.writes("my neck", chat=7)
        await painbot.until(lambda: len(api.called("sendMessage")) == 1)
        api.writes("my knee", chat=8)
        await painbot.answers(2, chat=8)
    store = await open_store(url_of(database))
    assert await store.unsent(ChatKey("telegram", "7")) == ()
    await store.close()
    assert [int(call["chat_id"]) for call in api.called("sendMessage")] == [7, 8, 8]


async def test_a_client_who_comes_back_after_blocking_is_answered(
    api: TelegramApi, database: Path
) -> None:
    api.blocked.add(7)
    async with serving(api, database, plain_turn) as painbot:
        api.writes("my neck")
        await painbot.until(lambda: len(api.called("sendMessage")) == 1)
        api.blocked.clear()
        api.writes("here again")
        sent = await painbot.answers(1)
    assert sent[0].text == "heard here again"


async def test_what_was_stored_and_not_sent_before_a_crash_is_sent_at_the_next_start(
    api: TelegramApi, database: Path
) -> None:
    store = await open_store(url_of(database))
    desk = Desk(store, shipped_knowledge(), plain_turn)
    await desk.take_in(ChatKey("telegram", "7"), "1", Text("my neck"), datetime.now(UTC))
    await store.close()
    async with serving(api, database, plain_turn) as painbot:
        sent = await painbot.answers(2)
    assert [message.text for message in sent] == ["heard my neck", "Question 1"]


class _Troubled(SqlStore):
    """A store whose database is locked for the first tries."""

    tries_left = 3

    async def exchange(
        self,
        key: ChatKey,
        update: str,
        at: datetime,
        decide: Decide,
        besides: Besides = NOTHING_BESIDES,
    ) -> Exchange:
        if self.tries_left:
            self.tries_left -= 1
            raise StorageTrouble("The database is locked.")
        return await super().exchange(key, update, at, decide, besides)


async def test_while_the_database_is_in_trouble_clients_are_told_once_and_nothing_is_lost(
    api: TelegramApi, database: Path
) -> None:
    opened = await open_store(url_of(database))
    troubled = _Troubled(opened._engine)
    api.writes("my neck", chat=7)
    api.writes("my knee", chat=8)
    async with serving(api, database, plain_turn, store=troubled) as painbot:
        await painbot.answers(3, chat=7)
        await painbot.answers(3, chat=8)
    for chat, words in ((7, "my neck"), (8, "my knee")):
        told, *answers = sorted((m.text for m in api.to(chat)), key=lambda text: text[0] != "S")
        assert told.startswith(say("technical_trouble", shipped_knowledge(), error_id="")[:30])
        assert answers == [f"heard {words}", "Question 1"]


class _Faulty(SqlStore):
    """A store with a mistake in it, which one client always meets."""

    async def exchange(
        self,
        key: ChatKey,
        update: str,
        at: datetime,
        decide: Decide,
        besides: Besides = NOTHING_BESIDES,
    ) -> Exchange:
        if key.chat == "7":
            raise RuntimeError("my secret neck")
        return await super().exchange(key, update, at, decide, besides)


async def test_an_update_that_can_never_be_taken_in_holds_up_nobody_else(
    api: TelegramApi, database: Path, log: io.StringIO
) -> None:
    opened = await open_store(url_of(database))
    api.writes("my secret neck", chat=7)
    api.writes("my knee", chat=8)
    async with serving(api, database, plain_turn, store=_Faulty(opened._engine)) as painbot:
        (told,) = await painbot.answers(1, chat=7)
        sent = await painbot.answers(2, chat=8)
    line = next(line for line in log.getvalue().splitlines() if "given up" in line)
    assert line.split("error_id=")[1].split()[0] in told.text
    assert sent[0].text == "heard my knee"
    assert "secret" not in log.getvalue()


def _failing_turn(
    conversation: Conversation, message: Message, knowledge: Knowledge, at: datetime
) -> Turn:
    if message == Text("my secret neck"):
        raise ValueError("my secret neck")
    return plain_turn(conversation, message, knowledge, at)


async def test_a_fault_of_ours_is_told_with_a_number_that_the_log_knows(
    api: TelegramApi, database: Path, log: io.StringIO
) -> None:
    async with serving(api, database, _failing_turn) as painbot:
        api.writes("my secret neck")
        told = (await painbot.answers(1))[0].text
        api.writes("my neck")
        sent = await painbot.answers(3)
    line = next(line for line in log.getvalue().splitlines() if "turn failed" in line)
    error_id = line.split("error_id=")[1].split()[0]
    assert told == say("technical_trouble", shipped_knowledge(), error_id=error_id)
    assert sent[1].text == "heard my neck"
    assert "ValueError" in line
    assert "secret" not in log.getvalue()


async def test_a_conversation_that_cannot_be_read_begins_anew_with_a_kind_line(
    api: TelegramApi, database: Path
) -> None:
    async with serving(api, database, plain_turn) as painbot:
        api.writes("my neck")
        await painbot.answers(2)
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE conversations SET state = '{\"version\": 99}'")
    connection.close()
    async with serving(api, database, plain_turn) as painbot:
        api.writes("my knee")
        sent = await painbot.answers(5)
    lost = say("conversation_lost", shipped_knowledge())
    assert [message.text for message in sent[2:]] == [lost, "heard my knee", "Question 1"]


async def test_the_log_of_a_whole_talk_holds_neither_token_nor_words_nor_people(
    api: TelegramApi, database: Path, log: io.StringIO
) -> None:
    api.fails("sendMessage", FLOODED, DROPPED, BROKEN)
    api.fails("getUpdates", BROKEN)
    async with serving(api, database, plain_turn) as painbot:
        api.writes("my unmistakable neck", chat=707707707)
        await painbot.answers(2, chat=707707707)
        api.taps("Right", chat=707707707)
        await painbot.answers(4, chat=707707707)
    text = log.getvalue()
    assert "turn: chat=" in text
    assert "HTTP Request: POST" in text
    for hidden in (
        api.token,
        "TEST-token",
        "unmistakable",
        "Question",
        "707707707",
        "obin",
        "v1:1",
    ):
        assert hidden not in text


def test_a_refused_token_is_told_without_the_token(api: TelegramApi, database: Path) -> None:
    wrong = "987654321:WRONG-token-that-nobody-knows_000000"
    settings = replace(settings_for(api, wrong), database_url=url_of(database))
    with pytest.raises(ChannelRefused, match="refused the token") as refused:
        run(settings)
    assert "WRONG" not in f"{refused.value} {refused.value!r}"
    assert refused.value.__suppress_context__


async def test_a_token_that_is_withdrawn_ends_the_service(api: TelegramApi, database: Path) -> None:
    api.fails("getUpdates", UNAUTHORIZED)
    with pytest.raises(ChannelRefused, match="no longer accepts the token"):
        async with serving(api, database, plain_turn) as painbot:
            await painbot.given_up()


@pytest.mark.parametrize("token", ["", "   "])
def test_a_missing_token_is_told_with_what_to_do(api: TelegramApi, token: str) -> None:
    with pytest.raises(ChannelRefused, match="PAINBOT_TELEGRAM_TOKEN="):
        run(settings_for(api, token))


async def test_no_network_at_the_start_is_told_after_four_tries(
    api: TelegramApi, database: Path
) -> None:
    api.fails("getMe", DROPPED, DROPPED, DROPPED, DROPPED)
    with pytest.raises(ChannelRefused, match="does not answer"):
        async with serving(api, database, plain_turn) as painbot:
            await painbot.given_up()
    assert painbot.waits == [1.0, 2.0, 4.0]


async def test_a_network_that_comes_back_during_the_start_is_enough(
    api: TelegramApi, database: Path
) -> None:
    api.fails("getMe", DROPPED, BROKEN)
    async with serving(api, database, plain_turn) as painbot:
        api.writes("my neck")
        await painbot.answers(2)


async def test_a_start_without_network_can_be_stopped(api: TelegramApi, database: Path) -> None:
    store = await open_store(url_of(database))
    stopping = asyncio.Event()

    async def wait_for_ever(_seconds: float) -> None:
        stopping.set()
        await asyncio.Event().wait()

    api.fails("getMe", DROPPED)
    desk = Desk(store, shipped_knowledge(), plain_turn)
    await serve(settings_for(api), desk, stopping, pause=wait_for_ever)
    await store.close()
    assert api.called("getUpdates") == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_the_process_cleanly(
    api: TelegramApi, database: Path, number: signal.Signals
) -> None:
    environment = {
        **os.environ,
        "PAINBOT_TELEGRAM_TOKEN": api.token,
        "PAINBOT_TELEGRAM_BASE_URL": f"{api.url}/bot/",
        "PAINBOT_DATABASE_URL": url_of(database),
    }
    command = [sys.executable, "-m", "bot", "telegram"]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        api.wait_until(lambda: bool(api.called("getUpdates")))
        process.send_signal(number)
        output, _ = process.communicate(timeout=20)
    assert process.returncode == 0
    assert "listening as @painbot_test" in output
    assert "set PAINBOT_CLINIC to your own" in output
    assert "Traceback" not in output
    assert api.token not in output
