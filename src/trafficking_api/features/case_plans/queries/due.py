"""What of plans is due, and what of them hangs on a case, for the work list and the timeline of cases."""

from typing import Any

from sqlalchemy import Uuid, literal, null, select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.case_plans.models import (
    Assessment,
    CasePlan,
    DeliveredService,
    Goal,
    PlanAction,
    RequirementExemption,
    Visit,
)
from trafficking_api.features.case_plans.queries.visit import due_visits
from trafficking_api.features.case_plans.states import IN_FORCE, OPEN_ACTION, OPEN_GOAL
from trafficking_api.features.cases.agenda import due
from trafficking_api.features.cases.queries import reach
from trafficking_api.features.cases.timeline import tells
from trafficking_api.kit.read import Query

tells(Permission.ASSESSMENTS_READ, Assessment)
tells(Permission.CASE_PLANS_READ, CasePlan, Goal, PlanAction, RequirementExemption)
tells(Permission.VISITS_READ, Visit)
tells(Permission.SERVICES_READ, DeliveredService)


@due
def visits(mandate: Mandate) -> Query | None:
    """Visits that are to be made."""
    return due_visits(mandate) if mandate.may(Permission.VISITS_READ) else None


@due
def actions(mandate: Mandate) -> Query | None:
    """Actions that have a day, and are not done."""
    return _open(
        mandate, "action", PlanAction, PlanAction.due_on, OPEN_ACTION, worker=col(PlanAction.worker_id)
    )


@due
def goals(mandate: Mandate) -> Query | None:
    """Goals that are to be reached by a day."""
    return _open(mandate, "goal", Goal, Goal.planned_end_on, OPEN_GOAL)


@due
def reviews(mandate: Mandate) -> Query | None:
    """Plans in force that are to be looked at again."""
    return _open(mandate, "plan_review", CasePlan, CasePlan.review_on, IN_FORCE)


def _open(
    mandate: Mandate, kind: str, model: Any, day: Any, states: tuple[str, ...], *, worker: Any = None
) -> Query | None:
    if not mandate.may(Permission.CASE_PLANS_READ):
        return None
    return select(
        literal(kind).label("kind"),
        col(model.id),
        col(model.case_id),
        col(day).label("due_on"),
        (null().cast(Uuid) if worker is None else worker).label("worker_id"),
        col(model.status),
    ).where(reach.seen(mandate, model), col(model.status).in_(states), col(day).is_not(None))
