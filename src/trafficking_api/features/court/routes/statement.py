"""The statements that were made in a proceeding."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, AllowOnce, Door
from trafficking_api.access.errors import ReadOnly
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases.errors import CaseClosed
from trafficking_api.features.court.queries import statement as queries
from trafficking_api.features.court.queries.proceeding import proceeding
from trafficking_api.features.court.schemas.statement import (
    NewStatement,
    StatementFilter,
    StatementPatch,
    StatementPublic,
)
from trafficking_api.features.court.service import statement as service
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, IfMatchRequired, Stale, raises
from trafficking_api.kit.paging import Page

router = APIRouter(
    prefix="/v1/proceedings/{proceeding_id}/statements", tags=["court files"], route_class=Door
)

CanRead = Annotated[Mandate, Allow(Permission.COURT_FILES_READ)]
CanAdd = Annotated[Mandate, AllowOnce(Permission.COURT_FILES_WRITE, sees=queries.statement)]
CanChange = Annotated[Mandate, Allow(Permission.COURT_FILES_WRITE)]


@router.get("", response_model=Page[StatementPublic], responses=raises(BadCursor))
async def list_court_statements(
    mandate: CanRead, proceeding_id: UUID, wanted: Annotated[StatementFilter, Query()]
) -> Response:
    """The statements that she made in a proceeding, the first written down first."""
    shape, parent = queries.statements(mandate, proceeding_id), proceeding(mandate, proceeding_id)
    return await answers.page(mandate, shape, wanted, ("created_at", "id"), descending=False, parent=parent)


@router.post("", response_model=StatementPublic, status_code=201, responses=raises(ReadOnly, CaseClosed))
async def add_court_statement(mandate: CanAdd, proceeding_id: UUID, body: NewStatement) -> Response:
    """Write down that she made a statement, and how. There is no field for what she said."""
    statement_id = await service.add(mandate, proceeding_id, body)
    return await answers.created(mandate, queries.statement(mandate, proceeding_id, statement_id))


@router.get("/{statement_id}", response_model=StatementPublic)
async def read_court_statement(mandate: CanRead, proceeding_id: UUID, statement_id: UUID) -> Response:
    """One statement."""
    return await answers.one(mandate, queries.statement(mandate, proceeding_id, statement_id))


@router.patch(
    "/{statement_id}",
    response_model=StatementPublic,
    responses=raises(ReadOnly, Stale, CaseClosed, IfMatchRequired),
)
async def change_court_statement(
    mandate: CanChange, proceeding_id: UUID, statement_id: UUID, expected: IfMatch, body: StatementPatch
) -> Response:
    """Say otherwise how a statement was made, or that she has a copy now."""
    await service.change(mandate, (proceeding_id, statement_id), expected, body)
    return await answers.one(mandate, queries.statement(mandate, proceeding_id, statement_id))
