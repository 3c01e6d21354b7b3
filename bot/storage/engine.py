"""From a database URL to a connection that keeps health data as it must be kept."""

import os
import sqlite3
import time
from pathlib import Path
from typing import Any

from sqlalchemy import URL, AsyncAdaptedQueuePool, Connection, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.errors import StorageTrouble
from bot.storage.trouble import telling_trouble

_DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg"}
_PATIENCE = 5000
"""Milliseconds to wait for another process before the database counts as locked."""

_PRAGMAS = (
    "PRAGMA foreign_keys=ON",
    # What is deleted is overwritten, not only forgotten.
    "PRAGMA secure_delete=ON",
)
_TRIES = 5


def database_url(given: str) -> URL:
    """The URL with the driver that we use. Raises StorageTrouble when it is none of ours."""
    try:
        url = make_url(given.replace("postgres://", "postgresql://", 1))
    except ArgumentError as error:
        raise StorageTrouble(_NO_URL) from error
    driver = _DRIVERS.get(url.get_backend_name())
    if driver is None:
        raise StorageTrouble(_NO_URL)
    return url.set(drivername=driver)


_NO_URL = (
    "PAINBOT_DATABASE_URL is no address of a database that painbot can use. Allowed: "
    "sqlite:///path/to/painbot.db, postgresql://user:password@host/name."
)


def make_engine(url: URL) -> AsyncEngine:
    """An engine; SQLite's file is made, for this user alone, if it is not there yet."""
    if url.get_backend_name() != "sqlite":
        return _made(url, pool_pre_ping=True)
    if url.database and url.database != ":memory:":
        with telling_trouble(url):
            _own_file(Path(url.database))
    # One connection: transactions of one process then wait in line instead of for a timeout.
    engine = _made(url, poolclass=AsyncAdaptedQueuePool, pool_size=1, max_overflow=0)
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_at_once)
    return engine


def _made(url: URL, **options: Any) -> AsyncEngine:
    try:
        # Parameters are what clients wrote: no error text may repeat them.
        return create_async_engine(url, hide_parameters=True, **options)
    except ModuleNotFoundError as error:
        remedy = f"Install it: pip install {error.name}."
        raise StorageTrouble(f"The database needs the package {error.name}. {remedy}") from error


def _own_file(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    if path.stat().st_mode & 0o077:
        path.chmod(0o600)


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # The driver's own BEGIN comes late and takes no lock; ours is in _begin_at_once.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={_PATIENCE}")
    _use_journal(cursor)
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _use_journal(cursor: Any) -> None:
    """Write-ahead logging: readers do not wait, and a crash loses nothing that was committed."""
    for number in range(1, _TRIES + 1):
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError:
            # Of two processes that do this to a new file at once, SQLite refuses one at once,
            # without the patience set above.
            if number == _TRIES:
                raise
            time.sleep(0.02 * number)


def _begin_at_once(connection: Connection) -> None:
    # IMMEDIATE takes the write lock before anything is read: two processes never decide on the
    # same conversation at once, and none fails halfway for want of the lock.
    connection.exec_driver_sql("BEGIN IMMEDIATE")
