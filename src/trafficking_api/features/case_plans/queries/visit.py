"""SELECTs about visits; whether one is overdue or nobody's is asked each time, and stored nowhere."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, and_, literal, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.case_plans.models import Visit
from trafficking_api.features.case_plans.schemas.visit import VisitBrief, VisitFilter, VisitPublic
from trafficking_api.features.case_plans.states import VISIT, VisitStatus
from trafficking_api.features.cases import queries as cases
from trafficking_api.features.cases.queries import reach
from trafficking_api.kit.read import Query, Shape


def _is_scheduled() -> ColumnElement[bool]:
    return col(Visit.status) == VisitStatus.SCHEDULED


def _is_overdue(mandate: Mandate) -> ColumnElement[bool]:
    """Its day is over where the centre is, and it is not made (PLAN-6)."""
    return and_(_is_scheduled(), col(Visit.due_on) < mandate.today())


def _is_unassigned(mandate: Mandate) -> ColumnElement[bool]:
    """Nobody is to make it who works on the case now."""
    at_work = cases.at_work(mandate.organisation_id, col(Visit.case_id)).correlate(Visit)
    return and_(_is_scheduled(), or_(col(Visit.worker_id).is_(None), col(Visit.worker_id).not_in(at_work)))


def _successor() -> SQLColumnExpression[Any]:
    """The visit that one was put off to."""
    later = aliased(Visit)
    return (
        select(col(later.id))
        .where(
            col(later.organisation_id) == col(Visit.organisation_id), col(later.previous_id) == col(Visit.id)
        )
        .correlate(Visit)
        .scalar_subquery()
    )


def _visits(mandate: Mandate, wire: type[VisitBrief]) -> Query:
    sides = reach.sides(mandate, Permission.VISITS_COMMAND)
    derived: dict[str, SQLColumnExpression[Any]] = {
        "successor_id": _successor(),
        "is_overdue": _is_overdue(mandate),
        "is_unassigned": _is_unassigned(mandate),
        "allowed_commands": VISIT.allowed_sql(col(Visit.status), sides),
    }
    return select(*reach.columns(Visit, wire.model_fields, derived)).where(reach.seen(mandate, Visit))


def visits(mandate: Mandate, wanted: VisitFilter) -> Shape:
    """The visits of cases in sight, without their words."""
    names = ("case_id", "case_plan_id", "status", "worker_id")
    query = reach.filtered(_visits(mandate, VisitBrief), Visit, wanted, *names)
    for is_so, flag in (
        (_is_overdue(mandate), wanted.is_overdue),
        (_is_unassigned(mandate), wanted.is_unassigned),
    ):
        if flag is not None:
            query = query.where(is_so if flag else ~is_so)
    if wanted.due_from is not None:
        query = query.where(col(Visit.due_on) >= wanted.due_from)
    if wanted.due_until is not None:
        query = query.where(col(Visit.due_on) <= wanted.due_until)
    return Shape(query, VisitBrief)


def visit(mandate: Mandate, visit_id: UUID) -> list[Shape]:
    """One visit, in words."""
    query = reach.in_words(mandate, Visit, _visits(mandate, VisitPublic))
    return [Shape(query.where(col(Visit.id) == visit_id), VisitPublic)]


def rescheduled(mandate: Mandate, _visit_id: UUID, successor_id: UUID) -> list[Shape]:
    """The visit that another one was put off to."""
    return visit(mandate, successor_id)


def scheduled(mandate: Mandate, case_id: UUID) -> Select[Visit]:
    """The visits of a case that are to be made, held."""
    query = select(Visit).where(
        col(Visit.organisation_id) == mandate.organisation_id,
        col(Visit.case_id) == case_id,
        _is_scheduled(),
    )
    return query.order_by(col(Visit.id)).with_for_update()


def links(mandate: Mandate, case_id: UUID) -> Select[UUID, UUID | None, date, str]:
    """The visits of a case that plans asked for, and what they were put off to."""
    columns = (col(Visit.id), col(Visit.previous_id), col(Visit.due_on), col(Visit.status))
    return select(*columns).where(
        col(Visit.organisation_id) == mandate.organisation_id,
        col(Visit.case_id) == case_id,
        col(Visit.case_plan_id).is_not(None),
    )


def due_visits(mandate: Mandate) -> Query:
    """What is to be made of cases in sight, for a list of work."""
    return select(
        literal("visit").label("kind"),
        col(Visit.id),
        col(Visit.case_id),
        col(Visit.due_on),
        col(Visit.worker_id),
        col(Visit.status),
    ).where(reach.seen(mandate, Visit), _is_scheduled())
