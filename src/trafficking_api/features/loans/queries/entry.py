"""SELECTs about what was booked on a loan, as far as its case is in sight."""

from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, SQLColumnExpression, Text, and_, case, column, func, select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.ledger import queries as ledger
from trafficking_api.features.ledger.rules import Account, Kind
from trafficking_api.features.loans.models import GuaranteeLoan
from trafficking_api.features.loans.queries.loan import seen
from trafficking_api.features.loans.queries.sums import money
from trafficking_api.features.loans.schemas.entry import LoanEntryFilter, LoanEntryPublic
from trafficking_api.kit.read import Query, Shape

#: What can be more than is owed.
_PAYMENTS = (Kind.REPAYMENT, Kind.DEPOSIT_RETURN)


def _entries(mandate: Mandate, loan_id: UUID) -> tuple[Query, Any]:
    """The entries of a loan in sight, and the columns of what was booked."""
    booked = ledger.transactions_of_loan(mandate, loan_id).subquery("booked")
    derived: dict[str, SQLColumnExpression[Any]] = {
        # It never changes, but for what it says of its reversal.
        "version": case((booked.c.reversed_by_id.is_(None), 1), else_=2),
        "type": booked.c.kind,
        "amount": money(booked.c.amount_minor),
        "credited": money(_credited(booked)),
        "reason": booked.c.relief_reason,
        "created_at": booked.c.recorded_at,
    }
    names = LoanEntryPublic.model_fields
    columns: list[SQLColumnExpression[Any]] = [
        (derived[name] if name in derived else booked.c[name]).label(name) for name in names
    ]
    of_it = and_(
        col(GuaranteeLoan.organisation_id) == mandate.organisation_id, col(GuaranteeLoan.id) == loan_id
    )
    return select(*columns).select_from(booked).join(GuaranteeLoan, of_it).where(seen(mandate)), booked.c


def _credited(booked: Any) -> Any:
    """The part of a payment that was more than was owed; of what takes it back, the same."""
    columns = column("account", Text), column("amount_minor", BigInteger)
    lines = func.json_to_recordset(booked.c.entries).table_valued(*columns).render_derived(with_types=True)
    query = select(func.coalesce(func.sum(func.abs(lines.c.amount_minor)), 0).cast(BigInteger))
    credited = query.where(lines.c.account == Account.CREDITS).correlate(booked).scalar_subquery()
    return case((booked.c.kind.in_(_PAYMENTS), credited), else_=0)


def entries(mandate: Mandate, loan_id: UUID, wanted: LoanEntryFilter) -> Shape:
    """What was booked on a loan."""
    query, booked = _entries(mandate, loan_id)
    if wanted.type:
        query = query.where(booked.kind.in_(wanted.type))
    if wanted.value_from is not None:
        query = query.where(booked.value_on >= wanted.value_from)
    if wanted.value_until is not None:
        query = query.where(booked.value_on <= wanted.value_until)
    return Shape(query, LoanEntryPublic)


def entry(mandate: Mandate, loan_id: UUID, entry_id: UUID) -> list[Shape]:
    """One entry of a loan."""
    query, booked = _entries(mandate, loan_id)
    return [Shape(query.where(booked.id == entry_id), LoanEntryPublic)]


def reversal(mandate: Mandate, loan_id: UUID, _entry_id: UUID, reversal_id: UUID) -> list[Shape]:
    """The entry that takes another one back."""
    return entry(mandate, loan_id, reversal_id)
