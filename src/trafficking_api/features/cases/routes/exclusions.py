"""Who is barred from a case. Whoever is, finds neither the case nor this."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, AllowOnce, Door, command_options
from trafficking_api.access.errors import ReadOnly
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases import queries, service
from trafficking_api.features.cases.errors import AlreadyBarred
from trafficking_api.features.cases.schemas.access import CaseExclusionPublic, NewCaseExclusion
from trafficking_api.features.cases.states import EXCLUSION
from trafficking_api.features.members.errors import LastWorker
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, raises
from trafficking_api.kit.paging import Page, PageParams
from trafficking_api.kit.wire import NOTHING_MORE, Command

router = APIRouter(prefix="/v1/cases/{case_id}/exclusions", tags=["cases"], route_class=Door)

commands = command_options(EXCLUSION)
CanRead = Annotated[Mandate, Allow(Permission.EXCLUSIONS_READ)]
CanBar = Annotated[Mandate, AllowOnce(Permission.EXCLUSIONS_WRITE, sees=queries.exclusion)]
CanLift = Annotated[Mandate, AllowOnce(Permission.EXCLUSIONS_COMMAND, sees=queries.exclusion)]


@router.get("", response_model=Page[CaseExclusionPublic], responses=raises(BadCursor))
async def list_case_exclusions(
    mandate: CanRead, case_id: UUID, wanted: Annotated[PageParams, Query()]
) -> Response:
    """Who is barred from a case, and who was; the last one first."""
    shape, parent = queries.exclusions(mandate, case_id), queries.case(mandate, case_id)
    return await answers.page(mandate, shape, wanted, ("created_at", "id"), parent=parent)


@router.post(
    "",
    response_model=CaseExclusionPublic,
    status_code=201,
    responses=raises(ReadOnly, AlreadyBarred, LastWorker),
)
async def bar_from_case(mandate: CanBar, case_id: UUID, body: NewCaseExclusion) -> Response:
    """Bar a member from a case: for it the case does not exist, whatever else it may do."""
    exclusion_id = await service.exclusions.bar(mandate, case_id, body)
    return await answers.created(mandate, queries.new_exclusion(mandate, case_id, exclusion_id))


@router.get("/{exclusion_id}", response_model=CaseExclusionPublic)
async def read_case_exclusion(mandate: CanRead, case_id: UUID, exclusion_id: UUID) -> Response:
    """One of those who are, or were, barred from a case."""
    return await answers.one(mandate, queries.exclusion(mandate, case_id, exclusion_id))


@router.post("/{exclusion_id}/lift", **commands("lift", CaseExclusionPublic, ReadOnly))
async def lift_case_exclusion(
    mandate: CanLift, case_id: UUID, exclusion_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Let a barred member see the case again, as far as its role does."""
    await service.exclusions.lift(mandate, case_id, exclusion_id, expected, body)
    return await answers.one(mandate, queries.exclusion(mandate, case_id, exclusion_id))
