"""SQLAlchemy's errors in the words of those who run painbot."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from bot.errors import StorageTrouble
from bot.storage.trouble import trouble_with_file


@contextmanager
def telling_trouble(url: URL) -> Iterator[None]:
    """Turns errors of the database into StorageTrouble, without the values they concerned."""
    try:
        yield
    except (SQLAlchemyError, OSError) as error:
        raise StorageTrouble(_told(url, error)) from error


def _told(url: URL, error: Exception) -> str:
    cause = error.orig if isinstance(error, DBAPIError) and error.orig else error
    if url.get_backend_name() == "sqlite":
        return trouble_with_file(url.database or "", cause)
    # Rendered without its password.
    return f"The database {url} does not work ({type(cause).__name__}). Check that it runs."
