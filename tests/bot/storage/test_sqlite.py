"""What holds for the SQLite file: nobody else reads it, and what goes wrong with it is told."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, event

from bot.errors import StorageTrouble
from bot.storage import engine as engines
from bot.storage import sqlite_file
from bot.storage.sql import open_store
from bot.storage.store import ChatKey
from bot.storage.tables import metadata
from dialogs.conversation import Conversation, Entry
from dialogs.messages import Say
from dialogs.turn import Turn

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
CHAT = ChatKey("telegram", "7")


def say_secret(_stored: Conversation | None) -> Turn:
    return Turn(Conversation(), (Say("a secret ache"),))


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "data" / "painbot.db"


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A lock is told at once."""
    monkeypatch.setattr(sqlite_file, "_PATIENCE", 0)


def url(database: Path) -> str:
    return f"sqlite:///{database}"


def bytes_on_disk(database: Path) -> bytes:
    return b"".join(file.read_bytes() for file in database.parent.iterdir())


async def test_only_its_owner_can_read_the_file_and_its_folder(database: Path) -> None:
    store = await open_store(url(database))
    await store.exchange(CHAT, "1", NOON, say_secret)
    modes = {file.name: file.stat().st_mode & 0o777 for file in database.parent.iterdir()}
    await store.close()
    assert set(modes) >= {"painbot.db", "painbot.db-wal"}
    assert set(modes.values()) == {0o600}
    assert database.parent.stat().st_mode & 0o777 == 0o700


async def test_a_file_that_others_could_read_is_closed_to_them(database: Path) -> None:
    database.parent.mkdir()
    database.touch(mode=0o644)
    await (await open_store(url(database))).close()
    assert database.stat().st_mode & 0o777 == 0o600


async def test_what_was_sent_leaves_no_trace_once_the_journal_is_emptied(database: Path) -> None:
    store = await open_store(url(database))
    exchange = await store.exchange(CHAT, "1", NOON, say_secret)
    assert b"a secret ache" in bytes_on_disk(database)
    await store.mark_sent(exchange.outgoing[0].id, "1", NOON)
    await store.sweep(NOON, timedelta(days=1))
    assert b"a secret ache" not in bytes_on_disk(database)
    await store.close()


async def test_what_is_erased_is_in_no_file_of_the_database(database: Path) -> None:
    def keep_secret(_stored: Conversation | None) -> Turn:
        kept = Conversation(entries=(Entry("s", "complaint", (), "a hidden wound"),))
        return Turn(kept, (Say("a secret ache"),))

    store = await open_store(url(database))
    await store.exchange(CHAT, "1", NOON, keep_secret)
    assert b"a hidden wound" in bytes_on_disk(database)
    await store.erase(CHAT, "2", NOON, Say("Gone."))
    assert b"a hidden wound" not in bytes_on_disk(database)
    assert b"a secret ache" not in bytes_on_disk(database)
    assert [outgoing.reply for outgoing in await store.unsent(CHAT)] == [Say("Gone.")]
    await store.close()


async def test_the_migrations_lead_to_the_tables_that_the_code_uses(database: Path) -> None:
    def differences(connection: Connection) -> Any:
        return compare_metadata(MigrationContext.configure(connection), metadata)

    store = await open_store(url(database))
    async with store._engine.connect() as connection:
        found = await connection.run_sync(differences)
    await store.close()
    assert found == []


async def test_those_that_start_at_once_make_one_database(database: Path) -> None:
    stores = await asyncio.gather(*(open_store(url(database)) for _ in range(4)))
    exchanges = [await store.exchange(CHAT, "1", NOON, say_secret) for store in stores]
    assert [exchange.repeated for exchange in exchanges] == [False, True, True, True]
    for store in stores:
        await store.close()


@pytest.fixture
def locked(database: Path) -> Iterator[Path]:
    """A database that another program is writing to, and does not let go of."""
    asyncio.run(_made(database))
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield database


async def _made(database: Path) -> None:
    await (await open_store(url(database))).close()


@pytest.mark.usefixtures("impatient")
def test_a_locked_database_is_told_at_the_start(locked: Path) -> None:
    with pytest.raises(StorageTrouble, match=r"painbot\.db is locked\. Another program holds it"):
        asyncio.run(open_store(url(locked)))


@pytest.mark.usefixtures("impatient")
async def test_a_database_locked_during_a_talk_keeps_nothing_and_works_again_after(
    database: Path,
) -> None:
    store = await open_store(url(database))
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageTrouble, match="is locked"):
            await store.exchange(CHAT, "1", NOON, say_secret)
    assert not (await store.exchange(CHAT, "1", NOON, say_secret)).repeated
    await store.close()


async def test_a_full_disk_keeps_nothing_and_works_again_after(database: Path) -> None:
    store = await open_store(url(database))
    pages = sqlite3.connect(database).execute("PRAGMA page_count").fetchone()[0]
    limit = [pages]

    def allow_no_more(connection: Connection) -> None:
        connection.exec_driver_sql(f"PRAGMA max_page_count={limit[0]}")

    event.listen(store._engine.sync_engine, "begin", allow_no_more)

    def say_much(_stored: Conversation | None) -> Turn:
        return Turn(Conversation(), (Say("ache " * 5000),))

    with pytest.raises(StorageTrouble, match=r"the disk is full\. Make room"):
        await store.exchange(CHAT, "1", NOON, say_much)
    limit[0] = 1_000_000
    assert not (await store.exchange(CHAT, "1", NOON, say_much)).repeated
    await store.close()


async def test_a_file_that_is_no_database_is_told_and_left_alone(database: Path) -> None:
    database.parent.mkdir()
    database.write_text("a shopping list, long enough to be looked at as a header of a file\n" * 9)
    with pytest.raises(StorageTrouble, match=r"is no SQLite database\. Move it away"):
        await open_store(url(database))
    assert database.read_text().startswith("a shopping list")


async def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageTrouble, match=r"cannot be opened: .* Give this user the right"):
        await open_store(url(tmp_path / "file" / "painbot.db"))


async def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageTrouble, match="cannot be opened: Is a directory"):
        await open_store(url(tmp_path))


async def test_a_folder_without_the_right_to_write_is_told(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Played, because an administrator, whom tests often run as, may write everywhere.
    def refuse(*_arguments: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(sqlite_file.os, "open", refuse)
    with pytest.raises(StorageTrouble, match="cannot be opened: Permission denied"):
        await open_store(url(database))


async def test_a_database_of_a_newer_painbot_is_told_and_left_alone(database: Path) -> None:
    await _made(database)
    with closing(sqlite3.connect(database)) as other, other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StorageTrouble, match="was written by another version of painbot"):
        await open_store(url(database))


@pytest.mark.parametrize("given", ["", "painbot.db", "mysql://host/name", "sqlite"])
async def test_an_address_of_no_database_of_ours_is_told(given: str) -> None:
    with pytest.raises(StorageTrouble, match="PAINBOT_DATABASE_URL is no address"):
        await open_store(given)


async def test_a_database_whose_driver_is_missing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(engines._DRIVERS, "postgresql", "postgresql+psycopg2")
    with pytest.raises(StorageTrouble, match="pip install psycopg2"):
        await open_store("postgres://user:secret@host/name")


async def test_an_error_never_shows_the_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(engines._DRIVERS, "postgresql", "postgresql+psycopg2")
    with pytest.raises(StorageTrouble) as told:
        await open_store("postgres://user:hunter2@host/name")
    assert "hunter2" not in str(told.value)
