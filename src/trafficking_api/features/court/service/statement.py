"""Writes down that she made a statement, and how; never what she said."""

from uuid import UUID

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases import service as cases
from trafficking_api.features.cases.service.supporting import refuse_future, row_of
from trafficking_api.features.court.models import CourtStatement
from trafficking_api.features.court.schemas.statement import NewStatement, StatementPatch
from trafficking_api.features.court.service.proceeding import open_in
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import NotFound


async def add(mandate: Mandate, proceeding_id: UUID, body: NewStatement) -> UUID:
    """Add a statement to a proceeding. Raises NotFound, ReadOnly, CaseClosed, Invalid."""
    _, proceeding = await open_in(mandate, proceeding_id)
    refuse_future(mandate, "/made_on", body.made_on)
    row = CourtStatement(
        organisation_id=proceeding.organisation_id,
        case_id=proceeding.case_id,
        proceeding_id=proceeding.id,
        **body.model_dump(),
        **mandate.stamps(),
    )
    mandate.session.add(row)
    await mandate.session.flush()
    return row.id


async def change(mandate: Mandate, ids: tuple[UUID, UUID], expected: Expected, body: StatementPatch) -> None:
    """Say otherwise how a statement was made. Raises NotFound, ReadOnly, Stale, CaseClosed, Invalid."""
    proceeding_id, statement_id = ids
    case, row = await row_of(mandate, CourtStatement, statement_id, Expected("*"))
    if row.proceeding_id != proceeding_id:
        raise NotFound
    expected.check(row.version)
    cases.refuse_closed(case)
    sent = body.model_dump(include=body.model_fields_set)
    refuse_future(mandate, "/made_on", sent.get("made_on"))
    row.sqlmodel_update(sent)
    mandate.touch(row)
