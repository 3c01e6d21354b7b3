"""painbot on the double: the real channel, over HTTP and with a database file."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import func, select

from bot.channels.telegram import serve
from bot.desk import Desk, TakeTurn
from bot.loading import shipped_knowledge
from bot.settings import Secret, Settings
from bot.storage.sql import SqlStore, open_store
from bot.storage.store import ChatKey
from bot.storage.tables import outbox
from dialogs.conversation import Conversation, Entry
from dialogs.knowledge import Knowledge
from dialogs.messages import Ask, Choice, Command, Message, Option, Say, Text, Unreadable
from dialogs.turn import Turn
from telegram_api.server import Sent, TelegramApi

_REPLIES = select(func.count()).select_from(outbox).where(outbox.c.buttons != "came_in")


@dataclass
class Serving:
    """A running painbot, and what a test waits for."""

    api: TelegramApi
    store: SqlStore
    waits: list[float] = field(default_factory=list)
    """For how many seconds it wanted to wait between tries."""
    task: asyncio.Task[None] | None = None

    async def until(self, true: Callable[[], bool]) -> None:
        """Waits for something that the double can see."""
        await asyncio.to_thread(self.api.wait_until, true)

    async def answers(self, count: int, chat: int = 7) -> list[Sent]:
        """All messages to a client, as soon as there are `count`."""
        await self.until(lambda: len(self.api.to(chat)) >= count)
        return self.api.to(chat)

    async def at_rest(self) -> list[Sent]:
        """All messages to all clients, once each update is stored and each reply is sent."""
        await self.until(self.api.is_acknowledged)
        async with self.store._engine.begin() as connection:
            replies = (await connection.execute(_REPLIES)).scalar()
        await self.until(lambda: len(self.api.sent) >= (replies or 0))
        return self.api.sent

    async def given_up(self) -> None:
        """Waits until painbot has ended by itself."""
        assert self.task is not None
        await asyncio.wait([self.task])

    async def pause(self, seconds: float) -> None:
        """Stands for waiting: notes how long, and only lets others go first."""
        self.waits.append(seconds)
        await asyncio.sleep(0)


@asynccontextmanager
async def serving(
    api: TelegramApi,
    database: Path,
    turn: TakeTurn,
    *,
    store: SqlStore | None = None,
    staff: ChatKey | None = None,
) -> AsyncIterator[Serving]:
    """painbot from start to a clean stop; what it raises is raised here."""
    opened = store or await open_store(url_of(database))
    stopping = asyncio.Event()
    running = Serving(api, opened)
    desk = Desk(opened, shipped_knowledge(), turn, staff=staff)
    service = serve(settings_for(api), desk, stopping, pause=running.pause)
    running.task = task = asyncio.create_task(service)
    try:
        yield running
    finally:
        stopping.set()
        try:
            await task
        finally:
            await opened.close()


def url_of(database: Path) -> str:
    return f"sqlite:///{database}"


def settings_for(api: TelegramApi, token: str | None = None) -> Settings:
    return Settings(
        telegram_token=Secret(api.token if token is None else token),
        telegram_base_url=f"{api.url}/bot",
    )


def plain_turn(
    conversation: Conversation, message: Message, _knowledge: Knowledge, _at: datetime
) -> Turn:
    """A tiny dialog: says back what came, then asks; the third answer ends the talk."""
    asked = conversation.asked + 1
    heard = _heard(conversation, message)
    if heard.startswith(("a ", "stale")):
        return Turn(conversation, (Say(heard),))
    entries = (*conversation.entries, Entry(conversation.state, "plain", (), heard))
    after = replace(conversation, entries=entries)
    if len(entries) == 3:
        return Turn(replace(after, question="", options=()), (Say(f"{heard}. Done."),))
    options = (
        Option("left", "Left"),
        Option("right", "Right"),
        Option("link", "Book", "https://e.x"),
    )
    ids = tuple(option.id for option in options)
    after = replace(after, asked=asked, question="side", options=ids)
    return Turn(after, (Say(heard), Ask(f"Question {asked}", options, asked)))


def _heard(conversation: Conversation, message: Message) -> str:
    match message:
        case Text(text):
            return f"heard {text}"
        case Choice(asked, option):
            return f"chose {option}" if asked == conversation.asked else "stale choice"
        case Command(name):
            return f"command {name}"
        case Unreadable(kind):
            return f"a {kind}"
