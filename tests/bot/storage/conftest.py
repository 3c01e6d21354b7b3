import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import delete

from bot.storage.sql import SqlStore, open_store
from bot.storage.tables import metadata

_OTHER = os.environ.get("PAINBOT_TEST_DATABASE_URL", "")


@pytest.fixture(params=["sqlite", *(["other"] if _OTHER else [])])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[SqlStore]:
    """An empty store: SQLite's, and the one of PAINBOT_TEST_DATABASE_URL where it is set."""
    url = f"sqlite:///{tmp_path}/painbot.db" if request.param == "sqlite" else _OTHER
    store = await open_store(url)
    async with store._engine.begin() as connection:
        for table in reversed(metadata.sorted_tables):
            await connection.execute(delete(table))
    yield store
    await store.close()
