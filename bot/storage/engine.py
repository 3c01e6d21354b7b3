"""From a database URL to a connection that keeps health data as it must be kept."""

from pathlib import Path
from typing import Any

from sqlalchemy import URL, AsyncAdaptedQueuePool, Connection, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.errors import StorageTrouble
from bot.storage import sqlite_file
from bot.storage.sql_trouble import telling_trouble

_DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg"}


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
            sqlite_file.own_file(Path(url.database))
    # One connection: transactions of one process then wait in line instead of for a timeout.
    engine = _made(url, poolclass=AsyncAdaptedQueuePool, pool_size=1, max_overflow=0)
    event.listen(engine.sync_engine, "connect", _prepare)
    event.listen(engine.sync_engine, "begin", _begin_at_once)
    return engine


def _made(url: URL, **options: Any) -> AsyncEngine:
    try:
        # Parameters are what clients wrote: no error text may repeat them.
        return create_async_engine(url, hide_parameters=True, **options)
    except ModuleNotFoundError as error:
        remedy = f"Install it: pip install {error.name}."
        raise StorageTrouble(f"The database needs the package {error.name}. {remedy}") from error


def _prepare(connection: Any, _record: Any) -> None:
    sqlite_file.prepare(connection)


def _begin_at_once(connection: Connection) -> None:
    # IMMEDIATE takes the write lock before anything is read: two processes never decide on the
    # same conversation at once, and none fails halfway for want of the lock.
    connection.exec_driver_sql("BEGIN IMMEDIATE")
