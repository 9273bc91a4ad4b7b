"""The demo's database: built beside its place, and put there when it is whole."""

import asyncio
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from alembic.util.exc import CommandError
from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.pool import NullPool

from trafficking_api import serving
from trafficking_api.app import office_of
from trafficking_api.demo.folder import Folder
from trafficking_api.demo.network import load
from trafficking_api.kit import migrations, provision
from trafficking_api.kit.keys.file import KeyFile
from trafficking_api.settings import Settings

_NAME: Final = "trafficking_demo"
#: A database of this name is a load that did not come to its end.
_UNFINISHED: Final = "trafficking_demo_unfinished"

#: The database notes by its own clock when something is booked, agreed on, or led on. What the loader has
#: done was done when its journal says so, and nothing of it is sealed yet.
_BOOKED_THEN: Final = (
    """
    UPDATE ledger_transactions t SET created_at = e.recorded_at, updated_at = e.recorded_at FROM events e
    WHERE (e.organisation_id, e.object_kind, e.object_id) = (t.organisation_id, 'ledger_transaction', t.id)
    """,
    """
    UPDATE ledger_entries n SET recorded_at = t.created_at FROM ledger_transactions t
    WHERE (t.organisation_id, t.id) = (n.organisation_id, n.transaction_id)
    """,
    """
    UPDATE loan_schedules s SET created_at = e.recorded_at FROM events e
    WHERE (e.organisation_id, e.object_kind, e.object_id) = (s.organisation_id, 'loan_schedule', s.id)
    """,
    """
    UPDATE proceeding_steps s SET recorded_at = e.recorded_at FROM (
        SELECT organisation_id, object_id, recorded_at,
            row_number() OVER (PARTITION BY organisation_id, object_id ORDER BY seq) AS place
        FROM events WHERE type = 'proceeding.moved'
    ) e
    WHERE (e.organisation_id, e.object_id, e.place) = (s.organisation_id, s.proceeding_id, s.place)
    """,
)


class Database:
    """The demo's database on the embedded server, with passwords of this start."""

    def __init__(self, admin_url: str) -> None:
        self._admin_url = admin_url
        self._password, self._backup = secrets.token_urlsafe(24), secrets.token_urlsafe(24)

    @property
    def url(self) -> str:
        """Its address for the runtime role."""
        return provision.url_as(self._admin_url, provision.RUNTIME, self._password, _NAME)

    def is_loaded(self) -> bool:
        """Whether the network is there, all of it."""
        return asyncio.run(self._exists(_NAME))

    def build(self, folder: Folder, keys: KeyFile) -> None:
        """Make, migrate and load it under another name; only the whole gets its name."""
        asyncio.run(self._execute(f'DROP DATABASE IF EXISTS "{_UNFINISHED}" WITH (FORCE)'))
        self._prepare(_UNFINISHED)
        migrations.upgrade(self._owner_url(_UNFINISHED))
        asyncio.run(self._load(folder, keys))
        asyncio.run(self._book_then())
        asyncio.run(self._execute(f'ALTER DATABASE "{_UNFINISHED}" RENAME TO "{_NAME}"'))

    def open(self) -> None:
        """Give it the passwords of this start, and the tables of this version. Raises CannotServe."""
        self._prepare(_NAME)
        if not asyncio.run(self._at_head()):
            try:
                migrations.upgrade(self._owner_url(_NAME))
            except CommandError:
                msg = "the demo's data are of another version; start anew with `make demo-reset`"
                raise serving.CannotServe(msg) from None

    def _prepare(self, name: str) -> None:
        asyncio.run(
            provision.prepare(
                self._admin_url, name, runtime_password=self._password, backup_password=self._backup
            )
        )

    def _owner_url(self, name: str) -> str:
        return make_url(self._admin_url).set(database=name).render_as_string(hide_password=False)

    async def _load(self, folder: Folder, keys: KeyFile) -> None:
        url = provision.url_as(self._admin_url, provision.RUNTIME, self._password, _UNFINISHED)
        # One connection that writes years in one transaction: it may take longer than a request.
        office = office_of(
            Settings(database_url=url, key_service="file", pool_size=2, database_timeout=300), keys
        )
        try:
            # Written before the database gets its name: a database that is there has its clients.
            folder.keep(await load(office))
        finally:
            await office.database.close()

    async def _book_then(self) -> None:
        async with self._connected(_UNFINISHED) as connection:
            for statement in _BOOKED_THEN:
                await connection.execute(text(statement))

    async def _at_head(self) -> bool:
        async with self._connected(_NAME) as connection:
            return await connection.run_sync(migrations.at_head)

    async def _exists(self, name: str) -> bool:
        async with self._connected("postgres") as server:
            found = await server.scalar(
                text("SELECT 1 FROM pg_database WHERE datname = :name"), {"name": name}
            )
            return found is not None

    async def _execute(self, statement: str) -> None:
        async with self._connected("postgres") as server:
            await server.execute(text(statement))

    @asynccontextmanager
    async def _connected(self, name: str) -> AsyncIterator[AsyncConnection]:
        engine = create_async_engine(self._owner_url(name), poolclass=NullPool, isolation_level="AUTOCOMMIT")
        try:
            async with engine.connect() as connection:
                yield connection
        finally:
            await engine.dispose()
