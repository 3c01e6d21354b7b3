"""Brings a database to the form that this painbot writes."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection, func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.errors import StorageTrouble

_MIGRATIONS = Path(__file__).parent / "migrations"

_LOCK = 7_246_224
"""Any number, the same in every painbot: PostgreSQL locks by numbers."""


async def migrate(engine: AsyncEngine) -> None:
    """Runs what migrations are missing, all in one transaction.

    Raises StorageTrouble when a newer painbot has written the database.
    """
    try:
        async with engine.begin() as connection:
            await connection.run_sync(_upgrade)
    except CommandError as error:
        raise StorageTrouble(
            f"The database {engine.url.database} was written by another version of painbot. "
            "Run the newest painbot, or set PAINBOT_DATABASE_URL to another database."
        ) from error


def _upgrade(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        # Processes that start at once wait for the first; SQLite's transactions do so anyway.
        connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
