"""Whether a client agreed to be asked about health: without that, a talk is kept for a day."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    agreed = sa.Column("agreed", sa.Boolean, nullable=False, server_default=sa.false())
    op.add_column("conversations", agreed)


def downgrade() -> None:
    op.drop_column("conversations", "agreed")
