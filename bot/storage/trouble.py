"""SQLite's errors in the words of those who run painbot."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from bot.errors import StorageTrouble

_RIGHTS = (
    "Give this user the right to write to the file and its folder, or set PAINBOT_DATABASE_URL."
)
_HELD = "Another program holds it: close that one, or wait, and try again."

# What SQLite says -> what is wrong, and what mends it.
_KNOWN = (
    ("locked", "is locked", _HELD),
    ("busy", "is locked", _HELD),
    ("readonly", "cannot be written to", _RIGHTS),
    ("unable to open", "cannot be opened", _RIGHTS),
    ("not a database", "is no SQLite database", "Move it away, or set PAINBOT_DATABASE_URL."),
    ("malformed", "is damaged", "Move it away and restore a backup."),
    ("full", "cannot grow: the disk is full", "Make room on the disk."),
)


@contextmanager
def telling_trouble(database: str) -> Iterator[None]:
    """Turns errors of SQLite into StorageTrouble, without the values they concerned."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise StorageTrouble(trouble_with_file(database, error)) from error


def trouble_with_file(database: str, error: BaseException) -> str:
    """What is wrong with a SQLite file, and what mends it."""
    if isinstance(error, OSError):
        return f"The database {database} cannot be opened: {error.strerror}. {_RIGHTS}"
    said = str(error).lower()
    known = ((what, remedy) for sign, what, remedy in _KNOWN if sign in said)
    what, remedy = next(known, (f"does not work ({error})", _RIGHTS))
    return f"The database {database} {what}. {remedy}"
