"""Up, down and up again on a database with people's work in it; the tables are what the code says."""

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from tests import servers
from tests.factories.exchange_imports import asked, lines, person, taken_in
from tests.factories.house import House, Party
from tests.factories.world import filled
from tests.features.loans.lending import requested
from tests.features.referrals.test_erased import closed_way, purge
from trafficking_api.app import create_app
from trafficking_api.kit import isolation, migrations, provision
from trafficking_api.kit.keys.file import KeyFile
from trafficking_api.settings import Settings

pytestmark = pytest.mark.migrations


@pytest.fixture
def database() -> Iterator[tuple[str, str]]:
    """A migrated database of one test: the runtime role's address, and a superuser's."""
    with servers.own_database() as urls:
        yield urls


@pytest.fixture
def own_settings(database: tuple[str, str], tmp_path: Path) -> Settings:
    """A deployment of one test."""
    return Settings(
        database_url=database[0],
        shred_ledger=tmp_path / "shred-ledger.jsonl",
        seal_ledger=tmp_path / "seal-ledger.jsonl",
        **servers.PATIENT,
    )


@pytest.fixture
async def used(database: tuple[str, str], own_settings: Settings, keys: KeyFile) -> AsyncIterator[House]:
    """A database in which two centres and a liaison have worked."""
    house = await House.open(create_app(own_settings, keys), database[1])
    await worked(house)
    yield house
    await house.close()


async def worked(house: House) -> None:
    """A network in full work, with a row in every table."""
    await filled(house)


async def rows(url: str, query: str) -> list[str]:
    engine = create_async_engine(url, poolclass=NullPool)
    async with engine.connect() as connection:
        found = [str(name) for name in await connection.scalars(text(query))]
    await engine.dispose()
    return found


COUNTS = """
    SELECT concat_ws(' ', rows_stored, rows_valid, rows_unchanged, rows_refused) AS counts FROM import_work
    ORDER BY counts"""
CARDS = "SELECT card <> '{}' FROM referrals"
TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'"
LEFT = """
    SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'
    UNION ALL SELECT nspname FROM pg_namespace WHERE nspname = 'app'
    UNION ALL SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    UNION ALL SELECT typname FROM pg_type WHERE typnamespace = 'public'::regnamespace
        AND typname !~ 'alembic_version'"""


async def test_down_and_up_again_on_populated_data(
    used: House, database: tuple[str, str], own_settings: Settings, keys: KeyFile
) -> None:
    _, owner = database
    before = sorted(await rows(owner, TABLES))
    empty = [table for table in before if not await rows(owner, f"SELECT 1 FROM {table} LIMIT 1")]  # noqa: S608 - our tables
    assert empty == []
    await asyncio.to_thread(migrations.downgrade, owner, "base")
    assert await rows(owner, LEFT) == []
    await asyncio.to_thread(migrations.upgrade, owner)
    assert sorted(await rows(owner, TABLES)) == before
    assert await asyncio.to_thread(migrations.drift, owner) == []
    assert await isolation.check(owner) == []
    again = await House.open(create_app(own_settings, keys), owner)
    await worked(again)
    await again.close()


async def test_each_step_can_be_taken_back_and_again_with_data_above_it(
    used: House, database: tuple[str, str]
) -> None:
    _, owner = database
    chain = await asyncio.to_thread(revisions)
    assert chain[-1] == migrations.head()
    for index in range(len(chain) - 1, -1, -1):
        below = chain[index - 1] if index else "base"
        await asyncio.to_thread(migrations.downgrade, owner, below)
        await asyncio.to_thread(migrations.upgrade, owner, chain[index])
        await asyncio.to_thread(migrations.downgrade, owner, below)
    await asyncio.to_thread(migrations.upgrade, owner)
    assert await asyncio.to_thread(migrations.drift, owner) == []


def revisions() -> list[str]:
    """Every revision, the oldest first; they are one line."""
    directory = ScriptDirectory.from_config(migrations.configuration(""))
    assert len(directory.get_heads()) == 1
    return [script.revision for script in directory.walk_revisions()][::-1]


async def exported(owner: str, centre: Party, status: str) -> None:
    """An export that ended so, or did not, and one file of it."""
    ended = status != "under_way"
    export = {"org": centre.id, "id": uuid4(), "client": centre.coordinator.client_id, "status": status}
    engine = create_async_engine(owner, poolclass=NullPool)
    async with engine.begin() as connection:
        await connection.execute(
            text(
                "INSERT INTO exports (organisation_id, id, version, created_at, updated_at, status, types, "
                "filters, client_id, epoch, role, permissions, types_done, attempt, ended_at, failure) "
                "VALUES (:org, :id, 1, now(), now(), :status, '{cases}', '[]', :client, 1, 'coordinator', "
                "'{}', 1, 1, CASE WHEN :ended THEN now() END, :failure)"
            ),
            {**export, "ended": ended, "failure": "unauthenticated" if status == "failed" else None},
        )
        await connection.execute(
            text(
                "INSERT INTO export_files VALUES "
                "(:org, gen_random_uuid(), :id, 'cases', 'application/x-ndjson', 1, 1, '', '')"
            ),
            {"org": centre.id, "id": export["id"]},
        )
    await engine.dispose()


#: The exports of which files lie there.
HAVE_FILES = "SELECT status FROM exports JOIN export_files ON export_id = exports.id ORDER BY status"
STATES = ("under_way", "completed", "failed", "cancelled", "discarded", "expired")


async def test_g_16_the_files_that_failed_exports_left_are_destroyed(
    database: tuple[str, str], own_settings: Settings, keys: KeyFile
) -> None:
    _, owner = database
    house = await House.open(create_app(own_settings, keys), owner)
    for centre in (await house.party(), await house.party()):
        for status in STATES:
            await exported(owner, centre, status)
    await house.close()
    await asyncio.to_thread(migrations.downgrade, owner, "0034_mail")
    assert await rows(owner, HAVE_FILES) == sorted(2 * STATES)
    await asyncio.to_thread(migrations.upgrade, owner)
    assert await rows(owner, HAVE_FILES) == ["completed", "completed", "under_way", "under_way"]
    assert await isolation.check(owner) == []


async def test_g_16_a_wall_without_a_door_for_migrations_is_noticed(
    database: tuple[str, str], own_settings: Settings, keys: KeyFile
) -> None:
    _, owner = database
    house = await House.open(create_app(own_settings, keys), owner)
    await exported(owner, await house.party(), "failed")
    await house.close()
    await asyncio.to_thread(migrations.downgrade, owner, "0034_mail")
    engine = create_async_engine(owner, poolclass=NullPool)
    async with engine.begin() as connection:
        await connection.execute(text("DROP POLICY export_files_migrations ON export_files"))
    await engine.dispose()
    with pytest.raises(RuntimeError, match="0 of 1 files"):
        await asyncio.to_thread(migrations.upgrade, owner)


async def test_the_migrations_say_all_that_the_code_says(database: tuple[str, str]) -> None:
    _, owner = database
    assert await asyncio.to_thread(migrations.drift, owner) == []


async def test_a_difference_is_found(database: tuple[str, str]) -> None:
    _, owner = database
    engine = create_async_engine(owner, poolclass=NullPool)
    async with engine.begin() as connection:
        await connection.execute(text("ALTER TABLE cases ADD COLUMN forgotten text"))
        await connection.execute(text("ALTER TABLE cases ALTER COLUMN household_size TYPE bigint"))
    await engine.dispose()
    found = " ".join(await asyncio.to_thread(migrations.drift, owner))
    assert "forgotten" in found
    assert "household_size" in found


def migrating(url: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [Path(sys.executable).with_name("trafficking-api"), "migrate"],
        env={**os.environ, "MIGRATION_DATABASE_URL": url},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.slow
async def test_two_upgrades_at_once_make_one_database(tmp_path: Path) -> None:
    admin = servers.server_admin_url()
    name = f"d_{os.urandom(6).hex()}"
    await provision.prepare(
        admin,
        name,
        runtime_password=servers.RUNTIME_PASSWORD,
        backup_password=servers.BACKUP_PASSWORD,
    )
    url = make_url(admin).set(database=name).render_as_string(hide_password=False)
    try:
        both = [migrating(url), migrating(url)]
        for process in both:
            said, faults = await asyncio.to_thread(process.communicate, timeout=60)
            assert (process.returncode, faults) == (0, "")
            assert said == f"the database is at {migrations.head()}\n"
        assert await rows(url, "SELECT version_num FROM alembic_version") == [migrations.head()]
        assert await rows(url, "SELECT slug FROM organisations") == ["operator"]
        assert await asyncio.to_thread(migrations.drift, url) == []
    finally:
        servers.drop_database(admin, name)


async def test_g_16_the_cards_of_cases_purged_before_are_forgotten(
    database: tuple[str, str], own_settings: Settings, keys: KeyFile
) -> None:
    _, owner = database
    house = await House.open(create_app(own_settings, keys), owner)
    await purge(await closed_way(house), house)
    kept = await closed_way(house)
    await house.close()
    # The older tables want a card: they have an empty one, as if nobody had forgotten it.
    await asyncio.to_thread(migrations.downgrade, owner, "0043_loan_editors")
    assert sorted(await rows(owner, CARDS)) == ["False", "True"]
    await asyncio.to_thread(migrations.upgrade, owner)
    assert await rows(owner, "SELECT id::text FROM referrals WHERE card IS NOT NULL") == [
        kept.here.rsplit("/", 1)[1]
    ]
    assert await isolation.check(owner) == []


async def test_the_rows_of_imports_from_before_are_counted(
    database: tuple[str, str], own_settings: Settings, keys: KeyFile
) -> None:
    _, owner = database
    house = await House.open(create_app(own_settings, keys), owner)
    centres = [(await house.party(), number) for number in (3, 1)]
    for centre, sent in centres:
        content = lines([*(person(f"P-{n}") for n in range(sent)), "{", person("P-0")])
        await taken_in(house, centre.coordinator, content)
        await taken_in(house, centre.coordinator, content, validate_only="true")
    await asked(centres[0][0].coordinator, lines([person("P-9")]))
    await house.close()
    before = await rows(owner, COUNTS)
    assert before == ["0 0 0 0", "0 0 2 1", "0 0 4 1", "1 0 1 1", "3 0 1 1"]
    await asyncio.to_thread(migrations.downgrade, owner, "0037_peer_body_hashes")
    await asyncio.to_thread(migrations.upgrade, owner)
    assert await rows(owner, COUNTS) == before
    assert await isolation.check(owner) == []


EDITORS = """
    SELECT concat_ws(' ', status, earlier_editor_ids <@ ARRAY[requester_id], cardinality(earlier_editor_ids))
    FROM guarantee_loans ORDER BY created_at"""


async def test_loan_11_who_worded_a_request_before_is_still_known(
    database: tuple[str, str], own_settings: Settings, keys: KeyFile
) -> None:
    _, owner = database
    house = await House.open(create_app(own_settings, keys), owner)
    _, two, three = [await requested(house) for _ in range(3)]
    for lent in (two, three):
        for n, caller in enumerate((lent.decides, lent.asks, lent.asks), 2):
            await caller.patch(lent.here, {"instalments": n}, etag="*")
    await asyncio.to_thread(migrations.downgrade, owner, "0042_trail_found")
    # As it could be decided then: by who had worded it, before somebody else did.
    await house.owner_execute(
        "UPDATE guarantee_loans SET status = 'approved', approved_minor = 1, approved_at = now(), "
        "approver_id = :member WHERE id = :id",
        member=three.decides.member_id,
        id=three.id,
    )
    await house.close()
    await asyncio.to_thread(migrations.upgrade, owner)
    assert await rows(owner, EDITORS) == ["requested t 0", "requested f 2", "approved t 0"]
    assert await isolation.check(owner) == []
