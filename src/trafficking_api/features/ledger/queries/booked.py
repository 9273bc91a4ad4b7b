"""SELECTs of what was booked on a loan or a fund, for those who keep them."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ColumnElement, Select, and_, cast, func, select
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.orm import aliased
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.prepared import prepared
from trafficking_api.features.ledger import sight
from trafficking_api.features.ledger.models import LedgerEntry, LedgerTransaction
from trafficking_api.features.ledger.rules import Account, Kind
from trafficking_api.kit.read import Query

PLAIN = (
    *("id", "book_id", "fund_id", "loan_id", "kind", "value_on", "recorded_by_id"),
    *("reverses_id", "reversal_reason", "relief_reason", "reference"),
)


def reversal_id() -> ColumnElement[UUID]:
    """The id of what reverses the transaction of the outer query; NULL when nothing does."""
    later = aliased(LedgerTransaction)
    query = select(col(later.id)).where(
        col(later.organisation_id) == col(LedgerTransaction.organisation_id),
        col(later.reverses_id) == col(LedgerTransaction.id),
    )
    return query.correlate(LedgerTransaction).scalar_subquery()


def _of_outer() -> ColumnElement[bool]:
    return and_(
        col(LedgerEntry.organisation_id) == col(LedgerTransaction.organisation_id),
        col(LedgerEntry.transaction_id) == col(LedgerTransaction.id),
    )


def moved() -> ColumnElement[int]:
    """How much the transaction of the outer query moved: its debits, which are as much as its credits."""
    query = select(cast(func.sum(col(LedgerEntry.amount_minor)), BigInteger))
    query = query.where(_of_outer(), col(LedgerEntry.amount_minor) > 0)
    return query.correlate(LedgerTransaction).scalar_subquery()


def on(account: Account) -> ColumnElement[int]:
    """What the transaction of the outer query does to an account; 0 when nothing."""
    query = select(func.coalesce(func.sum(col(LedgerEntry.amount_minor)), 0))
    query = query.where(_of_outer(), col(LedgerEntry.account) == account)
    return cast(query.correlate(LedgerTransaction).scalar_subquery(), BigInteger)


def entries() -> ColumnElement[Any]:
    """The entries of the transaction of the outer query, as JSON, the debits first."""
    entry = func.json_build_object(
        "account", col(LedgerEntry.account), "amount_minor", col(LedgerEntry.amount_minor)
    )
    amount = col(LedgerEntry.amount_minor)
    query = select(func.json_agg(aggregate_order_by(entry, amount.desc(), col(LedgerEntry.account))))
    return query.where(_of_outer()).correlate(LedgerTransaction).scalar_subquery()


def transactions(mandate: Mandate) -> Query:
    """Each with its `recorded_at`, what reverses it, and the `amount_minor` that it moved."""
    return select(
        *(col(getattr(LedgerTransaction, name)) for name in PLAIN),
        col(LedgerTransaction.created_at).label("recorded_at"),
        reversal_id().label("reversed_by_id"),
        moved().label("amount_minor"),
        entries().label("entries"),
    ).where(col(LedgerTransaction.organisation_id) == mandate.organisation_id)


def transactions_of_loan(mandate: Mandate, loan_id: UUID) -> Query:
    """What was booked on a loan."""
    return transactions(mandate).where(col(LedgerTransaction.loan_id) == loan_id)


@prepared
def recorded_on_loan(mandate: Mandate, loan_id: UUID) -> Query:
    """The same in the order in which it was recorded: so it replays."""
    return transactions_of_loan(mandate, loan_id).order_by("recorded_at", "id")


def last_recorded(mandate: Mandate, loan_id: UUID, kind: Kind) -> ColumnElement[datetime]:
    """When something of a kind was recorded last on a loan, and not taken back; NULL if nothing was."""
    own = col(LedgerTransaction.organisation_id) == mandate.organisation_id
    stands = and_(col(LedgerTransaction.reverses_id).is_(None), reversal_id().is_(None))
    query = select(func.max(col(LedgerTransaction.created_at))).where(
        own, stands, col(LedgerTransaction.loan_id) == loan_id, col(LedgerTransaction.kind) == kind
    )
    return query.scalar_subquery()


def transactions_of_fund(mandate: Mandate, fund_id: UUID, kinds: Sequence[Kind]) -> Query:
    """What was booked on a fund as one of these kinds."""
    return transactions(mandate).where(
        col(LedgerTransaction.fund_id) == fund_id, col(LedgerTransaction.kind).in_(list(kinds))
    )


def lines(mandate: Mandate, fund_id: UUID, account: Account, since: date, until: date) -> Query:
    """What moved on an account of a fund from one day to another, in the order of the days.

    Of loans that the caller does not see, days and amounts are all that is told.
    """
    booked = and_(
        col(LedgerTransaction.organisation_id) == col(LedgerEntry.organisation_id),
        col(LedgerTransaction.id) == col(LedgerEntry.transaction_id),
    )
    query = (
        select(
            *(col(getattr(LedgerTransaction, name)) for name in PLAIN),
            col(LedgerTransaction.created_at).label("recorded_at"),
            col(LedgerEntry.amount_minor),
        )
        .join(LedgerEntry, booked)
        .where(
            col(LedgerEntry.organisation_id) == mandate.organisation_id,
            col(LedgerEntry.fund_id) == fund_id,
            col(LedgerEntry.account) == account,
            col(LedgerEntry.value_on).between(since, until),
        )
        .order_by(
            col(LedgerTransaction.value_on), col(LedgerTransaction.created_at), col(LedgerTransaction.id)
        )
    )
    return sight.discreet(mandate, query, col(LedgerTransaction.loan_id), fund_id)


def balance(mandate: Mandate, fund_id: UUID, account: Account, before: date | None = None) -> Select[int]:
    """What stands on an account of a fund: all of it, or what is dated before a day."""
    query = select(cast(func.coalesce(func.sum(col(LedgerEntry.amount_minor)), 0), BigInteger)).where(
        col(LedgerEntry.organisation_id) == mandate.organisation_id,
        col(LedgerEntry.fund_id) == fund_id,
        col(LedgerEntry.account) == account,
    )
    return query if before is None else query.where(col(LedgerEntry.value_on) < before)
