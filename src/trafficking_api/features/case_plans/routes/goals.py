"""The goals of plans in force: how far each has come."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, AllowOnce, Door, command_options
from trafficking_api.access.errors import Erased, ReadOnly
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.case_plans import queries
from trafficking_api.features.case_plans.schemas.goal import Ending, GoalBrief, GoalFilter, GoalPublic
from trafficking_api.features.case_plans.service import goal
from trafficking_api.features.case_plans.states import GOAL
from trafficking_api.features.cases.errors import CaseClosed
from trafficking_api.features.cases.queries import reach
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, raises
from trafficking_api.kit.paging import Page
from trafficking_api.kit.wire import NOTHING_MORE, Command

router = APIRouter(prefix="/v1/goals", tags=["case plans"], route_class=Door)

#: A goal may end without a word.
NO_WORDS = Ending()


async def _read(mandate: Mandate, goal_id: UUID) -> Response:
    """One goal, whose words leave a trace that they were read."""
    return await answers.one(mandate, queries.goal(mandate, goal_id), before=reach.noting(mandate))


commands = command_options(GOAL)
CanRead = Annotated[Mandate, Allow(Permission.CASE_PLANS_READ)]
CanCommand = Annotated[Mandate, AllowOnce(Permission.CASE_PLANS_COMMAND, sees=queries.goal, anew=_read)]


@router.get("", response_model=Page[GoalBrief], responses=raises(BadCursor))
async def list_goals(mandate: CanRead, wanted: Annotated[GoalFilter, Query()]) -> Response:
    """The goals of the cases you see, in the order in which they were set; their words are in each one."""
    shape = queries.goals(mandate, wanted)
    return await answers.page(mandate, shape, wanted, ("created_at", "id"), descending=False)


@router.get("/{goal_id}", response_model=GoalPublic)
async def read_goal(mandate: CanRead, goal_id: UUID) -> Response:
    """One goal, in words."""
    return await _read(mandate, goal_id)


@router.post("/{goal_id}/accept", **commands("accept", GoalPublic, ReadOnly, CaseClosed))
async def accept_goal(
    mandate: CanCommand, goal_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """The person says that it is a goal of hers."""
    await goal.go_on(mandate, goal_id, "accept", expected, body)
    return await _read(mandate, goal_id)


@router.post("/{goal_id}/start", **commands("start", GoalPublic, ReadOnly, CaseClosed))
async def start_goal(
    mandate: CanCommand, goal_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Begin to work towards it."""
    await goal.go_on(mandate, goal_id, "start", expected, body)
    return await _read(mandate, goal_id)


@router.post("/{goal_id}/hold", **commands("hold", GoalPublic, ReadOnly, CaseClosed))
async def hold_goal(
    mandate: CanCommand, goal_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Let it rest for a time."""
    await goal.go_on(mandate, goal_id, "hold", expected, body)
    return await _read(mandate, goal_id)


@router.post("/{goal_id}/resume", **commands("resume", GoalPublic, ReadOnly, CaseClosed))
async def resume_goal(
    mandate: CanCommand, goal_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Take it up again."""
    await goal.go_on(mandate, goal_id, "resume", expected, body)
    return await _read(mandate, goal_id)


@router.post("/{goal_id}/achieve", **commands("achieve", GoalPublic, ReadOnly, CaseClosed, Erased))
async def achieve_goal(
    mandate: CanCommand, goal_id: UUID, expected: IfMatch, body: Ending = NO_WORDS
) -> Response:
    """She has reached it."""
    await goal.go_on(mandate, goal_id, "achieve", expected, body)
    return await _read(mandate, goal_id)


@router.post(
    "/{goal_id}/partly_achieve", **commands("partly_achieve", GoalPublic, ReadOnly, CaseClosed, Erased)
)
async def partly_achieve_goal(
    mandate: CanCommand, goal_id: UUID, expected: IfMatch, body: Ending = NO_WORDS
) -> Response:
    """She has reached it in part."""
    await goal.go_on(mandate, goal_id, "partly_achieve", expected, body)
    return await _read(mandate, goal_id)


@router.post("/{goal_id}/not_achieve", **commands("not_achieve", GoalPublic, ReadOnly, CaseClosed, Erased))
async def not_achieve_goal(
    mandate: CanCommand, goal_id: UUID, expected: IfMatch, body: Ending = NO_WORDS
) -> Response:
    """She has not reached it."""
    await goal.go_on(mandate, goal_id, "not_achieve", expected, body)
    return await _read(mandate, goal_id)


@router.post("/{goal_id}/cancel", **commands("cancel", GoalPublic, ReadOnly, CaseClosed, Erased))
async def cancel_goal(
    mandate: CanCommand, goal_id: UUID, expected: IfMatch, body: Ending = NO_WORDS
) -> Response:
    """Give a goal up."""
    await goal.go_on(mandate, goal_id, "cancel", expected, body)
    return await _read(mandate, goal_id)
