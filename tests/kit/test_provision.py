"""The roles and the database, made on a real server: what each role may do, and what it may not."""

import asyncio
import uuid
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.pool import NullPool

from tests.servers import fresh_folder
from trafficking_api.kit import embedded, provision
from trafficking_api.kit.provision import BACKUP, OWNER, RUNTIME, DatabaseRefused, check_runtime_role, url_as

# A server of its own: roles and their passwords belong to the whole server.
PASSWORD = 'it\'s "quoted" $1 :x %s'


@pytest.fixture(scope="module")
def admin_url() -> Iterator[str]:
    folder = fresh_folder(f"provision-{uuid.uuid4().hex[:8]}")
    server = embedded.start(folder, fast=True)
    yield server.admin_url
    server.stop()
    assert embedded.reap(folder)


@pytest.fixture
def database() -> str:
    return f"d_{uuid.uuid4().hex}"


async def prepare(admin_url: str, database: str) -> None:
    await provision.prepare(admin_url, database, runtime_password=PASSWORD, backup_password=PASSWORD)


@asynccontextmanager
async def connected(url: str) -> AsyncIterator[AsyncConnection]:
    engine = create_async_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    try:
        async with engine.connect() as connection:
            yield connection
    finally:
        await engine.dispose()


def admin_of(admin_url: str, database: str) -> str:
    url = make_url(admin_url)
    return url_as(admin_url, "postgres", str(url.password), database)


async def test_it_can_be_done_twice_and_several_times_at_once(admin_url: str, database: str) -> None:
    await asyncio.gather(*(prepare(admin_url, name) for name in [database, database, f"{database}_b"] * 2))
    await prepare(admin_url, database)
    async with connected(admin_url) as server:
        owner = text("SELECT pg_get_userbyid(datdba), datcollate FROM pg_database WHERE datname = :name")
        found = (await server.execute(owner, {"name": database})).one()
    assert (found[0], found[1].replace("-", "").lower()) == (OWNER, "c.utf8")


@pytest.mark.parametrize(
    "attempt",
    [
        "CREATE TABLE mine (n int)",
        "CREATE TEMP TABLE mine (n int)",
        "CREATE SCHEMA mine",
        "CREATE ROLE mine",
        "CREATE DATABASE mine",
        f"SET ROLE {OWNER}",
        "ALTER ROLE CURRENT_USER BYPASSRLS",
        "SELECT * FROM kept",
    ],
)
async def test_the_runtime_role_is_kept_to_its_work(admin_url: str, database: str, attempt: str) -> None:
    await prepare(admin_url, database)
    async with connected(admin_of(admin_url, database)) as admin:
        await admin.execute(text(f"SET ROLE {OWNER}"))
        await admin.execute(text("CREATE TABLE kept (n int)"))
    async with connected(url_as(admin_url, RUNTIME, PASSWORD, database)) as runtime:
        assert await check_runtime_role(runtime) == []
        with pytest.raises(DBAPIError, match=r"permission denied|must be|may alter"):
            await runtime.execute(text(attempt))


async def test_the_runtime_role_has_time_limits(admin_url: str, database: str) -> None:
    await prepare(admin_url, database)
    async with connected(url_as(admin_url, RUNTIME, PASSWORD, database)) as runtime:
        assert await runtime.scalar(text("SHOW statement_timeout")) == "15s"
        assert await runtime.scalar(text("SHOW idle_in_transaction_session_timeout")) == "30s"


async def test_the_backup_reads_every_row_and_writes_none(admin_url: str, database: str) -> None:
    await prepare(admin_url, database)
    async with connected(admin_of(admin_url, database)) as admin:
        for statement in (
            f"SET ROLE {OWNER}",
            "CREATE SCHEMA apart",
            "CREATE TABLE apart.kept AS SELECT 1 AS n",
            "ALTER TABLE apart.kept ENABLE ROW LEVEL SECURITY",
            "ALTER TABLE apart.kept FORCE ROW LEVEL SECURITY",
        ):
            await admin.execute(text(statement))
    async with connected(url_as(admin_url, BACKUP, PASSWORD, database)) as backup:
        assert await backup.scalar(text("SELECT count(*) FROM apart.kept")) == 1
        await backup.execute(text("SET default_transaction_read_only = off"))
        for attempt in ("DELETE FROM apart.kept", "CREATE TABLE apart.mine (n int)"):
            with pytest.raises(DBAPIError, match="permission denied"):
                await backup.execute(text(attempt))


async def test_preparing_again_takes_back_what_a_role_should_not_have(admin_url: str, database: str) -> None:
    await prepare(admin_url, database)
    grants = {
        f"ALTER ROLE {RUNTIME} BYPASSRLS": "bypasses row-level security",
        f'GRANT CREATE ON DATABASE "{database}" TO PUBLIC': "may create schemas in the database",
        f'GRANT TEMP ON DATABASE "{database}" TO PUBLIC': "may make temporary tables",
        "GRANT CREATE ON SCHEMA public TO PUBLIC": "may create in a schema",
    }
    async with connected(admin_of(admin_url, database)) as admin:
        for grant in grants:
            await admin.execute(text(grant))
    async with connected(url_as(admin_url, RUNTIME, PASSWORD, database)) as runtime:
        complaints = await check_runtime_role(runtime)
        for complaint in grants.values():
            assert f"{RUNTIME} {complaint}" in complaints
        await prepare(admin_url, database)
        assert await check_runtime_role(runtime) == []


async def test_who_owns_something_or_belongs_to_an_owner_is_complained_about(
    admin_url: str, database: str
) -> None:
    await prepare(admin_url, database)
    async with connected(admin_of(admin_url, database)) as admin:
        await admin.execute(text("CREATE TABLE kept (n int)"))
        await admin.execute(text(f"ALTER TABLE kept OWNER TO {OWNER}"))
        await admin.execute(text(f"GRANT {OWNER} TO {RUNTIME}"))
        try:
            async with connected(url_as(admin_url, RUNTIME, PASSWORD, database)) as runtime:
                complaints = await check_runtime_role(runtime)
        finally:
            await admin.execute(text(f"REVOKE {OWNER} FROM {RUNTIME}"))
    assert {f"{RUNTIME} owns a table or another relation", f"{RUNTIME} owns a database"} <= set(complaints)


async def test_a_superuser_is_complained_about_even_in_the_runtime_roles_clothes(
    admin_url: str, database: str
) -> None:
    await prepare(admin_url, database)
    async with connected(admin_of(admin_url, database)) as admin:
        assert "postgres is superuser" in await check_runtime_role(admin)
        await admin.execute(text(f"SET ROLE {RUNTIME}"))
        assert "postgres is superuser" in await check_runtime_role(admin)


async def test_a_password_takes_effect_and_the_old_one_ends(admin_url: str, database: str) -> None:
    await prepare(admin_url, database)
    await provision.prepare(admin_url, database, runtime_password="new", backup_password="new")
    async with connected(url_as(admin_url, RUNTIME, "new", database)) as runtime:
        assert await runtime.scalar(text("SELECT current_user")) == RUNTIME
    with pytest.raises(DBAPIError, match="password authentication failed"):
        async with connected(url_as(admin_url, RUNTIME, PASSWORD, database)):
            pass


async def test_what_cannot_be_prepared_is_refused_in_one_line(
    admin_url: str, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with connected(admin_url) as admin:
        await admin.execute(text(f'CREATE DATABASE "{database}"'))
    with pytest.raises(DatabaseRefused, match=r"UTF8 of postgres, not UTF8 of"):
        await prepare(admin_url, database)
    with pytest.raises(DatabaseRefused, match="name"):
        await prepare(admin_url, 'x"; DROP DATABASE postgres')
    with pytest.raises(DatabaseRefused, match="ASCII"):
        await provision.prepare(admin_url, database, runtime_password="é", backup_password="")
    with pytest.raises(DatabaseRefused, match="refused to be prepared") as refused:
        await prepare(url_as(admin_url, RUNTIME, "wrong", "postgres"), database)
    assert "\n" not in str(refused.value)
    with pytest.raises(DatabaseRefused, match="refused to be prepared"):
        await prepare("postgresql://postgres:x@127.0.0.1:1/postgres", database)
    monkeypatch.setattr(provision, "OLDEST", 99)
    with pytest.raises(DatabaseRefused, match=r"^PostgreSQL \d+ is too old: 99 or later is needed\.$"):
        await prepare(admin_url, database)
