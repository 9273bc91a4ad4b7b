"""Looks for a table that has no walls around it: a lint of the database's own catalogue."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from trafficking_api.kit.provision import OWNER, RUNTIME

#: Each finds the tables (or functions) that break one rule; an empty answer is a kept rule.
RULES = {
    "{0} has no row-level security, or does not force it": """
        SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace
        AND relname <> 'alembic_version' AND NOT (relrowsecurity AND relforcerowsecurity)""",
    "{0} does not belong to the owner role": f"""
        SELECT relname FROM pg_class WHERE relkind IN ('r', 'p', 'v', 'm') AND relnamespace = 'public'::regnamespace
        AND relname <> 'alembic_version' AND relowner <> '{OWNER}'::regrole""",
    "{0} is a view, which would see past the walls": """
        SELECT relname FROM pg_class WHERE relkind IN ('v', 'm') AND relnamespace = 'public'::regnamespace""",
    "{0} has a policy for the runtime role that does not ask for the organisation": f"""
        SELECT c.relname || '.' || p.polname FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
        WHERE '{RUNTIME}'::regrole = ANY (p.polroles) AND NOT (c.relname = 'organisations' AND p.polcmd = 'r')
        AND coalesce(pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)) !~
            'app\\.(organisation|is_operator)\\(\\)'""",
    "{0} has a policy for everybody": """
        SELECT c.relname || '.' || p.polname FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
        WHERE 0::oid = ANY (p.polroles)""",
    "{0} has a key that does not begin with the organisation": """
        SELECT i.indexrelid::regclass::text FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
        WHERE i.indisunique AND c.relnamespace = 'public'::regnamespace
        AND c.relname NOT IN ('alembic_version', 'organisations')
        AND a.attname NOT IN ('organisation_id', 'from_organisation_id')""",
    "{0} lets the runtime role change or remove what is only ever appended": f"""
        SELECT relname FROM pg_class WHERE relname IN ('events', 'audit_events')
        AND (has_table_privilege('{RUNTIME}', oid, 'UPDATE') OR has_table_privilege('{RUNTIME}', oid, 'DELETE')
             OR has_table_privilege('{RUNTIME}', oid, 'TRUNCATE'))""",
    "{0} runs with its owner's rights": """
        SELECT oid::regprocedure::text FROM pg_proc WHERE prosecdef
        AND pronamespace IN ('public'::regnamespace, 'app'::regnamespace)""",
    "{0} can be executed by everybody": """
        SELECT p.oid::regprocedure::text FROM pg_proc p,
        LATERAL aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
        WHERE p.pronamespace = 'app'::regnamespace AND a.grantee = 0""",
}


async def check(url: str) -> list[str]:
    """Every broken rule, in words; empty when all walls stand."""
    engine = create_async_engine(url, poolclass=NullPool)
    try:
        async with engine.connect() as connection:
            found = []
            for complaint, query in RULES.items():
                names = await connection.scalars(text(query.replace(":", "\\:")))
                found += [complaint.format(name) for name in names]
            return found
    finally:
        await engine.dispose()
