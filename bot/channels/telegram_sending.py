"""From the outbox to Telegram: in order within a chat, side by side across chats, nothing lost."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from telegram import Bot, LinkPreviewOptions
from telegram.error import BadRequest, Forbidden, RetryAfter, TelegramError

from bot.channels.telegram_messages import TelegramMessage, messages_of
from bot.errors import StorageTrouble
from bot.logs import pseudonym, where
from bot.storage.store import ChatKey, HiddenMessage, Outgoing, SpentKeyboard, Store

_log = logging.getLogger(__name__)

T = TypeVar("T")

Pause = Callable[[float], Awaitable[None]]

_LONGEST_WAIT = 30.0
"""Seconds between tries at most: a client waits no longer than this once all is well again."""


def waits_before_try(number: int) -> float:
    """Seconds to wait before the next try, after `number` failures in a row (from 1)."""
    return float(min(2 ** (number - 1), _LONGEST_WAIT))


@dataclass
class Sender:
    """Sends what the outbox holds. One task for each chat that has something to be sent.

    Each message is sent at least once: when an answer of Telegram is lost, nobody can know whether
    the message was, and a warning that comes twice is better than one that does not come.
    """

    bot: Bot
    store: Store
    pause: Pause = asyncio.sleep
    _tasks: dict[ChatKey, asyncio.Task[None]] = field(default_factory=dict)
    _again: set[ChatKey] = field(default_factory=set)

    def wake(self, key: ChatKey) -> None:
        """Has the outbox of one chat sent, after what is being sent there already."""
        self._again.add(key)
        if key not in self._tasks:
            self._tasks[key] = asyncio.create_task(self._run(key))

    async def finish(self, within: float) -> None:
        """Waits for what is being sent; the rest stays in the outbox for the next start."""
        tasks = tuple(self._tasks.values())
        if tasks:
            await asyncio.wait(tasks, timeout=within)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _run(self, key: ChatKey) -> None:
        try:
            while key in self._again:
                self._again.discard(key)
                await self._deliver(key)
        except Exception as error:
            _log.error(
                "sending gave up: chat=%s %s", pseudonym(key.channel, key.chat), where(error)
            )
        finally:
            del self._tasks[key]

    async def _deliver(self, key: ChatKey) -> None:
        for hidden in await self._stored(lambda: self.store.hidden_messages(key)):
            await self._delete(key, hidden)
        waiting = await self._stored(lambda: self.store.unsent(key))
        try:
            for outgoing in waiting:
                await self._send_reply(key, outgoing)
        except Forbidden:
            _log.info("blocked: chat=%s", pseudonym(key.channel, key.chat))
            last = waiting[-1].id
            await self._stored(lambda: self.store.mark_blocked(key, _now(), last))
            return
        for keyboard in await self._stored(lambda: self.store.spent_keyboards(key)):
            await self._remove(key, keyboard)

    async def _send_reply(self, key: ChatKey, outgoing: Outgoing) -> None:
        """Sends one reply and notes it. Raises Forbidden when the client blocked us."""
        sent: str | None = None
        for message in messages_of(outgoing):
            try:
                sent = await self._send(key, message)
            except BadRequest as error:
                # Trying again would be refused again, and would hold up all that comes after.
                _log.error("refused: outgoing=%d %s", outgoing.id, where(error))
        message_id = sent
        await self._stored(lambda: self.store.mark_sent(outgoing.id, message_id, _now()))

    async def _send(self, key: ChatKey, message: TelegramMessage) -> str:
        """Sends one message, however often that takes. Raises Forbidden and BadRequest."""
        failures = 0
        while True:
            try:
                sent = await self.bot.send_message(
                    int(key.chat),
                    message.text,
                    reply_markup=message.keyboard,
                    link_preview_options=LinkPreviewOptions(is_disabled=True),
                )
                return str(sent.message_id)
            except (Forbidden, BadRequest):
                raise
            except RetryAfter as error:
                wait = seconds_asked(error)
            except TelegramError as error:
                failures += 1
                wait = waits_before_try(failures)
                _log.warning("not sent, tries again in %.0f s: %s", wait, where(error))
            await self.pause(wait)

    async def _delete(self, key: ChatKey, hidden: HiddenMessage) -> None:
        """Deletes a message of a talk that the client had to hide; one try, before anything new."""
        try:
            await self.bot.delete_message(int(key.chat), int(hidden.message))
        except (BadRequest, Forbidden) as error:
            # Gone already, or too old: either way no more can be done.
            _log.debug("not deleted: %s", where(error))
        except TelegramError as error:
            _log.warning("not deleted yet: %s", where(error))
            return
        await self._stored(lambda: self.store.mark_gone(hidden.id))

    async def _remove(self, key: ChatKey, keyboard: SpentKeyboard) -> None:
        """Takes the buttons from an answered question; one try, for nothing hangs on it."""
        try:
            await self.bot.edit_message_reply_markup(int(key.chat), int(keyboard.message))
        except (BadRequest, Forbidden) as error:
            # Gone already, or too old to be changed: either way no more can be done.
            _log.debug("buttons left: %s", where(error))
        except TelegramError as error:
            _log.warning("buttons not removed yet: %s", where(error))
            return
        await self._stored(lambda: self.store.mark_removed(keyboard.id))

    async def _stored(self, act: Callable[[], Awaitable[T]]) -> T:
        """Carries out one act of the store, however often that takes: what was sent is noted."""
        failures = 0
        while True:
            try:
                return await act()
            except StorageTrouble as error:
                failures += 1
                wait = waits_before_try(failures)
                _log.error("database trouble, tries again in %.0f s: %s", wait, error)
            await self.pause(wait)


def seconds_asked(error: RetryAfter) -> float:
    """How long Telegram asks us to wait."""
    asked = error.retry_after
    return asked.total_seconds() if isinstance(asked, timedelta) else float(asked)


def _now() -> datetime:
    return datetime.now(UTC)
