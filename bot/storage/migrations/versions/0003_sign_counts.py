"""How often which warning sign stood how, month by month, without whose it was."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sign_counts",
        sa.Column("month", sa.String(7), primary_key=True),
        sa.Column("sign", sa.String(64), primary_key=True),
        sa.Column("disposition", sa.String(16), primary_key=True),
        sa.Column("outcome", sa.String(16), primary_key=True),
        sa.Column("times", sa.Integer, nullable=False),
    )


def downgrade() -> None:
    op.drop_table("sign_counts")
