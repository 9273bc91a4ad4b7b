"""What a plan requires, and what a case is spared for a time."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, AllowOnce, Door, command_options
from trafficking_api.access.errors import Erased, MemberNeeded, ReadOnly, SecondPersonNeeded
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.case_plans import queries
from trafficking_api.features.case_plans.schemas.requirement import (
    ExemptionBrief,
    ExemptionFilter,
    ExemptionPublic,
    NewExemption,
    PlanRequirements,
)
from trafficking_api.features.case_plans.service import requirement
from trafficking_api.features.case_plans.states import EXEMPTION
from trafficking_api.features.cases.errors import CaseClosed
from trafficking_api.features.cases.queries import reach
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, WrongState, raises
from trafficking_api.kit.paging import Page
from trafficking_api.kit.wire import NOTHING_MORE, Command

router = APIRouter(prefix="/v1/case-plans/{case_plan_id}", tags=["case plans"], route_class=Door)


async def _read(mandate: Mandate, case_plan_id: UUID, exemption_id: UUID) -> Response:
    """One exemption, whose reason leaves a trace that it was read."""
    shapes = queries.exemption(mandate, case_plan_id, exemption_id)
    return await answers.one(mandate, shapes, before=reach.noting(mandate))


commands = command_options(EXEMPTION)
CanRead = Annotated[Mandate, Allow(Permission.CASE_PLANS_READ)]
CanGrant = Annotated[Mandate, AllowOnce(Permission.CASE_PLANS_WRITE, sees=queries.exemption, anew=_read)]
CanCommand = Annotated[Mandate, AllowOnce(Permission.CASE_PLANS_COMMAND, sees=queries.exemption, anew=_read)]


@router.get("/requirements", response_model=PlanRequirements)
async def read_plan_requirements(mandate: CanRead, case_plan_id: UUID) -> Response:
    """What the plan requires, and whether it is there today."""
    return answers.computed(await requirement.standing(mandate, case_plan_id))


@router.get("/exemptions", response_model=Page[ExemptionBrief], responses=raises(BadCursor))
async def list_exemptions(
    mandate: CanRead, case_plan_id: UUID, wanted: Annotated[ExemptionFilter, Query()]
) -> Response:
    """What the case was spared with this version of the plan, the oldest first."""
    shape, parent = (
        queries.exemptions(mandate, case_plan_id, wanted),
        queries.case_plan(mandate, case_plan_id),
    )
    return await answers.page(mandate, shape, wanted, ("created_at", "id"), descending=False, parent=parent)


@router.post(
    "/exemptions",
    response_model=ExemptionPublic,
    status_code=201,
    responses=raises(ReadOnly, CaseClosed, WrongState, MemberNeeded, SecondPersonNeeded, Erased),
)
async def grant_exemption(mandate: CanGrant, case_plan_id: UUID, body: NewExemption) -> Response:
    """Spare a case something until a day. You neither wrote the plan nor changed it last."""
    id_ = await requirement.exempt(mandate, case_plan_id, body)
    shapes = queries.exemption(mandate, case_plan_id, id_)
    return await answers.created(mandate, shapes, before=reach.noting(mandate))


@router.get("/exemptions/{exemption_id}", response_model=ExemptionPublic)
async def read_exemption(mandate: CanRead, case_plan_id: UUID, exemption_id: UUID) -> Response:
    """One exemption, and why it was granted."""
    return await _read(mandate, case_plan_id, exemption_id)


@router.post("/exemptions/{exemption_id}/revoke", **commands("revoke", ExemptionPublic, ReadOnly))
async def revoke_exemption(
    mandate: CanCommand,
    case_plan_id: UUID,
    exemption_id: UUID,
    expected: IfMatch,
    body: Command = NOTHING_MORE,
) -> Response:
    """End an exemption before its time."""
    await requirement.revoke(mandate, case_plan_id, exemption_id, expected, body)
    return await _read(mandate, case_plan_id, exemption_id)
