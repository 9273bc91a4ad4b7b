"""Looks for a table that has no walls around it: a lint of the database's own catalogue."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.pool import NullPool

from trafficking_api.kit import policies
from trafficking_api.kit.provision import OWNER, RUNTIME

#: What is only ever appended; the second ones end with what they are about (G-16).
APPENDED = (
    *("events", "audit_events", "feed_entries", "ledger_transactions", "ledger_entries", "ledger_blocks"),
    *("ledger_seals", "book_closings", "retention_changes", "retention_warnings", "tombstones"),
    *("data_protection_alerts", "exchanges", "import_rows", "arrivals", "earlier_cases"),
)
APPENDED_FOR_A_TIME = (
    *("case_comments", "compensation_entries", "deadline_reminders", "export_files", "hearing_invitations"),
    *("hearing_reminders", "loan_schedules", "person_tokens", "proceeding_steps", "residence_events"),
)
_VALUES = {
    "owner": OWNER,
    "runtime": RUNTIME,
    "appended": list(APPENDED),
    "for_a_time": list(APPENDED_FOR_A_TIME),
}
#: What others may read of a row without asking whose it is: who is in the network, and what was told to all.
_OPEN = {
    "organisations.organisations_select": "true",
    "directory_fields.directory_fields_told": "(grade)::text = 'public'::text",
}
_POLICIES = text("""
    SELECT c.relname || '.' || p.polname AS name, c.relname AS of,
        pg_get_expr(p.polqual, p.polrelid) AS seen, pg_get_expr(p.polwithcheck, p.polrelid) AS written
    FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
    WHERE p.polpermissive AND EXISTS (
        SELECT FROM unnest(p.polroles) r
        WHERE r <> 0 AND pg_has_role(CAST(:runtime AS name), r, 'MEMBER'))""")
_UNASKED = "{0} has a policy for the runtime role that does not ask for the organisation"
#: Each finds the tables (or functions) that break one rule; an empty answer is a kept rule.
RULES = {
    "{0} has no row-level security, or does not force it": """
        SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND relname <> 'alembic_version'
        AND relnamespace = CAST('public' AS regnamespace) AND NOT (relrowsecurity AND relforcerowsecurity)""",
    "{0} does not belong to the owner role": """
        SELECT relname FROM pg_class WHERE relkind IN ('r', 'p', 'v', 'm') AND relname <> 'alembic_version'
        AND relnamespace = CAST('public' AS regnamespace) AND relowner <> CAST(:owner AS regrole)""",
    "{0} is a view, which would see past the walls": """
        SELECT relname FROM pg_class
        WHERE relkind IN ('v', 'm') AND relnamespace = CAST('public' AS regnamespace)""",
    "{0} has a policy for everybody": """
        SELECT c.relname || '.' || p.polname FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
        WHERE CAST(0 AS oid) = ANY (p.polroles)""",
    "{0} has a key that does not begin with the organisation": """
        SELECT CAST(CAST(i.indexrelid AS regclass) AS text)
        FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
        WHERE (i.indisunique OR i.indisexclusion) AND c.relnamespace = CAST('public' AS regnamespace)
        AND c.relname NOT IN ('alembic_version', 'organisations')
        AND pg_get_indexdef(i.indexrelid, 1, true)
            !~ '^((from_)?organisation_id|uuidrange[(]organisation_id, organisation_id, .*)$'""",
    "{0} lets the runtime role change or remove what is only ever appended": """
        SELECT relname FROM pg_class WHERE relnamespace = CAST('public' AS regnamespace)
        AND (relname = ANY (:appended) OR relname = ANY (:for_a_time))
        AND (has_any_column_privilege(:runtime, oid, 'UPDATE')
             OR relname = ANY (:appended) AND has_table_privilege(:runtime, oid, 'DELETE'))""",
    "{0} can be emptied by the runtime role, or have a trigger of its own, past all policies": """
        SELECT relname FROM pg_class WHERE relkind IN ('r', 'p', 'f')
        AND relnamespace = CAST('public' AS regnamespace)
        AND has_table_privilege(:runtime, oid, 'TRUNCATE, TRIGGER')""",
    "{0} is open to the runtime role, and lies outside of the walls": """
        SELECT CAST(CAST(oid AS regclass) AS text) FROM pg_class WHERE relkind IN ('r', 'p', 'v', 'm', 'f')
        AND CAST(CAST(relnamespace AS regnamespace) AS text) !~ '^(public|pg_.*|information_schema)$'
        AND (has_any_column_privilege(:runtime, oid, 'SELECT, INSERT, UPDATE')
             OR has_table_privilege(:runtime, oid, 'DELETE, TRUNCATE'))""",
    "{0} runs with its owner's rights": """
        SELECT CAST(CAST(oid AS regprocedure) AS text) FROM pg_proc WHERE prosecdef
        AND pronamespace IN (CAST('public' AS regnamespace), CAST('app' AS regnamespace))""",
    "{0} can be executed by everybody": """
        SELECT CAST(CAST(p.oid AS regprocedure) AS text) FROM pg_proc p,
        LATERAL aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
        WHERE p.pronamespace = CAST('app' AS regnamespace) AND a.grantee = 0""",
}


async def check(url: str) -> list[str]:
    """Every broken rule, in words; empty when all walls stand."""
    engine = create_async_engine(url, poolclass=NullPool)
    try:
        async with engine.connect() as connection:
            return await broken(connection)
    finally:
        await engine.dispose()


async def broken(connection: AsyncConnection) -> list[str]:
    """The same, as this transaction sees the catalogue."""
    found = []
    for complaint, query in RULES.items():
        values = {name: value for name, value in _VALUES.items() if f":{name}" in query}
        names = await connection.scalars(text(query), values)
        found += [complaint.format(name) for name in names]
    return found + [_UNASKED.format(name) for name in await _unasked(connection)]


async def _unasked(connection: AsyncConnection) -> list[str]:
    """The policies by which the runtime role could reach a row without being asked who it is."""
    rows = await connection.execute(_POLICIES, {"runtime": RUNTIME})
    return [
        row.name
        for row in rows
        for rule in (row.seen, row.written)
        if rule is not None and not policies.asks(rule, row.of, _OPEN.get(row.name, ""))
    ]
