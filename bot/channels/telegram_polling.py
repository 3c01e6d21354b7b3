"""Takes updates in, one after the other, and acknowledges each only once it is stored."""

import asyncio
import logging
from collections.abc import Coroutine
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from telegram import Bot, Update
from telegram.constants import ChatType
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.channels.telegram_sending import Pause, Sender, seconds_asked, waits_before_try
from bot.channels.telegram_updates import (
    ALLOWED_UPDATES,
    Blocked,
    FromClient,
    FromGroup,
    read_update,
)
from bot.desk import Desk
from bot.errors import ChannelRefused, StorageTrouble
from bot.logs import new_error_id, where
from bot.storage.store import ChatKey
from dialogs.speaking.replies import say

CHANNEL = "telegram"

_log = logging.getLogger(__name__)

_POLL = 50
"""Seconds that Telegram holds a request for updates open; it closes longer ones itself."""

_SILENCE = _POLL + 20
"""Seconds after which a request counts as dead, though no error has come."""

_REMEMBERED = 512
"""How many presses are known as answered: more than a repeated batch of updates can hold."""


@dataclass
class Polling:
    """Long polling for one bot.

    Telegram gives an update again until a later one is asked for. So `offset` moves on only when
    an update is stored: a crash, or a database in trouble, loses nothing.
    """

    bot: Bot
    desk: Desk
    sender: Sender
    pause: Pause = asyncio.sleep
    offset: int | None = None
    _told_of_trouble: set[int] = field(default_factory=set)
    _answered: dict[str, None] = field(default_factory=dict)
    _aside: set[asyncio.Task[None]] = field(default_factory=set)

    async def run(self) -> None:
        """Polls until it is cancelled. Raises ChannelRefused when the token stops being valid."""
        failures = 0
        while True:
            try:
                updates = await self._updates()
            except InvalidToken:
                # The library's own text holds the token.
                raise ChannelRefused("Telegram no longer accepts the token.") from None
            except (TelegramError, TimeoutError) as error:
                failures += 1
                await self.pause(_wait_after(error, failures))
                continue
            failures = 0
            if not await self.take_in(updates):
                await self.pause(1.0)

    async def _updates(self) -> tuple[Update, ...]:
        async with asyncio.timeout(_SILENCE):
            return await self.bot.get_updates(
                self.offset, timeout=_POLL, allowed_updates=ALLOWED_UPDATES
            )

    async def take_in(self, updates: tuple[Update, ...]) -> bool:
        """Stores updates in their order; False when the database is in trouble.

        What could not be stored is not acknowledged, so that it comes again; whoever wrote it is
        told once.
        """
        for position, update in enumerate(updates):
            try:
                await self._take_in_one(update)
            except StorageTrouble as trouble:
                error_id = new_error_id()
                _log.error("database trouble: error_id=%s %s", error_id, trouble)
                for waiting in updates[position:]:
                    self._tell_of_trouble(waiting, error_id)
                return False
            except Exception as error:
                # Given up: it would come again for ever, and hold up everyone else.
                error_id = new_error_id()
                _log.error("update given up: error_id=%s %s", error_id, where(error))
                self._tell_of_trouble(update, error_id)
            self.offset = update.update_id + 1
        self._told_of_trouble.clear()
        return True

    async def _take_in_one(self, update: Update) -> None:
        at = datetime.now(UTC)
        match read_update(update):
            case FromClient(chat, message, callback, written):
                self._answer(callback)
                key = ChatKey(CHANNEL, chat)
                taken = await self.desk.take_in(key, str(update.update_id), message, at, written)
                # Also after a repetition: what it had led to may still wait to be sent.
                for waiting in (key, *taken.told):
                    self.sender.wake(waiting)
            case Blocked(chat):
                await self.desk.store.mark_blocked(ChatKey(CHANNEL, chat), at)
            case FromGroup(chat):
                if await self.desk.store.first_time(CHANNEL, f"group:{chat}", at):
                    refusal = say("groups_refused", self.desk.knowledge)
                    self._do_aside(self.bot.send_message(int(chat), refusal))
            case None:
                _log.debug("nothing to answer: update=%d", update.update_id)

    def _tell_of_trouble(self, update: Update, error_id: str) -> None:
        """Answers past the outbox, which is in trouble itself; once for each client."""
        if update.callback_query:
            self._answer(update.callback_query.id)
        chat = update.effective_chat
        if chat is None or chat.type != ChatType.PRIVATE or chat.id in self._told_of_trouble:
            return
        self._told_of_trouble.add(chat.id)
        self._do_aside(self.bot.send_message(chat.id, self.desk.trouble_told(error_id)))

    def _answer(self, callback: str | None) -> None:
        """Answers a press at once, before anything else, and only once: else its clock spins."""
        if callback is None or callback in self._answered:
            return
        self._answered[callback] = None
        if len(self._answered) > _REMEMBERED:
            del self._answered[next(iter(self._answered))]
        self._do_aside(self.bot.answer_callback_query(callback))

    def _do_aside(self, act: Coroutine[Any, Any, object]) -> None:
        """Does what neither waits for anything nor is missed when it fails."""
        task = asyncio.create_task(_tried(act))
        self._aside.add(task)
        task.add_done_callback(self._aside.discard)

    async def finish(self) -> None:
        """Waits for what is being done aside."""
        await asyncio.gather(*self._aside)


async def _tried(act: Coroutine[Any, Any, object]) -> None:
    try:
        await act
    except TelegramError as error:
        _log.warning("not done: %s", where(error))


def _wait_after(error: Exception, failures: int) -> float:
    if isinstance(error, RetryAfter):
        return seconds_asked(error)
    wait = waits_before_try(failures)
    if isinstance(error, Conflict):
        _log.error("another program polls with this token; stop one of them")
    else:
        _log.warning("no updates, tries again in %.0f s: %s", wait, where(error))
    return wait
