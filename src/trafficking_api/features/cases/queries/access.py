"""SELECTs about who works on a case, who is barred from it, and who looked into it."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, case, literal, null, select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission, Role
from trafficking_api.features.cases.models import BreakGlass, Case, CaseExclusion, CaseWorker
from trafficking_api.features.cases.queries.sight import barred, seen
from trafficking_api.features.cases.schemas.access import (
    BrokenGlassPublic,
    CaseExclusionPublic,
    CaseWorkerPublic,
)
from trafficking_api.features.cases.states import ExclusionStatus, Sensitivity, WorkerStatus
from trafficking_api.kit.read import Query, Shape


def workers(mandate: Mandate, case_id: UUID) -> Shape:
    """Who works, or worked, on a case that the caller sees."""
    shape = _workers(mandate, case_id)
    return Shape(shape.query.where(seen(mandate, col(CaseWorker.case_id))), shape.wire)


def worker(mandate: Mandate, case_id: UUID, worker_id: UUID) -> list[Shape]:
    """One of them."""
    shape = workers(mandate, case_id)
    return [Shape(shape.query.where(col(CaseWorker.id) == worker_id), shape.wire)]


def removed_worker(mandate: Mandate, case_id: UUID, worker_id: UUID) -> list[Shape]:
    """What was just removed: whoever took itself off the case no longer sees it."""
    shape = _workers(mandate, case_id)
    return [Shape(shape.query.where(col(CaseWorker.id) == worker_id), shape.wire)]


def _workers(mandate: Mandate, case_id: UUID) -> Shape:
    ended = col(CaseWorker.until_at).is_not(None)
    status = case((ended, WorkerStatus.REMOVED.value), else_=WorkerStatus.WORKING.value)
    query = select(
        col(CaseWorker.id),
        col(CaseWorker.version),
        col(CaseWorker.member_id),
        status.label("status"),
        col(CaseWorker.since_at),
        col(CaseWorker.until_at),
    )
    own = col(CaseWorker.organisation_id) == mandate.organisation_id
    return Shape(query.where(own, col(CaseWorker.case_id) == case_id), CaseWorkerPublic)


def exclusions(mandate: Mandate, case_id: UUID) -> Shape:
    """Who is, or was, barred from a case that the caller sees."""
    shape = _exclusions(mandate, case_id)
    return Shape(shape.query.where(seen(mandate, col(CaseExclusion.case_id))), shape.wire)


def exclusion(mandate: Mandate, case_id: UUID, exclusion_id: UUID) -> list[Shape]:
    """One of them."""
    shape = exclusions(mandate, case_id)
    return [Shape(shape.query.where(col(CaseExclusion.id) == exclusion_id), shape.wire)]


def new_exclusion(mandate: Mandate, case_id: UUID, exclusion_id: UUID) -> list[Shape]:
    """What was just made: whoever barred itself no longer sees the case."""
    shape = _exclusions(mandate, case_id)
    return [Shape(shape.query.where(col(CaseExclusion.id) == exclusion_id), shape.wire)]


def _exclusions(mandate: Mandate, case_id: UUID) -> Shape:
    lifted = col(CaseExclusion.lifted_at).is_not(None)
    status = case((lifted, ExclusionStatus.LIFTED.value), else_=ExclusionStatus.BARRED.value)
    query = select(
        col(CaseExclusion.id),
        col(CaseExclusion.version),
        col(CaseExclusion.member_id),
        col(CaseExclusion.reason),
        status.label("status"),
        col(CaseExclusion.created_at),
        col(CaseExclusion.lifted_at),
    )
    own = col(CaseExclusion.organisation_id) == mandate.organisation_id
    return Shape(query.where(own, col(CaseExclusion.case_id) == case_id), CaseExclusionPublic)


def glasses(mandate: Mandate) -> Shape:
    """The looks into cases that the caller sees; for an auditor all of them, without the words."""
    query: Query = select(
        col(BreakGlass.id),
        col(BreakGlass.version),
        col(BreakGlass.case_id),
        col(BreakGlass.member_id),
        _reason(mandate).label("reason"),
        col(BreakGlass.created_at),
        col(BreakGlass.until_at),
    ).where(col(BreakGlass.organisation_id) == mandate.organisation_id)
    if mandate.roles - {Role.AUDITOR}:
        query = query.where(seen(mandate, col(BreakGlass.case_id)))
    return Shape(query, BrokenGlassPublic)


def _reason(mandate: Mandate) -> SQLColumnExpression[Any]:
    """The words why: for a coordinator, and for whoever wrote them."""
    if not mandate.may(Permission.CASES_READ):
        return null()
    if mandate.is_narrowed:
        return case((col(BreakGlass.member_id) == mandate.member_id, col(BreakGlass.reason)))
    return col(BreakGlass.reason)


def glass(mandate: Mandate, glass_id: UUID) -> list[Shape]:
    """One of them."""
    shape = glasses(mandate)
    return [Shape(shape.query.where(col(BreakGlass.id) == glass_id), shape.wire)]


def breakable(mandate: Mandate, case_id: UUID) -> Select[Case]:
    """A case of the centre into which the member could be let: neither sealed, nor barred from it."""
    return select(Case).where(
        col(Case.organisation_id) == mandate.organisation_id,
        col(Case.id) == case_id,
        col(Case.sensitivity) != Sensitivity.SEALED,
        col(Case.purged_on).is_(None),
        ~barred(mandate),
    )


def unbroken(mandate: Mandate, case_id: UUID) -> ColumnElement[bool]:
    """True while no glass of the member's is broken for this case."""
    valid = select(literal(1)).where(
        col(BreakGlass.organisation_id) == mandate.organisation_id,
        col(BreakGlass.case_id) == case_id,
        col(BreakGlass.member_id) == mandate.member_id,
        col(BreakGlass.until_at) >= mandate.now,
    )
    return ~valid.exists()
