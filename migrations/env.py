"""Runs the migrations: all of them in one transaction, as the owner, one process at a time."""

import asyncio
from typing import Literal

from alembic import context
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool
from sqlmodel import AutoString, SQLModel

import trafficking_api.tables  # noqa: F401  (makes every table known to the metadata)
from trafficking_api.kit.crypto import Sealed
from trafficking_api.kit.provision import BACKUP, OWNER, RUNTIME

LOCK = 7_203_771_544_002


def as_plain_type(kind: str, item: object, _: object) -> str | Literal[False]:
    """Write types of SQLModel and of ours as SQLAlchemy's, so that a migration needs neither."""
    if kind == "type" and isinstance(item, AutoString):
        return f"sa.String({'' if item.length is None else f'length={item.length}'})"
    if kind == "type" and isinstance(item, Sealed):
        return "sa.LargeBinary()"
    return False


def migrate(connection: Connection) -> None:
    """Run what was asked for on a connection that is already in its one transaction."""
    # A replica that comes second waits here, then reads the version the first one left: nothing to do.
    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    # What a migration makes belongs to the owner, whoever runs it; the role ends with the transaction.
    connection.execute(text(f"SET LOCAL ROLE {OWNER}"))
    context.configure(
        connection=connection,
        target_metadata=SQLModel.metadata,
        compare_type=True,
        compare_server_default=True,
        include_schemas=False,
        render_item=as_plain_type,
        transaction_per_migration=False,
    )
    with context.begin_transaction():
        context.run_migrations()
    if connection.scalar(text("SELECT to_regclass('alembic_version') IS NOT NULL")):
        # So that the application can tell whether it is at head, and a backup knows its revision.
        connection.execute(text(f"GRANT SELECT ON alembic_version TO {RUNTIME}, {BACKUP}"))


async def main() -> None:
    """Connect, and commit only when everything went well."""
    engine = create_async_engine(context.config.attributes["url"], poolclass=NullPool)
    try:
        async with engine.begin() as connection:
            await connection.run_sync(migrate)
    finally:
        await engine.dispose()


asyncio.run(main())
