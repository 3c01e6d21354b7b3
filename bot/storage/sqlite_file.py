"""A SQLite file that keeps health data as it must be kept, whichever library opens it."""

import os
import re
import sqlite3
import time
from pathlib import Path
from typing import Any

_FILE_URL = re.compile(r"sqlite(?:\+aiosqlite)?:///(?!:memory:)([^?]+)")
_PATIENCE = 5000
"""Milliseconds to wait for another process before the database counts as locked."""

_PRAGMAS = (
    "PRAGMA foreign_keys=ON",
    # What is deleted is overwritten, not only forgotten.
    "PRAGMA secure_delete=ON",
)
_TRIES = 5


def file_in(url: str) -> str | None:
    """The file that a database URL names, or None when it names something else."""
    named = _FILE_URL.fullmatch(url)
    return named[1] if named else None


def own_file(path: Path) -> None:
    """Makes the file, for this user alone, if it is not there yet. Raises OSError."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    if path.stat().st_mode & 0o077:
        path.chmod(0o600)


def prepare(connection: Any) -> None:
    """Sets a new connection up. Raises sqlite3.Error."""
    # The driver's own BEGIN comes late and takes no lock: whoever uses the connection begins.
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
