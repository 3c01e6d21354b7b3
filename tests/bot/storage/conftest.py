import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import delete

from bot.storage.sql import SqlStore, open_store
from bot.storage.sqlite import SqliteStore, open_sqlite
from bot.storage.tables import metadata

_OTHER = os.environ.get("PAINBOT_TEST_DATABASE_URL", "")


@pytest.fixture(params=["sqlite3", "sqlalchemy", *(["other"] if _OTHER else [])])
async def store(
    request: pytest.FixtureRequest, tmp_path: Path
) -> AsyncIterator[SqlStore | SqliteStore]:
    """An empty store of each kind; another database's where PAINBOT_TEST_DATABASE_URL is set."""
    database = f"{tmp_path}/painbot.db"
    opened: SqlStore | SqliteStore | None
    if request.param == "sqlite3":
        opened = open_sqlite(database)
        assert opened is not None
    else:
        opened = await open_store(_OTHER if request.param == "other" else f"sqlite:///{database}")
        async with opened._engine.begin() as connection:
            for table in reversed(metadata.sorted_tables):
                await connection.execute(delete(table))
    yield opened
    await opened.close()
