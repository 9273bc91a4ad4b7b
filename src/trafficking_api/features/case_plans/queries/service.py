"""SELECTs about services that were delivered, and how many there were."""

from uuid import UUID

from sqlalchemy import Select, distinct, func, select, tuple_
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.case_plans.models import DeliveredService, FundedProject, PlanAction
from trafficking_api.features.case_plans.schemas.service import (
    ServiceBrief,
    ServiceCountsWanted,
    ServiceFilter,
    ServicePublic,
)
from trafficking_api.features.case_plans.states import ENTRY, EntryStatus
from trafficking_api.features.cases.queries import reach
from trafficking_api.kit.read import Query, Shape


def _services(mandate: Mandate, wire: type[ServiceBrief]) -> Query:
    sides = reach.sides(mandate, Permission.SERVICES_COMMAND)
    derived = {"allowed_commands": ENTRY.allowed_sql(col(DeliveredService.status), sides)}
    query = select(*reach.columns(DeliveredService, wire.model_fields, derived))
    return query.where(reach.seen(mandate, DeliveredService))


def services(mandate: Mandate, wanted: ServiceFilter) -> Shape:
    """What was done in cases in sight, without words and results."""
    names = ("case_id", "type", "check_kind", "status", "worker_id", "funded_project_id")
    query = reach.filtered(_services(mandate, ServiceBrief), DeliveredService, wanted, *names)
    if wanted.delivered_from is not None:
        query = query.where(col(DeliveredService.delivered_on) >= wanted.delivered_from)
    if wanted.delivered_until is not None:
        query = query.where(col(DeliveredService.delivered_on) <= wanted.delivered_until)
    return Shape(query, ServiceBrief)


def service(mandate: Mandate, service_id: UUID) -> list[Shape]:
    """One service, in words."""
    query = reach.in_words(mandate, DeliveredService, _services(mandate, ServicePublic))
    return [Shape(query.where(col(DeliveredService.id) == service_id), ServicePublic)]


def counts(mandate: Mandate, wanted: ServiceCountsWanted) -> Query:
    """By type, and by kind of medical check: services, sessions and cases; in one row more, of all.

    That of all is told by its first column. Only cases in sight count (PLAN-11).
    """
    kind = (col(DeliveredService.type), col(DeliveredService.check_kind))
    query = select(
        (func.grouping(kind[0]) == 1).label("is_total"),
        *kind,
        func.count(),
        func.coalesce(func.sum(col(DeliveredService.sessions)), 0),
        func.count(distinct(col(DeliveredService.case_id))),
    ).where(
        reach.seen(mandate, DeliveredService),
        col(DeliveredService.status) == EntryStatus.RECORDED,
        col(DeliveredService.delivered_on).between(wanted.from_on, wanted.until_on),
    )
    if wanted.type:
        query = query.where(kind[0].in_(wanted.type))
    return query.group_by(func.rollup(tuple_(*kind)))


def action_of(mandate: Mandate, case_id: UUID, action_id: UUID) -> Select[UUID]:
    """An action of a plan of this case."""
    return select(col(PlanAction.id)).where(
        col(PlanAction.organisation_id) == mandate.organisation_id,
        col(PlanAction.case_id) == case_id,
        col(PlanAction.id) == action_id,
    )


def project(mandate: Mandate, project_id: UUID) -> Query:
    """A project of the centre that pays, or paid: a service may be written down later."""
    return reach.own(mandate, FundedProject).where(col(FundedProject.id) == project_id)
