"""Puts a version of a plan in force: its goals, actions and visits become those that are worked on."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.case_plans import queries
from trafficking_api.features.case_plans.errors import GoalEnded
from trafficking_api.features.case_plans.models import CasePlan, Goal, PlanAction
from trafficking_api.features.case_plans.service import visit
from trafficking_api.features.case_plans.states import (
    ACTION,
    CENTRE,
    GOAL,
    OPEN_ACTION,
    OPEN_GOAL,
    GoalStatus,
)
from trafficking_api.features.cases import queries as cases
from trafficking_api.features.cases import service as case_service
from trafficking_api.kit.states import SYSTEM

_IDS = ("provider_id", "funded_project_id")


async def enforce(
    mandate: Mandate, case: Any, plan: CasePlan, before: CasePlan | None, says: dict[str, Any]
) -> None:
    """Make what an approved version says what is worked on; what it says no more ends.

    Raises GoalEnded, and Erased when the person was forgotten.
    """
    # One that ended under an earlier version may be named still: it stays as it ended.
    goals, actions = await _stand(mandate, before, [UUID(document["id"]) for document in says["goals"]])
    seal = await case_service.sealer(mandate, case)
    for document in says["goals"]:
        goal = goals.pop(document["id"], None)
        if goal is not None and goal.status not in OPEN_GOAL:
            if any(planned["id"] not in actions for planned in document["actions"]):
                raise GoalEnded
            if goal.status == GoalStatus.CANCELLED:
                continue
            # What is still to be done for one that was reached, or not, is said again, and stays to be done.
            _carry(mandate, plan, goal)
        else:
            goal = _goal(mandate, plan, goal, document, seal)
        for planned in document["actions"]:
            _action(mandate, goal, actions.pop(planned["id"], None), planned, seal)
        await mandate.session.flush()
    cancel(mandate, goals.values())
    skip(mandate, actions.values(), "Replanned")
    await _visits(mandate, case, plan, before)


async def _stand(
    mandate: Mandate, before: CasePlan | None, named: Collection[UUID] = ()
) -> tuple[dict[str, Goal], dict[str, PlanAction]]:
    """The goals and actions of the version before, and of the goals that are named, by their ids."""
    if before is None:
        return {}, {}
    goals = (await mandate.session.scalars(queries.goals_of(mandate, before.id, named))).all()
    ids = [goal.id for goal in goals]
    actions = (await mandate.session.scalars(queries.actions_of(mandate, ids))).all() if ids else []
    return {str(goal.id): goal for goal in goals}, {str(action.id): action for action in actions}


def _goal(
    mandate: Mandate, plan: CasePlan, goal: Goal | None, document: dict[str, Any], seal: case_service.Sealer
) -> Goal:
    is_new = goal is None
    if goal is None:
        agreed = plan.agreed_at is not None
        goal = Goal(
            organisation_id=plan.organisation_id,
            id=UUID(document["id"]),
            case_id=plan.case_id,
            case_plan_id=plan.id,
            status=GoalStatus.ACCEPTED if agreed else GoalStatus.PROPOSED,
            domain=document["domain"],
            **mandate.stamps(),
        )
    goal.case_plan_id = plan.id
    goal.domain, goal.planned_end_on = document["domain"], _day(document["planned_end_on"])
    goal.details, goal.sealed_for = seal("goals.details", goal.id, _words(document))
    if is_new:
        mandate.started(goal, goal.status, verb="set")
    elif goal.status == GoalStatus.PROPOSED and plan.agreed_at is not None:
        mandate.command(GOAL, goal, "accept", sides=(CENTRE,))
    else:
        mandate.touch(goal)
    return goal


def _carry(mandate: Mandate, plan: CasePlan, goal: Goal) -> None:
    """Let a version have a goal that has ended, as it ended."""
    goal.case_plan_id = plan.id
    mandate.touch(goal)


def _action(
    mandate: Mandate,
    goal: Goal,
    action: PlanAction | None,
    document: dict[str, Any],
    seal: case_service.Sealer,
) -> None:
    if action is not None and action.status not in OPEN_ACTION:
        return
    is_new = action is None
    if action is None:
        action = PlanAction(
            organisation_id=goal.organisation_id,
            id=UUID(document["id"]),
            case_id=goal.case_id,
            goal_id=goal.id,
            # Who sees to one that stands is said at the action, and goes on.
            worker_id=_id(document["worker_id"]),
            service_type=document["service_type"],
            **mandate.stamps(),
        )
    action.service_type, action.cost = document["service_type"], document["cost"]
    action.due_on = _day(document["due_on"])
    for name in _IDS:
        setattr(action, name, _id(document[name]))
    action.details, action.sealed_for = seal("plan_actions.details", action.id, _words(document))
    if is_new:
        mandate.started(action, action.status, verb="planned")
    else:
        mandate.touch(action)


def cancel(mandate: Mandate, goals: Any) -> None:
    """Cancel those of these goals that are open."""
    for goal in goals:
        if goal.status in OPEN_GOAL:
            mandate.command(GOAL, goal, "cancel", sides=(SYSTEM,))
            goal.ended_at = mandate.now


def skip(mandate: Mandate, actions: Any, reason: str) -> None:
    """Leave out those of these actions that are open."""
    for action in actions:
        if action.status in OPEN_ACTION:
            mandate.command(ACTION, action, "skip", sides=(SYSTEM,))
            action.ended_at, action.skip_reason = mandate.now, reason


async def leave_out(mandate: Mandate, plan: CasePlan) -> None:
    """Leave out what was still to be done for the goals of a plan that is completed."""
    _, actions = await _stand(mandate, plan)
    skip(mandate, actions.values(), "PlanEnded")


async def end(mandate: Mandate, plan: CasePlan) -> None:
    """End all that is open of a plan that ends before its goals are reached."""
    goals, actions = await _stand(mandate, plan)
    cancel(mandate, goals.values())
    skip(mandate, actions.values(), "PlanEnded")
    await visit.call_off(mandate, plan.case_id)


async def _visits(mandate: Mandate, case: Any, plan: CasePlan, before: CasePlan | None) -> None:
    """Schedule the visits anew, if they are other ones than before; those made by hand stay."""
    if before is not None and before.follow_up == plan.follow_up:
        return
    if before is not None:
        await visit.replan(mandate, plan.case_id)
    if plan.follow_up is not None:
        guest = cases.Guest(plan.case_id, case.person_id, case.status, case.gender, case.minor)
        await visit.generate(mandate, guest, plan.id, plan.follow_up)


def _words(document: dict[str, Any]) -> dict[str, str | None]:
    """What it is called; what shows how it ended is not there yet."""
    return {"title": document["title"], "evidence": None}


def _id(value: str | None) -> UUID | None:
    return None if value is None else UUID(value)


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)
