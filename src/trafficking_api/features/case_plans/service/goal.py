"""How goals and actions go on: started, put on hold, reached or not, done or left out."""

from typing import Any
from uuid import UUID

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.case_plans.models import Goal, PlanAction
from trafficking_api.features.case_plans.schemas.goal import Ending, PlanActionPatch, Skipping
from trafficking_api.features.case_plans.service.content import refuse_idle
from trafficking_api.features.case_plans.states import ACTION, CENTRE, GOAL, OPEN_ACTION, OPEN_GOAL
from trafficking_api.features.cases.service import refuse_closed
from trafficking_api.features.cases.service.supporting import add_words, row_of
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import WrongState
from trafficking_api.kit.wire import Command


async def go_on(mandate: Mandate, goal_id: UUID, command: str, expected: Expected, body: Command) -> None:
    """Follow a command of a goal. Raises NotFound, ReadOnly, Stale, CaseClosed, WrongState, Erased."""
    case, goal = await row_of(mandate, Goal, goal_id, expected)
    refuse_closed(case)
    mandate.command(GOAL, goal, command, sides=(CENTRE,), expected=expected, occurred_at=body.occurred_at)
    await _end(mandate, case, goal, OPEN_GOAL, body)


async def do(mandate: Mandate, action_id: UUID, command: str, expected: Expected, body: Command) -> None:
    """Follow a command of an action. Raises NotFound, ReadOnly, Stale, CaseClosed, WrongState, Erased."""
    case, action = await row_of(mandate, PlanAction, action_id, expected)
    refuse_closed(case)
    mandate.command(ACTION, action, command, sides=(CENTRE,), expected=expected, occurred_at=body.occurred_at)
    if isinstance(body, Skipping):
        action.skip_reason = body.reason
    await _end(mandate, case, action, OPEN_ACTION, body)


async def _end(mandate: Mandate, case: Any, row: Any, open_: tuple[str, ...], body: Command) -> None:
    """Write down when it ended, if it did, and what shows it."""
    if row.status not in open_:
        row.ended_at = body.occurred_at or mandate.now
    if isinstance(body, Ending):
        await add_words(mandate, case, row, evidence=body.evidence)


async def change_action(mandate: Mandate, action_id: UUID, expected: Expected, body: PlanActionPatch) -> None:
    """Say who sees to an action. Raises NotFound, ReadOnly, Stale, CaseClosed, WrongState, Invalid."""
    case, action = await row_of(mandate, PlanAction, action_id, expected)
    refuse_closed(case)
    if action.status not in OPEN_ACTION:
        raise WrongState(action.status, ACTION.allowed(action.status, (CENTRE,)))
    if "worker_id" in body.model_fields_set:
        await refuse_idle(mandate, action.case_id, [("/worker_id", body.worker_id)])
        action.worker_id = body.worker_id
    mandate.touch(action)
