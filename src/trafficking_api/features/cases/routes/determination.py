"""Who decided when whether a person is a victim."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import AllowOnce, Door, command_options
from trafficking_api.access.errors import ReadOnly
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases import queries, service
from trafficking_api.features.cases.errors import CaseClosed
from trafficking_api.features.cases.routes.case import CanRead
from trafficking_api.features.cases.schemas.determination import (
    DeterminationPublic,
    NewDetermination,
    RecordFilter,
)
from trafficking_api.features.cases.states import RECORD
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, raises
from trafficking_api.kit.paging import Page
from trafficking_api.kit.wire import NOTHING_MORE, Command

router = APIRouter(prefix="/v1/cases/{case_id}/determinations", tags=["cases"], route_class=Door)

commands = command_options(RECORD)
CanAdd = Annotated[Mandate, AllowOnce(Permission.CASES_WRITE, sees=queries.determination)]
CanVoid = Annotated[Mandate, AllowOnce(Permission.CASES_COMMAND, sees=queries.determination)]


@router.get("", response_model=Page[DeterminationPublic], responses=raises(BadCursor))
async def list_determinations(
    mandate: CanRead, case_id: UUID, wanted: Annotated[RecordFilter, Query()]
) -> Response:
    """The determinations of a case, the latest decision first; also those that were entered in error."""
    shape, parent = queries.determinations(mandate, case_id, wanted), queries.case(mandate, case_id)
    return await answers.page(mandate, shape, wanted, ("decided_on", "id"), parent=parent)


@router.post("", response_model=DeterminationPublic, status_code=201, responses=raises(ReadOnly, CaseClosed))
async def add_determination(mandate: CanAdd, case_id: UUID, body: NewDetermination) -> Response:
    """Add a determination to the history. The latest by its day is the one that the case shows."""
    id_ = await service.add_determination(mandate, case_id, body)
    return await answers.created(mandate, queries.determination(mandate, case_id, id_))


@router.get("/{determination_id}", response_model=DeterminationPublic)
async def read_determination(mandate: CanRead, case_id: UUID, determination_id: UUID) -> Response:
    """One determination of a case."""
    return await answers.one(mandate, queries.determination(mandate, case_id, determination_id))


@router.post("/{determination_id}/void", **commands("void", DeterminationPublic, ReadOnly, CaseClosed))
async def void_determination(
    mandate: CanVoid,
    case_id: UUID,
    determination_id: UUID,
    expected: IfMatch,
    body: Command = NOTHING_MORE,
) -> Response:
    """Say that it was entered in error. It stays in the history, and counts no more."""
    await service.void_determination(mandate, case_id, determination_id, expected, body)
    return await answers.one(mandate, queries.determination(mandate, case_id, determination_id))
