"""Looks for a table that has no walls around it: a lint of the database's own catalogue."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.pool import NullPool

from trafficking_api.kit.provision import OWNER, RUNTIME

_ROLES = {"owner": OWNER, "runtime": RUNTIME}
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
    "{0} has a policy for the runtime role that does not ask for the organisation": """
        SELECT c.relname || '.' || p.polname FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
        WHERE CAST(:runtime AS regrole) = ANY (p.polroles)
        AND NOT (c.relname = 'organisations' AND p.polcmd = 'r')
        AND (pg_get_expr(p.polqual, p.polrelid) !~ 'app\\.(organisation|is_operator)\\(\\)'
             OR pg_get_expr(p.polwithcheck, p.polrelid) !~ 'app\\.(organisation|is_operator)\\(\\)')""",
    "{0} has a policy for everybody": """
        SELECT c.relname || '.' || p.polname FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
        WHERE CAST(0 AS oid) = ANY (p.polroles)""",
    "{0} has a key that does not begin with the organisation": """
        SELECT CAST(CAST(i.indexrelid AS regclass) AS text)
        FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
        WHERE i.indisunique AND c.relnamespace = CAST('public' AS regnamespace)
        AND c.relname NOT IN ('alembic_version', 'organisations')
        AND a.attname NOT IN ('organisation_id', 'from_organisation_id')""",
    "{0} lets the runtime role change or remove what is only ever appended": """
        SELECT relname FROM pg_class WHERE relname IN ('events', 'audit_events', 'ledger_transactions',
            'ledger_entries', 'ledger_blocks', 'ledger_seals', 'book_closings')
        AND (has_table_privilege(:runtime, oid, 'UPDATE') OR has_table_privilege(:runtime, oid, 'DELETE')
             OR has_table_privilege(:runtime, oid, 'TRUNCATE'))""",
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
        roles = {name: role for name, role in _ROLES.items() if f":{name}" in query}
        names = await connection.scalars(text(query), roles)
        found += [complaint.format(name) for name in names]
    return found
