"""What an import knows of who is forgotten: that it came in, so that no file from before brings it back."""

from uuid import UUID

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases.purging import when_purged
from trafficking_api.features.exchange.queries import imports as queries
from trafficking_api.features.exchange.schemas.imports import RowType
from trafficking_api.features.people.erasing import when_erased


@when_purged
async def forget_case(mandate: Mandate, case_id: UUID) -> list[UUID]:
    """Forget what stood in the row of a case whose time is over."""
    return await _forget(mandate, RowType.CASE, case_id)


@when_erased
async def forget_person(mandate: Mandate, person_id: UUID) -> list[UUID]:
    """Forget what stood in the row of an erased person."""
    return await _forget(mandate, RowType.PERSON, person_id)


async def _forget(mandate: Mandate, kind: RowType, object_id: UUID) -> list[UUID]:
    for thing in await mandate.session.scalars(queries.came_as(mandate, kind, object_id)):
        thing.content = None
    return []
