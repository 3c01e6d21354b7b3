"""Which store serves a database URL, for a channel with one talk at a time."""

from bot.storage.sqlite import open_sqlite
from bot.storage.sqlite_file import file_in
from bot.storage.store import Store


async def open_for_one_talk(url: str) -> Store:
    """The quickest store there is for a database, made and migrated when needed.

    Raises StorageTrouble.
    """
    database = file_in(url)
    store = open_sqlite(database) if database else None
    if store is not None:
        return store
    # Imported here: SQLAlchemy and alembic are needed for other databases and older files alone.
    from bot.storage.sql import open_store

    return await open_store(url)
