"""SELECTs about plans: one version is one row."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Text, cast, literal, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.case_plans.models import CasePlan
from trafficking_api.features.case_plans.schemas.plan import CasePlanBrief, CasePlanFilter, CasePlanPublic
from trafficking_api.features.case_plans.states import BEING_WRITTEN, IN_FORCE, PLAN, PlanStatus
from trafficking_api.features.cases.closing import condition
from trafficking_api.features.cases.queries import reach
from trafficking_api.kit.read import Query, Shape


def _next() -> ColumnElement[Any]:
    """The version that follows, if one is written."""
    later = aliased(CasePlan)
    return (
        select(col(later.id))
        .where(
            col(later.organisation_id) == col(CasePlan.organisation_id),
            col(later.previous_id) == col(CasePlan.id),
            col(later.status) != PlanStatus.DISCARDED,
        )
        .correlate(CasePlan)
        .scalar_subquery()
    )


def _plans(mandate: Mandate, wire: type[CasePlanBrief]) -> Query:
    derived = {
        "next_id": _next(),
        "allowed_commands": PLAN.allowed_sql(
            col(CasePlan.status), reach.sides(mandate, Permission.CASE_PLANS_COMMAND)
        ),
    }
    return select(*reach.columns(CasePlan, wire.model_fields, derived)).where(reach.seen(mandate, CasePlan))


def case_plans(mandate: Mandate, wanted: CasePlanFilter) -> Shape:
    """The plans of cases in sight, without their words."""
    query = reach.filtered(
        _plans(mandate, CasePlanBrief), CasePlan, wanted, "case_id", "status", "template_id", "author_id"
    )
    if wanted.review_until is not None:
        query = query.where(
            col(CasePlan.status).in_(IN_FORCE), col(CasePlan.review_on) <= wanted.review_until
        )
    return Shape(query, CasePlanBrief)


def case_plan(mandate: Mandate, plan_id: UUID) -> list[Shape]:
    """One version of a plan, in words."""
    query = reach.in_words(mandate, CasePlan, _plans(mandate, CasePlanPublic))
    return [Shape(query.where(col(CasePlan.id) == plan_id), CasePlanPublic)]


def reviewed(mandate: Mandate, _plan_id: UUID, next_id: UUID) -> list[Shape]:
    """The draft that a review made."""
    return case_plan(mandate, next_id)


def being_written(mandate: Mandate, previous_id: UUID) -> Select[CasePlan]:
    """The version that is being written after this one, held."""
    return (
        select(CasePlan)
        .where(
            col(CasePlan.organisation_id) == mandate.organisation_id,
            col(CasePlan.previous_id) == previous_id,
            col(CasePlan.status).in_(BEING_WRITTEN),
        )
        .with_for_update()
    )


def version(mandate: Mandate, plan_id: UUID) -> Select[CasePlan]:
    """One version of a plan, held."""
    own = col(CasePlan.organisation_id) == mandate.organisation_id
    return select(CasePlan).where(own, col(CasePlan.id) == plan_id).with_for_update()


def in_force(mandate: Mandate, case_id: UUID) -> Select[UUID]:
    """The plan by which a case is worked now."""
    return select(col(CasePlan.id)).where(
        col(CasePlan.organisation_id) == mandate.organisation_id,
        col(CasePlan.case_id) == case_id,
        col(CasePlan.status).in_(IN_FORCE),
    )


@condition
def plans_open(organisation_id: UUID, case_id: UUID) -> Select[str, str, str]:
    """Plans that are worked by, or being written (PLAN-7)."""
    return select(literal("case_plan"), cast(col(CasePlan.id), Text), cast(col(CasePlan.status), Text)).where(
        col(CasePlan.organisation_id) == organisation_id,
        col(CasePlan.case_id) == case_id,
        col(CasePlan.status).in_((*BEING_WRITTEN, *IN_FORCE)),
    )
