"""Writes down who decided when whether a person is a victim."""

from uuid import UUID

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases.models import Determination
from trafficking_api.features.cases.schemas.determination import NewDetermination
from trafficking_api.features.cases.service import records
from trafficking_api.features.cases.service.case import working
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.wire import Command


async def add_determination(mandate: Mandate, case_id: UUID, body: NewDetermination) -> UUID:
    """Add a determination to the history. Raises NotFound, CaseClosed, Invalid."""
    await working(mandate, case_id)
    records.refuse_future_day(mandate, "/decided_on", body.decided_on)
    row = Determination(
        organisation_id=mandate.organisation_id, case_id=case_id, **body.model_dump(), **mandate.stamps()
    )
    mandate.started(row, row.status, verb="recorded")
    return row.id


async def void_determination(
    mandate: Mandate, case_id: UUID, determination_id: UUID, expected: Expected, body: Command
) -> None:
    """Say that it was entered in error. Raises NotFound, Stale, CaseClosed, WrongState."""
    await records.void(mandate, Determination, case_id, determination_id, expected=expected, body=body)
