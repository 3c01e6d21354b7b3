"""Database errors in the words of those who run painbot."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

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
def telling_trouble(url: URL) -> Iterator[None]:
    """Turns errors of the database into StorageTrouble, without the values they concerned."""
    try:
        yield
    except (SQLAlchemyError, OSError) as error:
        raise StorageTrouble(_told(url, error)) from error


def _told(url: URL, error: Exception) -> str:
    cause = error.orig if isinstance(error, DBAPIError) and error.orig else error
    if url.get_backend_name() != "sqlite":
        # Rendered without its password.
        return f"The database {url} does not work ({type(cause).__name__}). Check that it runs."
    if isinstance(cause, OSError):
        return f"The database {url.database} cannot be opened: {cause.strerror}. {_RIGHTS}"
    said = str(cause).lower()
    known = ((what, remedy) for sign, what, remedy in _KNOWN if sign in said)
    what, remedy = next(known, (f"does not work ({cause})", _RIGHTS))
    return f"The database {url.database} {what}. {remedy}"
