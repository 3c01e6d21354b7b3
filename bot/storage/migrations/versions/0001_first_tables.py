"""The first tables: conversations, seen updates, outbox."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "conversations",
        sa.Column("channel", sa.String(16), primary_key=True),
        sa.Column("chat", sa.String(64), primary_key=True),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("blocked_at", sa.DateTime(timezone=True)),
    )
    op.create_index("conversations_by_age", "conversations", ["channel", "updated_at"])
    op.create_table(
        "seen_updates",
        sa.Column("channel", sa.String(16), primary_key=True),
        sa.Column("update_id", sa.String(80), primary_key=True),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("chat", sa.String(64), nullable=False),
        sa.Column("reply", sa.Text),
        sa.Column("asked", sa.Integer),
        sa.Column("buttons", sa.String(8), nullable=False),
        sa.Column("message", sa.String(64)),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(
            ["channel", "chat"],
            ["conversations.channel", "conversations.chat"],
            ondelete="CASCADE",
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("outbox_by_chat", "outbox", ["channel", "chat", "id"])


def downgrade() -> None:
    op.drop_table("outbox")
    op.drop_table("seen_updates")
    op.drop_table("conversations")
