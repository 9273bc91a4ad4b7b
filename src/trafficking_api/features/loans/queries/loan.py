"""SELECTs about loans: seen with their case; once that is purged, by who knew it and keeps the money."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, and_, case, or_, select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.access.prepared import prepared
from trafficking_api.features.cases import queries as cases
from trafficking_api.features.cases.queries import reach
from trafficking_api.features.ledger import queries as ledger
from trafficking_api.features.ledger.rules import Kind
from trafficking_api.features.ledger.sight import loans_in_sight
from trafficking_api.features.loans.models import GuaranteeLoan, LoanSchedule
from trafficking_api.features.loans.queries import sums
from trafficking_api.features.loans.schemas.loan import (
    GuaranteeLoanBrief,
    GuaranteeLoanFilter,
    GuaranteeLoanPublic,
)
from trafficking_api.features.loans.states import FALLEN_THROUGH, LENDER, LOAN
from trafficking_api.kit.read import Lookup, Query, Shape


def seen(mandate: Mandate) -> ColumnElement[bool]:
    """The loans of cases that the caller may see.

    Of a purged case the money stays, for who keeps the books and could have seen the case: who was barred
    from it is barred from its loans for good.
    """
    own = col(GuaranteeLoan.organisation_id) == mandate.organisation_id
    of_sight = cases.knew if mandate.may(Permission.BOOKS_READ) else cases.seen
    return and_(own, of_sight(mandate, col(GuaranteeLoan.case_id)))


@loans_in_sight
def ids(mandate: Mandate) -> Select[UUID, UUID]:
    """The loans of which books and statements of funds may tell the caller."""
    return select(col(GuaranteeLoan.id).label("id"), col(GuaranteeLoan.fund_id).label("fund_id")).where(
        seen(mandate)
    )


def in_sight(mandate: Mandate, loan_id: UUID) -> Query:
    """The case of a loan that the caller may see, whether it is kept, and whether the caller may work on it.

    No row when there is no such loan.
    """
    case_id = col(GuaranteeLoan.case_id)
    is_kept = cases.seen(mandate, case_id).label("is_kept")
    is_workable = cases.worked(mandate, case_id).label("is_workable")
    return select(case_id, is_kept, is_workable).where(seen(mandate), col(GuaranteeLoan.id) == loan_id)


def held(mandate: Mandate, loan_id: UUID, *, skip: bool = False) -> Select[GuaranteeLoan]:
    """A loan, held until the transaction ends: whoever books on it waits here (LOAN-9), or passes it over."""
    own = col(GuaranteeLoan.organisation_id) == mandate.organisation_id
    return (
        select(GuaranteeLoan).where(own, col(GuaranteeLoan.id) == loan_id).with_for_update(skip_locked=skip)
    )


@prepared
def readable(mandate: Mandate, loan_id: UUID) -> Select[GuaranteeLoan]:
    """A loan in sight, held as it is: nobody books on it while it is read."""
    query = select(GuaranteeLoan).where(seen(mandate), col(GuaranteeLoan.id) == loan_id)
    return query.with_for_update(read=True, of=GuaranteeLoan)


def sides(mandate: Mandate) -> Sequence[str]:
    """The sides that the caller can take: who asks, who decides, or both."""
    asks = reach.sides(mandate, Permission.GUARANTEE_LOANS_COMMAND)
    return (*asks, *((LENDER,) if mandate.may(Permission.LOAN_DECISIONS_COMMAND) else ()))


def _loans(mandate: Mandate, wire: type[GuaranteeLoanBrief]) -> tuple[Query, sums.Standing]:
    """The loans in sight with what they come to, but for the columns that the wire type asks for."""
    query, standing = sums.joined(mandate, select(GuaranteeLoan).where(seen(mandate)))
    derived: dict[str, SQLColumnExpression[Any]] = {
        "case_id": _kept_case(),
        "requested": sums.money(col(GuaranteeLoan.requested_minor)),
        "approved": sums.money(col(GuaranteeLoan.approved_minor)),
        "allowed_commands": LOAN.allowed_sql(col(GuaranteeLoan.status), sides(mandate)),
        **standing.told,
    }
    return query.with_only_columns(*reach.columns(GuaranteeLoan, wire.model_fields, derived)), standing


def _kept_case() -> ColumnElement[Any]:
    """The case of a loan; of a purged one, whose lease went with it, only the money is left."""
    return case((col(GuaranteeLoan.lease_id).is_not(None), col(GuaranteeLoan.case_id)))


def loans(mandate: Mandate, wanted: GuaranteeLoanFilter) -> Shape:
    """The loans in sight, without words about the person."""
    query, standing = _loans(mandate, GuaranteeLoanBrief)
    query = reach.filtered(query, GuaranteeLoan, wanted, "fund_id", "lease_id", "status")
    if wanted.case_id is not None:
        query = query.where(_kept_case() == wanted.case_id)
    paused = col(GuaranteeLoan.paused_from).is_not(None)
    for is_so, flag in ((standing.arrears > 0, wanted.in_arrears), (paused, wanted.is_paused)):
        if flag is not None:
            query = query.where(is_so if flag else ~is_so)
    return Shape(query, GuaranteeLoanBrief)


def loan(mandate: Mandate, loan_id: UUID) -> list[Shape]:
    """One loan, in words."""
    query, _ = _loans(mandate, GuaranteeLoanPublic)
    query = reach.in_words(mandate, GuaranteeLoan, query).where(col(GuaranteeLoan.id) == loan_id)
    return [Shape(query, GuaranteeLoanPublic)]


@prepared
def lookup(mandate: Mandate, loan_id: UUID) -> Lookup:
    """The same, put together once."""
    return Lookup(loan(mandate, loan_id))


def noting(mandate: Mandate) -> Callable[[Sequence[tuple[UUID, Mapping[str, Any]]]], None]:
    """What writes down, before an answer with words leaves, whose words are read (G-12)."""
    return reach.noting(mandate)


def schedules(mandate: Mandate, loan_id: UUID) -> Select[LoanSchedule]:
    """The parts in which a loan is paid back, as they were agreed each time, the last first."""
    own = col(LoanSchedule.organisation_id) == mandate.organisation_id
    query = select(LoanSchedule).where(own, col(LoanSchedule.loan_id) == loan_id)
    return query.order_by(col(LoanSchedule.edition).desc())


def last_schedule(mandate: Mandate, loan_id: UUID, until: datetime | None = None) -> Select[LoanSchedule]:
    """The parts as they were agreed last, or until a moment."""
    query = schedules(mandate, loan_id).limit(1)
    return query if until is None else query.where(col(LoanSchedule.created_at) <= until)


def signed_schedule(mandate: Mandate, loan: GuaranteeLoan) -> Select[LoanSchedule]:
    """The parts that she signs: the last that make up all that was approved, as of when it was paid out."""
    whole = col(LoanSchedule.principal_minor) == loan.approved_minor
    paid_out_at = ledger.last_recorded(mandate, loan.id, Kind.DISBURSEMENT)
    in_time = or_(paid_out_at.is_(None), col(LoanSchedule.created_at) <= paid_out_at)
    return schedules(mandate, loan.id).where(whole, in_time).limit(1)


def on_lease(mandate: Mandate, lease_id: UUID, but: UUID) -> Select[UUID]:
    """Another loan that stands for a lease, whoever may see it (LOAN-15)."""
    return select(col(GuaranteeLoan.id)).where(
        col(GuaranteeLoan.organisation_id) == mandate.organisation_id,
        col(GuaranteeLoan.lease_id) == lease_id,
        col(GuaranteeLoan.status).not_in(FALLEN_THROUGH),
        col(GuaranteeLoan.id) != but,
    )
