"""The store on a SQLite file, by Python's own sqlite3: ready in a moment.

SQLAlchemy, which serves every database in bot/storage/sql.py, takes longer to import than
painbot takes to answer. Both keep the same file in the same form and pass the same tests.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.storage import sqlite_file
from bot.storage.reply_json import reply_from_json, reply_to_json
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
from bot.storage.trouble import telling_trouble
from dialogs.conversation import VERSION, Conversation, from_json, to_json
from dialogs.errors import ConversationBroken
from dialogs.messages import Ask, Reply
from dialogs.notices import SignCount

REVISION = "0003"
"""The migration whose tables these statements are for, the newest one."""

_SCHEMA = Path(__file__).with_name("schema.sql")


def open_sqlite(database: str) -> "SqliteStore | None":
    """The store in a file, which is made when it is not there; None when migrations are missing.

    Raises StorageTrouble.
    """
    with telling_trouble(database):
        sqlite_file.own_file(Path(database))
        store = SqliteStore(database, sqlite3.connect(database))
        try:
            sqlite_file.prepare(store.connection)
            with store.transaction() as connection:
                found = _revision(connection)
        except BaseException:
            store.connection.close()
            raise
    if found == REVISION:
        return store
    store.connection.close()
    return None


def _revision(connection: sqlite3.Connection) -> str | None:
    """Which tables there are; in an empty file they are made first."""
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    if not tables:
        for statement in _SCHEMA.read_text(encoding="utf-8").split(";\n"):
            connection.execute(statement)
        connection.execute("INSERT INTO alembic_version VALUES (?)", (REVISION,))
    elif "alembic_version" not in tables:
        return None
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(row[0]) if row else None


class SqliteStore:
    """See Store. Uses one transaction for each call, and blocks while it waits for the file: it is
    meant for one talk at a time.
    """

    def __init__(self, database: str, connection: sqlite3.Connection) -> None:
        self.database = database
        self.connection = connection

    async def exchange(
        self,
        key: ChatKey,
        update: str,
        at: datetime,
        decide: Decide,
        besides: Besides = NOTHING_BESIDES,
    ) -> Exchange:
        with self.transaction() as connection:
            if not _note_update(connection, key.channel, update, at):
                return Exchange(repeated=True)
            stored = _lock_conversation(connection, key, at)
            _note_incoming(connection, key, besides.message, at)
            turn = decide(stored)
            if turn.hides:
                _hide(connection, key, at)
            _keep_conversation(connection, key, turn.conversation, at)
            _spend_keyboards(connection, key, question_left_open(turn))
            sent = tuple(_put_out(connection, key, reply, at) for reply in turn.replies)
            told = tuple(_put_beside(connection, *each, at) for each in besides.tell(turn))
            _count(connection, turn.counts, at)
        if turn.hides:
            self._empty_journal()
        return Exchange(sent, told)

    async def hidden_messages(self, key: ChatKey) -> tuple[HiddenMessage, ...]:
        hidden = (
            "SELECT id, message FROM outbox WHERE channel = ? AND chat = ?"
            " AND buttons = 'hidden' ORDER BY id"
        )
        with self.transaction() as connection:
            rows = connection.execute(hidden, (key.channel, key.chat))
            return tuple(HiddenMessage(id_, message) for id_, message in rows)

    async def mark_gone(self, hidden: int) -> None:
        with self.transaction() as connection:
            connection.execute("DELETE FROM outbox WHERE id = ?", (hidden,))

    async def sign_counts(self) -> tuple[Counted, ...]:
        ordered = (
            "SELECT month, sign, disposition, outcome, times FROM sign_counts"
            " ORDER BY month, sign, disposition, outcome"
        )
        with self.transaction() as connection:
            return tuple(Counted(*row) for row in connection.execute(ordered))

    async def erase(self, key: ChatKey, update: str, at: datetime, reply: Reply) -> Exchange:
        with self.transaction() as connection:
            if not _note_update(connection, key.channel, update, at):
                return Exchange(repeated=True)
            gone = "DELETE FROM conversations WHERE channel = ? AND chat = ?"
            connection.execute(gone, (key.channel, key.chat))
            _lock_conversation(connection, key, at)
            exchange = Exchange((_put_out(connection, key, reply, at),))
        self._empty_journal()
        return exchange

    async def first_time(self, channel: str, update: str, at: datetime) -> bool:
        with self.transaction() as connection:
            return _note_update(connection, channel, update, at)

    async def unsent(self, key: ChatKey) -> tuple[Outgoing, ...]:
        waiting = (
            "SELECT id, reply, buttons FROM outbox"
            " WHERE channel = ? AND chat = ? AND sent_at IS NULL ORDER BY id"
        )
        with self.transaction() as connection:
            return tuple(
                Outgoing(id_, reply_from_json(reply), buttons == "open")
                for id_, reply, buttons in connection.execute(waiting, (key.channel, key.chat))
            )

    async def chats_waiting(self, channel: str) -> tuple[ChatKey, ...]:
        waiting = (
            "SELECT chat FROM outbox WHERE channel = ? AND (sent_at IS NULL OR buttons = 'hidden')"
            " GROUP BY chat ORDER BY min(id)"
        )
        with self.transaction() as connection:
            return tuple(
                ChatKey(channel, chat) for (chat,) in connection.execute(waiting, (channel,))
            )

    async def mark_sent(self, outgoing: int, message: str | None, at: datetime) -> None:
        sent = "UPDATE outbox SET reply = NULL, message = ?, sent_at = ? WHERE id = ?"
        with self.transaction() as connection:
            connection.execute(sent, (message, _stored(at), outgoing))

    async def spent_keyboards(self, key: ChatKey) -> tuple[SpentKeyboard, ...]:
        spent = (
            "SELECT id, message FROM outbox WHERE channel = ? AND chat = ?"
            " AND buttons = 'spent' AND message IS NOT NULL ORDER BY id"
        )
        with self.transaction() as connection:
            rows = connection.execute(spent, (key.channel, key.chat))
            return tuple(SpentKeyboard(id_, message) for id_, message in rows)

    async def mark_removed(self, keyboard: int) -> None:
        with self.transaction() as connection:
            connection.execute("UPDATE outbox SET buttons = 'none' WHERE id = ?", (keyboard,))

    async def mark_blocked(self, key: ChatKey, at: datetime, last: int | None = None) -> None:
        blocked = "UPDATE conversations SET blocked_at = ? WHERE channel = ? AND chat = ?"
        dropped = (
            "DELETE FROM outbox WHERE channel = ? AND chat = ? AND sent_at IS NULL"
            " AND (?3 IS NULL OR id <= ?3)"
        )
        with self.transaction() as connection:
            connection.execute(blocked, (_stored(at), key.channel, key.chat))
            connection.execute(dropped, (key.channel, key.chat, last))

    async def last_chat(self, channel: str) -> ChatKey | None:
        latest = "SELECT chat FROM conversations WHERE channel = ? ORDER BY updated_at DESC LIMIT 1"
        with self.transaction() as connection:
            row = connection.execute(latest, (channel,)).fetchone()
            return ChatKey(channel, row[0]) if row else None

    async def sweep(self, at: datetime, keeps: timedelta) -> int:
        old = "DELETE FROM conversations WHERE updated_at < ? OR (NOT agreed AND updated_at < ?)"
        with self.transaction() as connection:
            seen = "DELETE FROM seen_updates WHERE seen_at < ?"
            connection.execute(seen, (_stored(at - REPEATS_WITHIN),))
            ages = (_stored(at - keeps), _stored(at - UNAGREED_KEPT))
            swept = connection.execute(old, ages).rowcount
        self._empty_journal()
        return swept

    async def close(self) -> None:
        self.connection.close()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All of it or nothing. Raises StorageTrouble."""
        with telling_trouble(self.database):
            # IMMEDIATE takes the write lock before anything is read: two processes never decide
            # on the same conversation at once, and none fails halfway for want of the lock.
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            finally:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")

    def _empty_journal(self) -> None:
        """The journal still holds what was deleted, until it is carried over and cut."""
        with telling_trouble(self.database):
            self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _stored(moment: datetime) -> str:
    """A moment as SQLAlchemy writes it: UTC, and so that later is greater."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")


def _note_update(connection: sqlite3.Connection, channel: str, update: str, at: datetime) -> bool:
    new = "INSERT INTO seen_updates VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
    return connection.execute(new, (channel, update, _stored(at))).rowcount == 1


def _lock_conversation(
    connection: sqlite3.Connection, key: ChatKey, at: datetime
) -> Conversation | None:
    """The chat's conversation, a new one if need be; None when it is damaged."""
    new = (
        "INSERT INTO conversations (channel, chat, state, version, updated_at)"
        " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"
    )
    fresh = to_json(Conversation())
    connection.execute(new, (key.channel, key.chat, fresh, VERSION, _stored(at)))
    held = "SELECT state FROM conversations WHERE channel = ? AND chat = ?"
    (state,) = connection.execute(held, (key.channel, key.chat)).fetchone()
    try:
        return from_json(state)
    except ConversationBroken:
        return None


def _keep_conversation(
    connection: sqlite3.Connection, key: ChatKey, conversation: Conversation, at: datetime
) -> None:
    kept = (
        "UPDATE conversations SET state = ?, version = ?, agreed = ?, updated_at = ?,"
        " blocked_at = NULL WHERE channel = ? AND chat = ?"
    )
    agreed = bool(conversation.consent)
    told = (to_json(conversation), VERSION, agreed, _stored(at), key.channel, key.chat)
    connection.execute(kept, told)


def _spend_keyboards(connection: sqlite3.Connection, key: ChatKey, still_open: int | None) -> None:
    """Marks the buttons of every question that this turn has closed or put anew."""
    closed = (
        "UPDATE outbox SET buttons = 'spent' WHERE channel = ? AND chat = ?"
        " AND buttons = 'open' AND (?3 IS NULL OR asked <> ?3)"
    )
    connection.execute(closed, (key.channel, key.chat, still_open))


def _put_out(connection: sqlite3.Connection, key: ChatKey, reply: Reply, at: datetime) -> Outgoing:
    asked = reply.asked if isinstance(reply, Ask) else None
    buttons = "open" if isinstance(reply, Ask) and reply.options else "none"
    new = (
        "INSERT INTO outbox (channel, chat, reply, asked, buttons, created_at)"
        " VALUES (?, ?, ?, ?, ?, ?)"
    )
    told = (key.channel, key.chat, reply_to_json(reply), asked, buttons, _stored(at))
    id_ = connection.execute(new, told).lastrowid or 0
    return Outgoing(id_, reply, buttons == "open")


def _put_beside(
    connection: sqlite3.Connection, key: ChatKey, reply: Reply, at: datetime
) -> ChatKey:
    """Puts something out for a chat that did not write; it is kept as long as one that did."""
    _lock_conversation(connection, key, at)
    spoken_in = "UPDATE conversations SET updated_at = ? WHERE channel = ? AND chat = ?"
    connection.execute(spoken_in, (_stored(at), key.channel, key.chat))
    _put_out(connection, key, reply, at)
    return key


def _note_incoming(
    connection: sqlite3.Connection, key: ChatKey, message: str | None, at: datetime
) -> None:
    if message is not None:
        new = (
            "INSERT INTO outbox (channel, chat, buttons, message, created_at, sent_at)"
            " VALUES (?, ?, 'came_in', ?, ?, ?)"
        )
        connection.execute(new, (key.channel, key.chat, message, _stored(at), _stored(at)))


def _hide(connection: sqlite3.Connection, key: ChatKey, at: datetime) -> None:
    """What waits is dropped, and what can be deleted where it was read is marked for it."""
    waiting = "DELETE FROM outbox WHERE channel = ? AND chat = ? AND sent_at IS NULL"
    young = (
        "UPDATE outbox SET buttons = 'hidden' WHERE channel = ? AND chat = ?"
        " AND message IS NOT NULL AND sent_at > ?"
    )
    rest = "DELETE FROM outbox WHERE channel = ? AND chat = ? AND buttons <> 'hidden'"
    connection.execute(waiting, (key.channel, key.chat))
    connection.execute(young, (key.channel, key.chat, _stored(at - HIDEABLE)))
    connection.execute(rest, (key.channel, key.chat))


def _count(connection: sqlite3.Connection, counts: Iterable[SignCount], at: datetime) -> None:
    again = (
        "INSERT INTO sign_counts VALUES (?, ?, ?, ?, 1) ON CONFLICT DO UPDATE SET times = times + 1"
    )
    for count in counts:
        told = (month_of(at), count.sign, count.disposition, count.outcome)
        connection.execute(again, told)
