"""Who works on a case."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, AllowOnce, Door, command_options
from trafficking_api.access.errors import ReadOnly
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases import queries, service
from trafficking_api.features.cases.errors import AlreadyAssigned, CaseClosed, MemberBarred
from trafficking_api.features.cases.schemas.access import CaseWorkerPublic, NewCaseWorker
from trafficking_api.features.cases.states import WORKER
from trafficking_api.features.members.errors import LastWorker
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, raises
from trafficking_api.kit.paging import Page, PageParams
from trafficking_api.kit.wire import NOTHING_MORE, Command

router = APIRouter(prefix="/v1/cases/{case_id}/workers", tags=["cases"], route_class=Door)

commands = command_options(WORKER)
CanRead = Annotated[Mandate, Allow(Permission.CASES_READ)]
CanAssign = Annotated[Mandate, AllowOnce(Permission.CASES_WRITE, sees=queries.worker)]
CanRemove = Annotated[Mandate, AllowOnce(Permission.CASES_COMMAND, sees=queries.worker)]


@router.get("", response_model=Page[CaseWorkerPublic], responses=raises(BadCursor))
async def list_case_workers(
    mandate: CanRead, case_id: UUID, wanted: Annotated[PageParams, Query()]
) -> Response:
    """Who works on a case, and who did; the last assigned first."""
    shape, parent = queries.workers(mandate, case_id), queries.case(mandate, case_id)
    return await answers.page(mandate, shape, wanted, ("since_at", "id"), parent=parent)


@router.post(
    "",
    response_model=CaseWorkerPublic,
    status_code=201,
    responses=raises(ReadOnly, CaseClosed, AlreadyAssigned, MemberBarred),
)
async def assign_case_worker(mandate: CanAssign, case_id: UUID, body: NewCaseWorker) -> Response:
    """Assign a member to a case. From now on it sees the case, sealed or not."""
    worker_id = await service.workers.add(mandate, case_id, body)
    return await answers.created(mandate, queries.worker(mandate, case_id, worker_id))


@router.get("/{worker_id}", response_model=CaseWorkerPublic)
async def read_case_worker(mandate: CanRead, case_id: UUID, worker_id: UUID) -> Response:
    """One of those who work, or worked, on a case."""
    return await answers.one(mandate, queries.worker(mandate, case_id, worker_id))


@router.post("/{worker_id}/remove", **commands("remove", CaseWorkerPublic, ReadOnly, CaseClosed, LastWorker))
async def remove_case_worker(
    mandate: CanRemove, case_id: UUID, worker_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Take a member off a case. The last one cannot be: assign another first."""
    await service.workers.remove(mandate, case_id, worker_id, expected, body)
    return await answers.one(mandate, queries.removed_worker(mandate, case_id, worker_id))
