"""What the entries of a loan or a fund come to, beside the row that they are of."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import BigInteger, ColumnElement, SQLColumnExpression, cast, func, or_, select
from sqlalchemy.sql.selectable import LateralFromClause
from sqlmodel import col

from trafficking_api.features.ledger.models import LedgerEntry
from trafficking_api.features.ledger.rules import Account, Kind


def total(
    owner_id: SQLColumnExpression[UUID],
    *,
    of: Literal["loan", "fund"],
    account: Account,
    kinds: Sequence[Kind] | None = None,
    recorded_until: datetime | None = None,
) -> ColumnElement[int]:
    """What stands on an account of the loan or fund with the id in this column: debit above zero.

    Only what was booked as one of these kinds, with its reversals, if any are named; and only what was
    recorded until a moment, so that what was known then is found again (LOAN-20). An index has all of it.
    """
    query = select(_whole(func.sum(col(LedgerEntry.amount_minor)))).where(
        *_entries_of(owner_id, of), col(LedgerEntry.account) == account
    )
    if kinds is not None:
        query = query.where(col(LedgerEntry.kind).in_(list(kinds)))
    if recorded_until is not None:
        query = query.where(col(LedgerEntry.recorded_at) <= recorded_until)
    return query.correlate_except(LedgerEntry).scalar_subquery()


def totals(
    owner_id: SQLColumnExpression[UUID],
    wanted: Mapping[str, tuple[Account, Sequence[Kind]]],
    *,
    of: Literal["loan", "fund"],
) -> LateralFromClause:
    """Several such totals under their names, each of an account and its kinds: from one look at all."""
    amount = func.sum(col(LedgerEntry.amount_minor))
    columns = [
        _whole(amount.filter(col(LedgerEntry.account) == account, *_of_kinds(kinds))).label(name)
        for name, (account, kinds) in wanted.items()
    ]
    return select(*columns).where(*_entries_of(owner_id, of)).correlate_except(LedgerEntry).lateral("totals")


def _entries_of(
    owner_id: SQLColumnExpression[UUID], of: Literal["loan", "fund"]
) -> tuple[ColumnElement[bool], ...]:
    # The column belongs to a table of the organisation, whose own column leads the index.
    expression: Any = owner_id
    table: Any = expression.table
    whose = col(LedgerEntry.loan_id) if of == "loan" else col(LedgerEntry.fund_id)
    return col(LedgerEntry.organisation_id) == table.c.organisation_id, whose == owner_id


def _of_kinds(kinds: Sequence[Kind]) -> list[ColumnElement[bool]]:
    return [or_(*(col(LedgerEntry.kind) == kind for kind in kinds))] if kinds else []


def _whole(amount: ColumnElement[Any]) -> ColumnElement[int]:
    return cast(func.coalesce(amount, 0), BigInteger)
