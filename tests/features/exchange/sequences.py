"""Numbers the events of an organisation, and writes events as if many did at once."""

from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from tests.factories.house import House
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features.exchange.service import sequencing

_EVENT = text("""
    INSERT INTO events (organisation_id, id, type, object_kind, object_id, object_version, fields, request_id,
                        occurred_at, peer_id)
    VALUES (:o, :id, 'case.changed', 'case', :object, :version, '{}', :id, now(), :peer)
    RETURNING seq
""")
_ENTRIES = """
    SELECT * FROM feed_entries WHERE organisation_id = :o ORDER BY position
"""


async def number(house: House, organisation_id: UUID, *, swept: bool = False) -> int:
    """One round of the sequencer."""
    async with system_mandate(house.office, organisation_id, "test") as mandate:
        return await (sequencing.sweep if swept else sequencing.number)(mandate)


async def write(
    connection: AsyncConnection,
    organisation_id: UUID,
    object_id: UUID,
    version: int,
    peer: UUID | None = None,
) -> int:
    """Write an event into the journal, in a transaction that is still under way."""
    values = {"o": organisation_id, "id": uuid4(), "object": object_id, "version": version, "peer": peer}
    return int((await connection.execute(_EVENT, values)).scalar_one())


async def entries(house: House, organisation_id: UUID) -> list[Any]:
    """What is numbered, in its order."""
    return list(await house.owner_execute(_ENTRIES, o=organisation_id))


async def journal(house: House, organisation_id: UUID) -> list[int]:
    """The numbers that the journal itself gave."""
    found = await house.owner_execute(
        "SELECT seq FROM events WHERE organisation_id = :o ORDER BY seq", o=organisation_id
    )
    return list(found.scalars())
