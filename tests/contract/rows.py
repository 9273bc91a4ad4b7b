"""What is stored, as a superuser sees it: to show that nothing changed, or whose rows there are."""

# ruff: noqa: S608 - the names in these statements come from the catalogue

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from tests.factories.house import House

_COLUMNS = """
SELECT c.relname, array_agg(a.attname::text)
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace AND c.relname <> 'alembic_version'
GROUP BY 1 ORDER BY 1
"""
#: The one table of which a row is an organisation.
DIRECTORY = "organisations"


@dataclass(frozen=True)
class Table:
    """A table of the catalogue, and whose its rows are."""

    name: str
    columns: tuple[str, ...]

    @property
    def parties(self) -> tuple[str, ...]:
        """The columns that say whose a row is."""
        if self.name == DIRECTORY:
            return ("id",)
        if "organisation_id" in self.columns:
            return ("organisation_id",)
        pair = ("from_organisation_id", "to_organisation_id")
        assert set(pair) <= set(self.columns), f"nobody knows whose the rows of {self.name} are"
        return pair

    def of(self, who: str) -> str:
        """The condition that a row is of this organisation, or of one of these."""
        # Written so that an index finds them: thousands of rows of other tests lie beside them.
        return f"({' OR '.join(f'{column} = ANY(CAST({who} AS uuid[]))' for column in self.parties)})"


async def tables(connection: AsyncConnection) -> list[Table]:
    """Every table there is."""
    return [Table(name, tuple(columns)) for name, columns in await connection.execute(text(_COLUMNS))]


async def snapshot(house: House, organisations: Iterable[UUID]) -> dict[str, str]:
    """A hash of all rows of these organisations, by table."""
    async with house.owner.connect() as connection:
        hashed = "md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), ''))"
        parts = [
            f"SELECT '{t.name}' AS name, {hashed} AS hashed FROM {t.name} t WHERE {t.of(':who')}"
            for t in await tables(connection)
        ]
        rows = await connection.execute(text(" UNION ALL ".join(parts)), {"who": list(organisations)})
        return {row.name: row.hashed for row in rows}


async def refusals(house: House, request_ids: Iterable[str]) -> list[dict[str, Any]]:
    """The audit rows of these requests."""
    query = text("SELECT * FROM audit_events WHERE request_id = ANY(CAST(:ids AS uuid[]))")
    async with house.owner.connect() as connection:
        rows = await connection.execute(query, {"ids": [UUID(i) for i in request_ids]})
        return [dict(row) for row in rows.mappings()]
