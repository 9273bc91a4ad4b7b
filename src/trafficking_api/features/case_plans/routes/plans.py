"""The plans of your centre: one resource is one version of a plan."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, AllowOnce, Door, command_options
from trafficking_api.access.errors import Erased, MemberNeeded, ReadOnly, SecondPersonNeeded
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.case_plans import queries
from trafficking_api.features.case_plans.errors import (
    GoalEnded,
    PersonNotAsked,
    PlanBeingWritten,
    PlanEmpty,
    PlanInForce,
    RequirementsUnmet,
)
from trafficking_api.features.case_plans.schemas.plan import (
    CasePlanBrief,
    CasePlanFilter,
    CasePlanPatch,
    CasePlanPublic,
    Consultation,
    Discontinuation,
    NewCasePlan,
)
from trafficking_api.features.case_plans.service import course, plan
from trafficking_api.features.case_plans.states import PLAN
from trafficking_api.features.cases.errors import CaseClosed, StillOpen
from trafficking_api.features.cases.queries import reach
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, IfMatchRequired, Stale, WrongState, raises
from trafficking_api.kit.paging import Page
from trafficking_api.kit.wire import NOTHING_MORE, Command

router = APIRouter(prefix="/v1/case-plans", tags=["case plans"], route_class=Door)


async def _read(mandate: Mandate, case_plan_id: UUID) -> Response:
    """One version of a plan, whose words leave a trace that they were read."""
    shapes = queries.case_plan(mandate, case_plan_id)
    return await answers.one(mandate, shapes, before=reach.noting(mandate))


async def _read_next(mandate: Mandate, _case_plan_id: UUID, next_id: UUID) -> Response:
    return await _read(mandate, next_id)


commands = command_options(PLAN)
CanRead = Annotated[Mandate, Allow(Permission.CASE_PLANS_READ)]
CanChange = Annotated[Mandate, Allow(Permission.CASE_PLANS_WRITE)]
CanDraft = Annotated[Mandate, AllowOnce(Permission.CASE_PLANS_WRITE, sees=queries.case_plan, anew=_read)]
CanCommand = Annotated[Mandate, AllowOnce(Permission.CASE_PLANS_COMMAND, sees=queries.case_plan, anew=_read)]
CanReview = Annotated[
    Mandate, AllowOnce(Permission.CASE_PLANS_COMMAND, sees=queries.reviewed, anew=_read_next)
]


@router.get("", response_model=Page[CasePlanBrief], responses=raises(BadCursor))
async def list_case_plans(mandate: CanRead, wanted: Annotated[CasePlanFilter, Query()]) -> Response:
    """The plans of the cases you see, the newest first; what they say is in each one."""
    return await answers.page(mandate, queries.case_plans(mandate, wanted), wanted, ("created_at", "id"))


@router.post(
    "",
    response_model=CasePlanPublic,
    status_code=201,
    responses=raises(PlanInForce, PlanBeingWritten, CaseClosed, MemberNeeded, Erased),
)
async def draft_case_plan(mandate: CanDraft, body: NewCasePlan) -> Response:
    """Begin the plan of a case, from a template of your centre or from nothing."""
    id_ = await plan.draft(mandate, body)
    return await answers.created(mandate, queries.case_plan(mandate, id_), before=reach.noting(mandate))


@router.get("/{case_plan_id}", response_model=CasePlanPublic)
async def read_case_plan(mandate: CanRead, case_plan_id: UUID) -> Response:
    """One version of a plan, in words."""
    return await _read(mandate, case_plan_id)


@router.patch(
    "/{case_plan_id}",
    response_model=CasePlanPublic,
    responses=raises(Stale, ReadOnly, CaseClosed, WrongState, MemberNeeded, Erased, IfMatchRequired),
)
async def change_case_plan(
    mandate: CanChange, case_plan_id: UUID, expected: IfMatch, body: CasePlanPatch
) -> Response:
    """Change a draft. What the person said to it before holds no more."""
    await plan.change(mandate, case_plan_id, expected, body)
    return await _read(mandate, case_plan_id)


@router.post(
    "/{case_plan_id}/submit", **commands("submit", CasePlanPublic, ReadOnly, CaseClosed, PlanEmpty, Erased)
)
async def submit_case_plan(
    mandate: CanCommand, case_plan_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Ask another member to approve a draft. From now on nobody changes its words."""
    await course.submit(mandate, case_plan_id, expected, body)
    return await _read(mandate, case_plan_id)


@router.post("/{case_plan_id}/return", **commands("return", CasePlanPublic, ReadOnly, CaseClosed))
async def return_case_plan(
    mandate: CanCommand, case_plan_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Give a plan back, so that it can be changed."""
    await course.send_back(mandate, case_plan_id, expected, body)
    return await _read(mandate, case_plan_id)


@router.post("/{case_plan_id}/consult", **commands("consult", CasePlanPublic, ReadOnly, CaseClosed))
async def consult_case_plan(
    mandate: CanCommand, case_plan_id: UUID, expected: IfMatch, body: Consultation
) -> Response:
    """Write down what the person says to the plan: that she agrees, or why she does not."""
    await plan.consult(mandate, case_plan_id, expected, body)
    return await _read(mandate, case_plan_id)


@router.post(
    "/{case_plan_id}/approve",
    **commands(
        "approve",
        CasePlanPublic,
        *(ReadOnly, CaseClosed, MemberNeeded, SecondPersonNeeded, PersonNotAsked, GoalEnded),
        *(RequirementsUnmet, Erased),
    ),
)
async def approve_case_plan(
    mandate: CanCommand, case_plan_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Put a plan in force that somebody else wrote. Its goals, actions and visits are worked on from now."""
    await course.approve(mandate, case_plan_id, expected, body)
    return await _read(mandate, case_plan_id)


@router.post(
    "/{case_plan_id}/review", **commands("review", CasePlanPublic, ReadOnly, CaseClosed, MemberNeeded, Erased)
)
async def review_case_plan(
    mandate: CanReview, case_plan_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Begin the next version, which is what is answered. Until it is approved, this one stays in force."""
    next_id = await course.review(mandate, case_plan_id, expected, body)
    return await _read(mandate, next_id)


@router.post("/{case_plan_id}/discard", **commands("discard", CasePlanPublic, ReadOnly, CaseClosed))
async def discard_case_plan(
    mandate: CanCommand, case_plan_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Give a draft up. The version before it stays as it is."""
    await course.discard(mandate, case_plan_id, expected, body)
    return await _read(mandate, case_plan_id)


@router.post(
    "/{case_plan_id}/complete",
    **commands("complete", CasePlanPublic, ReadOnly, CaseClosed, StillOpen, RequirementsUnmet),
)
async def complete_case_plan(
    mandate: CanCommand, case_plan_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """End a plan. The refusal lists the goals and visits that have not ended."""
    await course.complete(mandate, case_plan_id, expected, body)
    return await _read(mandate, case_plan_id)


@router.post("/{case_plan_id}/discontinue", **commands("discontinue", CasePlanPublic, ReadOnly, CaseClosed))
async def discontinue_case_plan(
    mandate: CanCommand, case_plan_id: UUID, expected: IfMatch, body: Discontinuation
) -> Response:
    """End a plan before its goals are reached; its goals, actions and visits end with it."""
    await course.discontinue(mandate, case_plan_id, expected, body)
    return await _read(mandate, case_plan_id)
