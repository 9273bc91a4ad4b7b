"""SELECTs about goals, and what is done for them."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.case_plans.models import Goal, PlanAction
from trafficking_api.features.case_plans.schemas.goal import (
    GoalBrief,
    GoalFilter,
    GoalPublic,
    PlanActionBrief,
    PlanActionFilter,
    PlanActionPublic,
)
from trafficking_api.features.case_plans.states import ACTION, GOAL, OPEN_ACTION, OPEN_GOAL
from trafficking_api.features.cases.queries import reach
from trafficking_api.kit.read import Query, Shape


def _is_overdue(mandate: Mandate, day: Any, is_open: ColumnElement[bool]) -> ColumnElement[bool]:
    """PLAN-6: its day has passed where the centre is, and it is open; never stored."""
    return func.coalesce(and_(day < mandate.today(), is_open), False)


def _goals(mandate: Mandate, wire: type[GoalBrief]) -> Query:
    derived = {
        "is_overdue": _is_overdue(mandate, col(Goal.planned_end_on), col(Goal.status).in_(OPEN_GOAL)),
        "allowed_commands": GOAL.allowed_sql(
            col(Goal.status), reach.sides(mandate, Permission.CASE_PLANS_COMMAND)
        ),
    }
    return select(*reach.columns(Goal, wire.model_fields, derived)).where(reach.seen(mandate, Goal))


def goals(mandate: Mandate, wanted: GoalFilter) -> Shape:
    """The goals of cases in sight, without their words."""
    query = _goals(mandate, GoalBrief)
    return Shape(
        reach.filtered(query, Goal, wanted, "case_id", "case_plan_id", "status", "domain"), GoalBrief
    )


def goal(mandate: Mandate, goal_id: UUID) -> list[Shape]:
    """One goal, in words."""
    query = reach.in_words(mandate, Goal, _goals(mandate, GoalPublic))
    return [Shape(query.where(col(Goal.id) == goal_id), GoalPublic)]


def _actions(mandate: Mandate, wire: type[PlanActionBrief]) -> Query:
    is_open = col(PlanAction.status).in_(OPEN_ACTION)
    derived = {
        "is_overdue": _is_overdue(mandate, col(PlanAction.due_on), is_open),
        "allowed_commands": ACTION.allowed_sql(
            col(PlanAction.status), reach.sides(mandate, Permission.CASE_PLANS_COMMAND)
        ),
    }
    query = select(*reach.columns(PlanAction, wire.model_fields, derived))
    return query.where(reach.seen(mandate, PlanAction))


def actions(mandate: Mandate, wanted: PlanActionFilter) -> Shape:
    """The actions of cases in sight, without their words."""
    names = ("case_id", "goal_id", "status", "service_type", "worker_id", "funded_project_id")
    query = reach.filtered(_actions(mandate, PlanActionBrief), PlanAction, wanted, *names)
    if wanted.due_until is not None:
        query = query.where(col(PlanAction.due_on) <= wanted.due_until)
    return Shape(query, PlanActionBrief)


def action(mandate: Mandate, action_id: UUID) -> list[Shape]:
    """One action, in words."""
    query = reach.in_words(mandate, PlanAction, _actions(mandate, PlanActionPublic))
    return [Shape(query.where(col(PlanAction.id) == action_id), PlanActionPublic)]


def goals_of(mandate: Mandate, plan_id: UUID, named: Collection[UUID] = ()) -> Select[Goal]:
    """The goals that a version of a plan has now, and these, held."""
    own = col(Goal.organisation_id) == mandate.organisation_id
    return (
        select(Goal)
        .where(own, or_(col(Goal.case_plan_id) == plan_id, col(Goal.id).in_(named)))
        .order_by(col(Goal.id))
        .with_for_update()
    )


def actions_of(mandate: Mandate, goal_ids: list[UUID]) -> Select[PlanAction]:
    """The actions of goals, held."""
    return (
        select(PlanAction)
        .where(
            col(PlanAction.organisation_id) == mandate.organisation_id, col(PlanAction.goal_id).in_(goal_ids)
        )
        .order_by(col(PlanAction.id))
        .with_for_update()
    )
