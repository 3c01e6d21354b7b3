"""The store on SQLite or PostgreSQL."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, delete, func, not_, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.storage.engine import database_url, make_engine
from bot.storage.migrate import migrate
from bot.storage.reply_json import reply_from_json, reply_to_json
from bot.storage.sql_trouble import telling_trouble
from bot.storage.store import (
    HIDEABLE,
    NOTHING_BESIDES,
    REPEATS_WITHIN,
    UNAGREED_KEPT,
    Besides,
    ChatKey,
    Counted,
    Decide,
    Exchange,
    HiddenMessage,
    Outgoing,
    SpentKeyboard,
    month_of,
    question_left_open,
)
from bot.storage.tables import conversations, outbox, seen_updates, sign_counts
from dialogs.conversation import VERSION, Conversation, from_json, to_json
from dialogs.errors import ConversationBroken
from dialogs.messages import Ask, Reply
from dialogs.notices import SignCount


async def open_store(url: str) -> "SqlStore":
    """The store behind a database URL, made and migrated when needed. Raises StorageTrouble."""
    parsed = database_url(url)
    engine = make_engine(parsed)
    try:
        with telling_trouble(parsed):
            await migrate(engine)
    except BaseException:
        await engine.dispose()
        raise
    return SqlStore(engine)


class SqlStore:
    """See Store. Uses one transaction for each call."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def exchange(
        self,
        key: ChatKey,
        update: str,
        at: datetime,
        decide: Decide,
        besides: Besides = NOTHING_BESIDES,
    ) -> Exchange:
        async with self._transaction() as transaction:
            if not await _note_update(transaction, key.channel, update, at):
                return Exchange(repeated=True)
            stored = await _lock_conversation(transaction, key, at)
            await _note_incoming(transaction, key, besides.message, at)
            turn = decide(stored)
            if turn.hides:
                await _hide(transaction, key, at)
            await _keep_conversation(transaction, key, turn.conversation, at)
            await _spend_keyboards(transaction, key, question_left_open(turn))
            sent = [await _put_out(transaction, key, reply, at) for reply in turn.replies]
            told = [await _put_beside(transaction, *each, at) for each in besides.tell(turn)]
            await _count(transaction, turn.counts, at)
        if turn.hides:
            await self._empty_journal()
        return Exchange(tuple(sent), tuple(told))

    async def hidden_messages(self, key: ChatKey) -> tuple[HiddenMessage, ...]:
        hidden = select(outbox.c.id, outbox.c.message).where(
            _of(outbox, key), outbox.c.buttons == "hidden"
        )
        async with self._transaction() as transaction:
            rows = await transaction.execute(hidden.order_by(outbox.c.id))
            return tuple(HiddenMessage(row.id, row.message) for row in rows)

    async def mark_gone(self, hidden: int) -> None:
        await self._do(delete(outbox).where(outbox.c.id == hidden))

    async def sign_counts(self) -> tuple[Counted, ...]:
        table = sign_counts
        ordered = select(table).order_by(*table.primary_key.columns)
        async with self._transaction() as transaction:
            return tuple(Counted(*row) for row in await transaction.execute(ordered))

    async def erase(self, key: ChatKey, update: str, at: datetime, reply: Reply) -> Exchange:
        async with self._transaction() as transaction:
            if not await _note_update(transaction, key.channel, update, at):
                return Exchange(repeated=True)
            await transaction.execute(delete(conversations).where(_of(conversations, key)))
            await _lock_conversation(transaction, key, at)
            exchange = Exchange((await _put_out(transaction, key, reply, at),))
        await self._empty_journal()
        return exchange

    async def first_time(self, channel: str, update: str, at: datetime) -> bool:
        async with self._transaction() as transaction:
            return await _note_update(transaction, channel, update, at)

    async def unsent(self, key: ChatKey) -> tuple[Outgoing, ...]:
        waiting = select(outbox).where(_of(outbox, key), outbox.c.sent_at.is_(None))
        async with self._transaction() as transaction:
            rows = await transaction.execute(waiting.order_by(outbox.c.id))
            return tuple(
                Outgoing(row.id, reply_from_json(row.reply), row.buttons == "open") for row in rows
            )

    async def chats_waiting(self, channel: str) -> tuple[ChatKey, ...]:
        waiting = (
            select(outbox.c.chat)
            .where(
                outbox.c.channel == channel,
                or_(outbox.c.sent_at.is_(None), outbox.c.buttons == "hidden"),
            )
            .group_by(outbox.c.chat)
            .order_by(func.min(outbox.c.id))
        )
        async with self._transaction() as transaction:
            return tuple(ChatKey(channel, row.chat) for row in await transaction.execute(waiting))

    async def mark_sent(self, outgoing: int, message: str | None, at: datetime) -> None:
        await self._do(
            update(outbox)
            .where(outbox.c.id == outgoing)
            .values(reply=None, message=message, sent_at=at)
        )

    async def spent_keyboards(self, key: ChatKey) -> tuple[SpentKeyboard, ...]:
        spent = select(outbox.c.id, outbox.c.message).where(
            _of(outbox, key), outbox.c.buttons == "spent", outbox.c.message.is_not(None)
        )
        async with self._transaction() as transaction:
            rows = await transaction.execute(spent.order_by(outbox.c.id))
            return tuple(SpentKeyboard(row.id, row.message) for row in rows)

    async def mark_removed(self, keyboard: int) -> None:
        await self._do(update(outbox).where(outbox.c.id == keyboard).values(buttons="none"))

    async def mark_blocked(self, key: ChatKey, at: datetime, last: int | None = None) -> None:
        waiting = delete(outbox).where(_of(outbox, key), outbox.c.sent_at.is_(None))
        await self._do(
            update(conversations).where(_of(conversations, key)).values(blocked_at=at),
            waiting if last is None else waiting.where(outbox.c.id <= last),
        )

    async def last_chat(self, channel: str) -> ChatKey | None:
        latest = (
            select(conversations.c.chat)
            .where(conversations.c.channel == channel)
            .order_by(conversations.c.updated_at.desc())
            .limit(1)
        )
        async with self._transaction() as transaction:
            chat = (await transaction.execute(latest)).scalar_one_or_none()
            return None if chat is None else ChatKey(channel, chat)

    async def sweep(self, at: datetime, keeps: timedelta) -> int:
        unagreed = conversations.c.agreed.is_(False)
        old = or_(
            conversations.c.updated_at < at - keeps,
            and_(unagreed, conversations.c.updated_at < at - UNAGREED_KEPT),
        )
        repeatable = seen_updates.c.seen_at >= at - REPEATS_WITHIN
        async with self._transaction() as transaction:
            await transaction.execute(delete(seen_updates).where(not_(repeatable)))
            swept = (await transaction.execute(delete(conversations).where(old))).rowcount
        await self._empty_journal()
        return swept

    async def close(self) -> None:
        await self._engine.dispose()

    async def _empty_journal(self) -> None:
        """SQLite's journal still holds what was deleted, until it is carried over and cut."""
        if self._engine.dialect.name != "sqlite":
            return
        with telling_trouble(self._engine.url):
            async with self._engine.connect() as connection:
                # Past SQLAlchemy, which would open a transaction: in one this does nothing.
                raw = (await connection.get_raw_connection()).driver_connection
                if raw is not None:
                    await (await raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")).close()

    @asynccontextmanager
    async def _transaction(self) -> AsyncIterator[AsyncConnection]:
        with telling_trouble(self._engine.url):
            async with self._engine.begin() as connection:
                yield connection

    async def _do(self, *statements: Any) -> None:
        async with self._transaction() as transaction:
            for statement in statements:
                await transaction.execute(statement)


def _of(table: Table, key: ChatKey) -> ColumnElement[bool]:
    return and_(table.c.channel == key.channel, table.c.chat == key.chat)


async def _insert_new(transaction: AsyncConnection, table: Table, **values: Any) -> bool:
    """Inserts a row unless its key is taken; says whether it was inserted."""
    # Both databases know ON CONFLICT; SQLAlchemy has it in each dialect's own insert.
    dialect = sqlite if transaction.dialect.name == "sqlite" else postgresql
    inserted = await transaction.execute(
        dialect.insert(table).values(**values).on_conflict_do_nothing()
    )
    return inserted.rowcount == 1


async def _note_update(
    transaction: AsyncConnection, channel: str, update_id: str, at: datetime
) -> bool:
    return await _insert_new(
        transaction, seen_updates, channel=channel, update_id=update_id, seen_at=at
    )


async def _lock_conversation(
    transaction: AsyncConnection, key: ChatKey, at: datetime
) -> Conversation | None:
    """The chat's conversation, held until the transaction ends; None when it is damaged."""
    fresh = to_json(Conversation())
    await _insert_new(
        transaction, conversations, channel=key.channel, chat=key.chat, state=fresh,
        version=VERSION, updated_at=at,
    )  # fmt: skip
    row = select(conversations.c.state).where(_of(conversations, key)).with_for_update()
    try:
        return from_json((await transaction.execute(row)).scalar_one())
    except ConversationBroken:
        return None


async def _keep_conversation(
    transaction: AsyncConnection, key: ChatKey, conversation: Conversation, at: datetime
) -> None:
    kept = update(conversations).where(_of(conversations, key))
    state = to_json(conversation)
    await transaction.execute(
        kept.values(
            state=state,
            version=VERSION,
            agreed=bool(conversation.consent),
            updated_at=at,
            blocked_at=None,
        )
    )


async def _spend_keyboards(
    transaction: AsyncConnection, key: ChatKey, still_open: int | None
) -> None:
    """Marks the buttons of every question that this turn has closed or put anew."""
    closed = update(outbox).where(_of(outbox, key), outbox.c.buttons == "open")
    if still_open is not None:
        closed = closed.where(outbox.c.asked != still_open)
    # A reply that is being sent at this moment counts too: its buttons are removed after it.
    await transaction.execute(closed.values(buttons="spent"))


async def _put_out(
    transaction: AsyncConnection, key: ChatKey, reply: Reply, at: datetime
) -> Outgoing:
    asked = reply.asked if isinstance(reply, Ask) else None
    buttons = "open" if isinstance(reply, Ask) and reply.options else "none"
    row = outbox.insert().values(
        channel=key.channel, chat=key.chat, reply=reply_to_json(reply), asked=asked,
        buttons=buttons, created_at=at,
    )  # fmt: skip
    id_ = await transaction.execute(row.returning(outbox.c.id))
    return Outgoing(id_.scalar_one(), reply, buttons == "open")


async def _put_beside(
    transaction: AsyncConnection, key: ChatKey, reply: Reply, at: datetime
) -> ChatKey:
    """Puts something out for a chat that did not write; it is kept as long as one that did."""
    await _lock_conversation(transaction, key, at)
    spoken_in = update(conversations).where(_of(conversations, key))
    await transaction.execute(spoken_in.values(updated_at=at))
    await _put_out(transaction, key, reply, at)
    return key


async def _note_incoming(
    transaction: AsyncConnection, key: ChatKey, message: str | None, at: datetime
) -> None:
    if message is not None:
        row = outbox.insert().values(
            channel=key.channel, chat=key.chat, buttons="came_in", message=message, created_at=at,
            sent_at=at,
        )  # fmt: skip
        await transaction.execute(row)


async def _hide(transaction: AsyncConnection, key: ChatKey, at: datetime) -> None:
    """What waits is dropped, and what can be deleted where it was read is marked for it."""
    young = and_(outbox.c.message.is_not(None), outbox.c.sent_at > at - HIDEABLE)
    here = _of(outbox, key)
    await transaction.execute(delete(outbox).where(here, outbox.c.sent_at.is_(None)))
    await transaction.execute(update(outbox).where(here, young).values(buttons="hidden"))
    await transaction.execute(delete(outbox).where(here, outbox.c.buttons != "hidden"))


async def _count(transaction: AsyncConnection, counts: Iterable[SignCount], at: datetime) -> None:
    dialect = sqlite if transaction.dialect.name == "sqlite" else postgresql
    for count in counts:
        first = dialect.insert(sign_counts).values(
            month=month_of(at), sign=count.sign, disposition=count.disposition,
            outcome=count.outcome, times=1,
        )  # fmt: skip
        again = first.on_conflict_do_update(
            index_elements=sign_counts.primary_key.columns,
            set_={"times": sign_counts.c.times + 1},
        )
        await transaction.execute(again)
