"""The tables, as the migrations in migrations/ leave them."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    Dialect,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    false,
)

metadata = MetaData()


class Moment(TypeDecorator[datetime]):
    """A moment with its time zone, UTC; SQLite alone would forget the zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        return value.replace(tzinfo=UTC) if isinstance(value, datetime) else None


conversations = Table(
    "conversations",
    metadata,
    Column("channel", String(16), primary_key=True),
    Column("chat", String(64), primary_key=True),
    Column("state", Text, nullable=False),  # dialogs.conversation.to_json
    Column("version", Integer, nullable=False),  # dialogs.conversation.VERSION when written
    Column("agreed", Boolean, nullable=False, server_default=false()),  # to be asked about health
    Column("updated_at", Moment, nullable=False),
    Column("blocked_at", Moment),
    Index("conversations_by_age", "channel", "updated_at"),
)

seen_updates = Table(
    "seen_updates",
    metadata,
    Column("channel", String(16), primary_key=True),
    Column("update_id", String(80), primary_key=True),
    Column("seen_at", Moment, nullable=False),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True),  # also the order within a chat
    Column("channel", String(16), nullable=False),
    Column("chat", String(64), nullable=False),
    Column("reply", Text),  # null once sent: no words about health are kept twice
    Column("asked", Integer),  # the question's number; null for a message without one
    Column("buttons", String(8), nullable=False),  # none | open | spent | hidden | came_in
    # The channel's id of the message, once sent. Of what came in nothing else is kept: by it the
    # message is deleted, should the client have to hide the talk ("hidden": to be deleted).
    Column("message", String(64)),
    Column("created_at", Moment, nullable=False),
    Column("sent_at", Moment),
    ForeignKeyConstraint(
        ["channel", "chat"], ["conversations.channel", "conversations.chat"], ondelete="CASCADE"
    ),
    Index("outbox_by_chat", "channel", "chat", "id"),
    # Ids of deleted rows are not given out again: they are the order of sending.
    sqlite_autoincrement=True,
)

sign_counts = Table(
    "sign_counts",
    metadata,
    Column("month", String(7), primary_key=True),  # whose sign it was stands nowhere
    Column("sign", String(64), primary_key=True),
    Column("disposition", String(16), primary_key=True),
    Column("outcome", String(16), primary_key=True),  # dialogs.account.Outcome
    Column("times", Integer, nullable=False),
)
