"""What the entries of a loan or a fund come to, beside the row that they are of."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import BigInteger, ColumnElement, SQLColumnExpression, cast, func, select
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
    # The column belongs to a table of the organisation, whose own column leads the index.
    expression: Any = owner_id
    table: Any = expression.table
    whose = col(LedgerEntry.loan_id) if of == "loan" else col(LedgerEntry.fund_id)
    query = select(cast(func.coalesce(func.sum(col(LedgerEntry.amount_minor)), 0), BigInteger)).where(
        col(LedgerEntry.organisation_id) == table.c.organisation_id,
        whose == owner_id,
        col(LedgerEntry.account) == account,
    )
    if kinds is not None:
        query = query.where(col(LedgerEntry.kind).in_(list(kinds)))
    if recorded_until is not None:
        query = query.where(col(LedgerEntry.recorded_at) <= recorded_until)
    return query.correlate_except(LedgerEntry).scalar_subquery()
