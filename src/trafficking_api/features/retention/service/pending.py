"""Ends an erasure that is still asked for when its person goes otherwise: her time is over, or a replay."""

from uuid import UUID

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.people.erasing import when_erased
from trafficking_api.features.retention import queries
from trafficking_api.features.retention.states import MACHINE
from trafficking_api.kit.states import SYSTEM


@when_erased
async def complete_pending(mandate: Mandate, person_id: UUID) -> list[UUID]:
    """Say of a pending erasure that it is done; who approves one has said so before."""
    for erasure in await mandate.session.scalars(queries.pending(mandate, [person_id])):
        mandate.command(MACHINE, erasure, "complete", sides=(SYSTEM,))
    return []
