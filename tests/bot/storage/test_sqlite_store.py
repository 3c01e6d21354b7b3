"""The quick store keeps the very file that SQLAlchemy's store keeps, and as carefully."""

import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory

from bot.errors import StorageTrouble
from bot.storage import migrate, sqlite_file
from bot.storage.opening import open_for_one_talk
from bot.storage.sql import SqlStore, open_store
from bot.storage.sqlite import REVISION, SqliteStore, open_sqlite
from bot.storage.store import ChatKey, Store
from dialogs.conversation import Conversation, Entry
from dialogs.messages import Ask, Option, Say
from dialogs.turn import Turn

NOON = datetime(2026, 11, 22, 12, 0, 0, 5, tzinfo=UTC)
CHAT = ChatKey("console", "7")


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "data" / "painbot.db"


async def opened(database: Path) -> SqliteStore:
    store = await open_for_one_talk(f"sqlite:///{database}")
    assert isinstance(store, SqliteStore)
    return store


def rows(database: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(query).fetchall()


def shape(database: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every table and index with its columns, keys and uniqueness; the order of columns is free."""
    found = {}
    for kind, name, table, sql in rows(
        database, "SELECT type, name, tbl_name, sql FROM sqlite_master"
    ):
        facts = [("AUTOINCREMENT" in (sql or ""), kind, table)]
        for pragma in ("table_info", "index_xinfo", "foreign_key_list"):
            facts += [row[1:] for row in rows(database, f"PRAGMA {pragma}({name})")]
        found[str(name)] = sorted(facts, key=repr)
    return found


async def test_a_new_file_has_the_tables_that_the_migrations_lead_to(
    database: Path, tmp_path: Path
) -> None:
    await (await opened(database)).close()
    migrated = tmp_path / "migrated.db"
    await (await open_store(f"sqlite:///{migrated}")).close()
    made = shape(database)
    assert "outbox_by_chat" in made
    # Columns that were added later stand last there: an index names them by their number.
    without_numbers = re.compile(r"\((?:\d+|-1), ")
    assert without_numbers.sub("(", repr(made)) == without_numbers.sub("(", repr(shape(migrated)))


def test_its_statements_are_for_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(migrate._MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_current_head() == REVISION


async def test_what_either_store_keeps_the_other_finds(database: Path) -> None:
    quick: Store = await opened(database)
    other: Store = await open_store(f"sqlite:///{database}")
    seen: list[Conversation | None] = []

    def ask_on(stored: Conversation | None) -> Turn:
        seen.append(stored)
        entries = (*(stored or Conversation()).entries, Entry("s", "q", (), "“ache” 🤕"))
        asking = Ask("Which?", (Option("a", "A"),), len(seen))
        return Turn(Conversation(entries=entries, asked=len(seen), question="q"), (asking,))

    for number, store in enumerate((quick, other, quick, other)):
        exchange = await store.exchange(CHAT, str(number), NOON, ask_on)
        await store.mark_sent(exchange.outgoing[0].id, f"m{number}", NOON)
        assert (await store.exchange(CHAT, str(number), NOON, ask_on)).repeated
    assert [len(stored.entries) for stored in seen if stored] == [0, 1, 2, 3]
    assert await quick.spent_keyboards(CHAT) == await other.spent_keyboards(CHAT)
    assert len(await quick.spent_keyboards(CHAT)) == 3
    for store in (quick, other):
        assert await store.last_chat("console") == CHAT
        assert await store.sweep(NOON, timedelta(days=1)) == 0
    for store in (quick, other):
        await store.close()
    moment = "2026-11-22 12:00:00.000005"
    assert rows(database, "SELECT DISTINCT created_at, sent_at FROM outbox") == [(moment, moment)]


async def test_a_file_of_an_older_painbot_is_brought_up_to_date_and_quick_from_then_on(
    database: Path,
) -> None:
    await (await opened(database)).close()
    with closing(sqlite3.connect(database)) as older, older:
        older.execute("DROP TABLE sign_counts")
        older.execute("ALTER TABLE conversations DROP COLUMN agreed")
        older.execute("UPDATE alembic_version SET version_num = '0001'")
    slow = await open_for_one_talk(f"sqlite:///{database}")
    assert isinstance(slow, SqlStore)
    await slow.close()
    await (await opened(database)).close()


async def test_a_file_of_a_newer_painbot_is_told(database: Path) -> None:
    await (await opened(database)).close()
    with closing(sqlite3.connect(database)) as newer, newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StorageTrouble, match="was written by another version of painbot"):
        await opened(database)


async def test_other_tables_in_the_file_are_left_alone(database: Path) -> None:
    database.parent.mkdir()
    with closing(sqlite3.connect(database)) as other, other:
        other.execute("CREATE TABLE shopping (item TEXT)")
    assert open_sqlite(str(database)) is None
    assert rows(database, "SELECT name FROM sqlite_master") == [("shopping",)]


@pytest.mark.parametrize(
    ("url", "file"),
    [
        ("sqlite:///here.db", "here.db"),
        ("sqlite:////there/a b.db", "/there/a b.db"),
        ("sqlite+aiosqlite:///here.db", "here.db"),
        ("sqlite:///:memory:", None),
        ("sqlite://", None),
        ("sqlite:///here.db?timeout=3", None),
        ("postgresql://user:secret@host/name", None),
        ("", None),
    ],
)
def test_only_a_plain_address_of_a_file_is_opened_quickly(url: str, file: str | None) -> None:
    assert sqlite_file.file_in(url) == file


async def test_only_its_owner_can_read_the_file_and_its_folder(database: Path) -> None:
    store = await opened(database)
    await store.exchange(CHAT, "1", NOON, lambda _: Turn(Conversation(), ()))
    modes = {file.name: file.stat().st_mode & 0o777 for file in database.parent.iterdir()}
    await store.close()
    assert set(modes) >= {"painbot.db", "painbot.db-wal"}
    assert set(modes.values()) == {0o600}
    assert database.parent.stat().st_mode & 0o777 == 0o700


async def test_what_is_erased_is_in_no_file_of_the_database(database: Path) -> None:
    def keep_secret(_stored: Conversation | None) -> Turn:
        kept = Conversation(entries=(Entry("s", "complaint", (), "a hidden wound"),))
        return Turn(kept, (Say("a secret ache"),))

    def on_disk() -> bytes:
        return b"".join(file.read_bytes() for file in database.parent.iterdir())

    store = await opened(database)
    await store.exchange(CHAT, "1", NOON, keep_secret)
    assert b"a hidden wound" in on_disk()
    await store.erase(CHAT, "2", NOON, Say("Gone."))
    assert b"a hidden wound" not in on_disk()
    assert b"a secret ache" not in on_disk()
    await store.close()


async def test_a_locked_file_keeps_nothing_and_works_again_after(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_file, "_PATIENCE", 0)
    store = await opened(database)
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageTrouble, match="is locked"):
            await store.first_time("console", "1", NOON)
        with pytest.raises(StorageTrouble, match="is locked"):
            await opened(database)
    assert await store.first_time("console", "1", NOON)
    await store.close()


async def test_a_file_that_is_no_database_is_told_and_left_alone(database: Path) -> None:
    database.parent.mkdir()
    database.write_text("a shopping list, long enough to be looked at as a header of a file\n" * 9)
    with pytest.raises(StorageTrouble, match=r"is no SQLite database\. Move it away"):
        await opened(database)
    assert database.read_text().startswith("a shopping list")
