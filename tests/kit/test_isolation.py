"""Whatever opens the walls is found in the catalogue."""

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from tests.factories.house import House
from trafficking_api.kit import isolation
from trafficking_api.kit.provision import RUNTIME

pytestmark = pytest.mark.walls


@pytest.mark.parametrize(
    ("breach", "complaint"),
    [
        ("ALTER TABLE cases DISABLE ROW LEVEL SECURITY", "cases has no row-level security"),
        ("ALTER TABLE clients NO FORCE ROW LEVEL SECURITY", "clients has no row-level security"),
        ("ALTER TABLE cases OWNER TO postgres", "cases does not belong to the owner role"),
        ("CREATE VIEW everything AS SELECT * FROM cases", "everything is a view"),
        ("CREATE MATERIALIZED VIEW everything AS SELECT * FROM cases", "everything is a view"),
        ("CREATE POLICY open ON cases FOR SELECT TO trafficking_app USING (true)", "cases.open"),
        ("CREATE POLICY open ON cases FOR INSERT TO trafficking_app WITH CHECK (true)", "cases.open"),
        (
            "CREATE POLICY open ON cases FOR SELECT USING (organisation_id = app.organisation())",
            "for everybody",
        ),
        (
            (
                "CREATE POLICY open ON cases FOR SELECT TO trafficking_app "
                "USING (organisation_id = (SELECT app.organisation()) OR true)"
            ),
            "cases.open",
        ),
        (
            (
                "CREATE POLICY open ON cases FOR SELECT TO trafficking_app "
                "USING (NOT (organisation_id = (SELECT app.organisation()) AND household_size > 0))"
            ),
            "cases.open",
        ),
        (
            (
                "CREATE POLICY open ON cases FOR SELECT TO trafficking_app "
                "USING (organisation_id <> (SELECT app.organisation()))"
            ),
            "cases.open",
        ),
        (
            (
                "ALTER POLICY referrals_select ON referrals USING ("
                "from_organisation_id = (SELECT app.organisation()) "
                "OR (to_organisation_id = (SELECT app.organisation()) AND status <> ') OR (') "
                "OR version > 0)"
            ),
            "referrals.referrals_select",
        ),
        (
            ("ALTER POLICY directory_fields_told ON directory_fields USING (grade IN ('public', 'partner'))"),
            "directory_fields.directory_fields_told",
        ),
        (
            (
                "ALTER POLICY directory_fields_told ON directory_fields USING ("
                "(SELECT app.organisation()) IS NOT NULL "
                "AND (grade = 'partner' OR EXISTS (SELECT FROM agreements a WHERE a.status = 'active')))"
            ),
            "directory_fields.directory_fields_told",
        ),
        (
            (
                "CREATE ROLE one_of_many; GRANT one_of_many TO trafficking_app; "
                "CREATE POLICY open ON cases FOR SELECT TO one_of_many USING (true)"
            ),
            "cases.open",
        ),
        ("CREATE UNIQUE INDEX told ON clients (id)", "told has a key that does not begin"),
        ("CREATE UNIQUE INDEX told ON clients (lower(id::text))", "told has a key that does not begin"),
        (
            "ALTER TABLE clients ADD CONSTRAINT told EXCLUDE USING btree (id WITH =)",
            "told has a key that does not begin",
        ),
        ("GRANT UPDATE ON events TO trafficking_app", "events lets the runtime role change"),
        (
            "GRANT UPDATE (operation) ON audit_events TO trafficking_app",
            "audit_events lets the runtime role change",
        ),
        ("GRANT DELETE ON audit_events TO trafficking_app", "audit_events lets the runtime role change"),
        ("GRANT UPDATE ON tombstones TO trafficking_app", "tombstones lets the runtime role change"),
        ("GRANT DELETE ON feed_entries TO trafficking_app", "feed_entries lets the runtime role change"),
        ("GRANT UPDATE ON loan_schedules TO trafficking_app", "loan_schedules lets the runtime role change"),
        ("GRANT TRUNCATE ON cases TO trafficking_app", "cases can be emptied by the runtime role"),
        ("GRANT TRIGGER ON cases TO trafficking_app", "cases can be emptied by the runtime role"),
        (
            (
                "CREATE SCHEMA aside; GRANT USAGE ON SCHEMA aside TO trafficking_app; "
                "CREATE TABLE aside.copy AS SELECT * FROM cases; "
                "GRANT SELECT ON aside.copy TO trafficking_app"
            ),
            "aside.copy is open to the runtime role",
        ),
        (
            "ALTER FUNCTION app.enter(uuid, uuid, integer, uuid) SECURITY DEFINER",
            "runs with its owner's rights",
        ),
        ("GRANT EXECUTE ON FUNCTION app.organisation() TO PUBLIC", "can be executed by everybody"),
    ],
)
async def test_a_breach_in_the_walls_is_found(database: tuple[str, str], breach: str, complaint: str) -> None:
    engine = create_async_engine(database[1], poolclass=NullPool)
    async with engine.connect() as connection:
        assert await isolation.broken(connection) == []
        for statement in breach.split("; "):
            await connection.execute(text(statement))
        found = await isolation.broken(connection)
        await connection.rollback()
    await engine.dispose()
    assert any(complaint in line for line in found), found


#: What the runtime role may not change, of all tables.
NOT_CHANGED = """
    SELECT relname, has_table_privilege(:runtime, oid, 'DELETE') FROM pg_class
    WHERE relkind IN ('r', 'p') AND relname <> 'alembic_version'
    AND relnamespace = CAST('public' AS regnamespace) AND NOT has_table_privilege(:runtime, oid, 'UPDATE')"""


async def test_every_table_that_is_only_appended_to_is_among_those_that_are_checked(house: House) -> None:
    found = (await house.owner_execute(NOT_CHANGED, runtime=RUNTIME)).all()
    assert {name for name, may_end in found if not may_end} == set(isolation.APPENDED)
    assert {name for name, may_end in found if may_end} == set(isolation.APPENDED_FOR_A_TIME)
