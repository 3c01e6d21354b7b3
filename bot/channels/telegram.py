"""painbot on Telegram, from start to stop."""

import asyncio
import contextlib
import logging
import os
import signal
from collections.abc import Awaitable, Callable, Coroutine
from datetime import UTC, datetime, timedelta
from typing import Any

from telegram import Bot, BotCommand, BotCommandScopeAllPrivateChats
from telegram.error import InvalidToken, TelegramError
from telegram.request import HTTPXRequest

from bot.channels.telegram_polling import CHANNEL, Polling
from bot.channels.telegram_sending import Pause, Sender, waits_before_try
from bot.clinic_file import unset_numbers
from bot.desk import Desk
from bot.errors import ChannelRefused, StorageTrouble
from bot.loading import knowledge_in_use, shipped_folder
from bot.logs import set_up_logging, where
from bot.settings import Settings
from bot.staff import staff_chat
from bot.storage.sql import open_store
from bot.storage.store import Store
from dialogs.knowledge import Knowledge
from dialogs.speaking.replies import fill

_log = logging.getLogger(__name__)

_TRIES_AT_START = 4
_SECONDS_TO_FINISH = 5.0
_DAY = timedelta(days=1).total_seconds()
_MINUTE = 60.0


def run(settings: Settings) -> int:
    """Serves the bot until SIGINT or SIGTERM; the process's exit code.

    Raises CannotStart (no or refused token, no network after four tries, a database or clinic.toml
    in trouble) and KnowledgeBroken; their texts are for the person who started it.
    """
    token = _token(settings)
    set_up_logging(hide=(token,))
    knowledge = knowledge_in_use(settings)
    _warn_of_clinic(settings)
    with contextlib.suppress(KeyboardInterrupt):  # where the loop cannot handle signals: Windows
        asyncio.run(_until_signalled(settings, knowledge))
    return 0


def _warn_of_clinic(settings: Settings) -> None:
    folder = settings.knowledge or shipped_folder()
    clinic = settings.clinic_file(folder)
    if clinic == folder / "clinic.toml":
        _log.warning("clients are told of the example clinic: set PAINBOT_CLINIC to your own")
    for problem in unset_numbers(clinic, folder):
        _log.warning("%s", problem)


async def _until_signalled(settings: Settings, knowledge: Knowledge) -> None:
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(number, stopping.set)
    store = await open_store(settings.database_url)
    try:
        await serve(settings, Desk(store, knowledge, staff=staff_chat(settings)), stopping)
    finally:
        await store.close()


async def serve(
    settings: Settings, desk: Desk, stopping: asyncio.Event, *, pause: Pause = asyncio.sleep
) -> None:
    """Talks to Telegram until `stopping` is set; then finishes what is being sent.

    `pause` waits between tries. Raises ChannelRefused.
    """
    bot = make_bot(settings)
    try:
        await _unless_stopped(stopping, _sign_in(bot, settings, desk.knowledge, pause))
        if not stopping.is_set():
            await _serve_signed_in(bot, desk, stopping, pause)
    finally:
        await bot.shutdown()


async def _unless_stopped(stopping: asyncio.Event, *acts: Coroutine[Any, Any, object]) -> None:
    """Acts side by side until one of them ends, or `stopping` is set; raises what they raise."""
    tasks = [asyncio.create_task(act) for act in (*acts, stopping.wait())]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        ended = await asyncio.gather(*tasks, return_exceptions=True)
    for outcome in ended:
        if isinstance(outcome, Exception):
            raise outcome


def make_bot(settings: Settings) -> Bot:
    """The vendor's client, with its time limits. Raises ChannelRefused without a token."""
    # Asks python-telegram-bot for durations as timedelta, as its next version gives them.
    os.environ.setdefault("PTB_TIMEDELTA", "true")
    return Bot(
        _token(settings),
        base_url=settings.telegram_base_url,
        request=HTTPXRequest(connection_pool_size=16, pool_timeout=10.0),
        # A pool of one could be held by a dead connection: polling would be silent for ever.
        get_updates_request=HTTPXRequest(connection_pool_size=2, pool_timeout=10.0),
    )


def _token(settings: Settings) -> str:
    token = settings.telegram_token.revealed.strip() if settings.telegram_token else ""
    if token:
        return token
    raise ChannelRefused(
        "No Telegram token is set. Ask @BotFather on Telegram for one, and start again with "
        "PAINBOT_TELEGRAM_TOKEN=… in the environment or in a file .env."
    )


async def _sign_in(bot: Bot, settings: Settings, knowledge: Knowledge, pause: Pause) -> None:
    await _tried_at_start(bot.initialize, settings, pause)
    # Polling is refused while a webhook is set; what waited there comes by polling.
    await _tried_at_start(bot.delete_webhook, settings, pause)
    await _introduce(bot, knowledge)


async def _tried_at_start(
    act: Callable[[], Awaitable[object]], settings: Settings, pause: Pause
) -> None:
    for number in range(1, _TRIES_AT_START + 1):
        try:
            await act()
        except InvalidToken:
            # From None: the library's own text holds the token.
            raise ChannelRefused(
                f"Telegram at {settings.telegram_base_url} refused the token. Compare "
                "PAINBOT_TELEGRAM_TOKEN with what @BotFather shows for your bot."
            ) from None
        except TelegramError as error:
            _log.warning("Telegram does not answer, try %d: %s", number, where(error))
            if number < _TRIES_AT_START:
                await pause(waits_before_try(number))
        else:
            return
    raise ChannelRefused(
        f"Telegram at {settings.telegram_base_url} does not answer. Check the network and "
        "PAINBOT_TELEGRAM_BASE_URL."
    )


async def _introduce(bot: Bot, knowledge: Knowledge) -> None:
    """Sets the menu and the descriptions; a failure is no reason not to serve."""
    commands = [BotCommand(name, line) for name, line in knowledge.menu_lines.items()]
    about = {key: fill(text, knowledge.clinic) for key, text in knowledge.telegram_about.items()}
    try:
        await bot.set_my_commands(commands, scope=BotCommandScopeAllPrivateChats())
        await bot.set_my_description(about["description"])
        await bot.set_my_short_description(about["short_description"])
    except TelegramError as error:
        _log.warning("menu or description not set: %s", where(error))


async def _serve_signed_in(bot: Bot, desk: Desk, stopping: asyncio.Event, pause: Pause) -> None:
    sender = Sender(bot, desk.store, pause)
    polling = Polling(bot, desk, sender, pause)
    _log.info("listening as @%s", bot.username)
    sweeping = _sweep_daily(desk.store, desk.knowledge.clinic.keeps_days)
    waking = _wake_what_waits(desk.store, sender)
    try:
        await _unless_stopped(stopping, polling.run(), sweeping, waking)
    finally:
        await polling.finish()
        await sender.finish(_SECONDS_TO_FINISH)


async def _wake_what_waits(store: Store, sender: Sender) -> None:
    """Sends what an earlier start has left, and what another process put out, within a minute."""
    while True:
        try:
            for key in await store.chats_waiting(CHANNEL):
                sender.wake(key)
        except StorageTrouble as trouble:
            _log.error("outbox not looked through: %s", trouble)
        await asyncio.sleep(_MINUTE)


async def _sweep_daily(store: Store, keeps_days: int) -> None:
    while True:
        try:
            swept = await store.sweep(datetime.now(UTC), timedelta(days=keeps_days))
            _log.info("swept: talks=%d", swept)
        except StorageTrouble as trouble:
            _log.error("not swept, tries again tomorrow: %s", trouble)
        await asyncio.sleep(_DAY)
