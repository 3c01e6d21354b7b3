"""What alembic runs around each migration; the connection comes from bot.storage.migrate."""

from alembic import context

from bot.storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
    # SQLite cannot alter columns: alembic then copies the table.
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
