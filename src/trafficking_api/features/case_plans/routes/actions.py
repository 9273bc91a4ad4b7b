"""What is to be done for a goal: by whom, until when, and whether it is done."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, AllowOnce, Door, command_options
from trafficking_api.access.errors import Erased, ReadOnly
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.case_plans import queries
from trafficking_api.features.case_plans.schemas.goal import (
    Ending,
    PlanActionBrief,
    PlanActionFilter,
    PlanActionPatch,
    PlanActionPublic,
    Skipping,
)
from trafficking_api.features.case_plans.service import goal
from trafficking_api.features.case_plans.states import ACTION
from trafficking_api.features.cases.errors import CaseClosed
from trafficking_api.features.cases.queries import reach
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, IfMatchRequired, Stale, WrongState, raises
from trafficking_api.kit.paging import Page
from trafficking_api.kit.wire import NOTHING_MORE, Command

router = APIRouter(prefix="/v1/actions", tags=["case plans"], route_class=Door)

#: An action may be done without a word.
NO_WORDS = Ending()


async def _read(mandate: Mandate, action_id: UUID) -> Response:
    """One action, whose words leave a trace that they were read."""
    return await answers.one(mandate, queries.action(mandate, action_id), before=reach.noting(mandate))


commands = command_options(ACTION)
CanRead = Annotated[Mandate, Allow(Permission.CASE_PLANS_READ)]
CanChange = Annotated[Mandate, Allow(Permission.CASE_PLANS_WRITE)]
CanCommand = Annotated[Mandate, AllowOnce(Permission.CASE_PLANS_COMMAND, sees=queries.action, anew=_read)]


@router.get("", response_model=Page[PlanActionBrief], responses=raises(BadCursor))
async def list_actions(mandate: CanRead, wanted: Annotated[PlanActionFilter, Query()]) -> Response:
    """The actions of the cases you see, in the order in which they were planned; their words are in each."""
    shape = queries.actions(mandate, wanted)
    return await answers.page(mandate, shape, wanted, ("created_at", "id"), descending=False)


@router.get("/{action_id}", response_model=PlanActionPublic)
async def read_action(mandate: CanRead, action_id: UUID) -> Response:
    """One action, in words."""
    return await _read(mandate, action_id)


@router.patch(
    "/{action_id}",
    response_model=PlanActionPublic,
    responses=raises(Stale, ReadOnly, CaseClosed, WrongState, IfMatchRequired),
)
async def change_action(
    mandate: CanChange, action_id: UUID, expected: IfMatch, body: PlanActionPatch
) -> Response:
    """Say who sees to an open action. What it is, the plan says."""
    await goal.change_action(mandate, action_id, expected, body)
    return await _read(mandate, action_id)


@router.post("/{action_id}/start", **commands("start", PlanActionPublic, ReadOnly, CaseClosed))
async def start_action(
    mandate: CanCommand, action_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Begin with it."""
    await goal.do(mandate, action_id, "start", expected, body)
    return await _read(mandate, action_id)


@router.post("/{action_id}/done", **commands("done", PlanActionPublic, ReadOnly, CaseClosed, Erased))
async def done_action(
    mandate: CanCommand, action_id: UUID, expected: IfMatch, body: Ending = NO_WORDS
) -> Response:
    """It is done."""
    await goal.do(mandate, action_id, "done", expected, body)
    return await _read(mandate, action_id)


@router.post("/{action_id}/skip", **commands("skip", PlanActionPublic, ReadOnly, CaseClosed, Erased))
async def skip_action(mandate: CanCommand, action_id: UUID, expected: IfMatch, body: Skipping) -> Response:
    """Leave it out, and say why."""
    await goal.do(mandate, action_id, "skip", expected, body)
    return await _read(mandate, action_id)
