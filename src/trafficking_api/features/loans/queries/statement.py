"""SELECTs about what moved in a fund."""

from datetime import date
from itertools import chain
from typing import Any
from uuid import UUID

from sqlalchemy import CTE, BigInteger, ColumnElement, Subquery, cast, func, select, true
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.prepared import prepared
from trafficking_api.features.ledger import queries as ledger
from trafficking_api.features.ledger.rules import Account
from trafficking_api.features.loans.models import GuaranteeFund
from trafficking_api.features.loans.schemas.statement import FundStatementLine
from trafficking_api.kit.portions import portion_of, together
from trafficking_api.kit.read import Query, on_the_wire


@prepared
def moved(mandate: Mandate, fund_id: UUID, since: date, until: date) -> Query:
    """By portion: the currency of a fund, what was in it before, came in, went out, and lines as they travel.

    It is one statement, and so of one moment: what is booked meanwhile is in all of it or in nothing.
    """
    before = ledger.balance(mandate, fund_id, Account.BANK, before=since).cte("before")
    (opening,) = before.c
    line = _lines(mandate, fund_id, since, until, before)
    of = portion_of(line.c.number)
    pairs = chain.from_iterable((name, line.c[name]) for name in FundStatementLine.model_fields)
    lines = together(func.json_build_object(*pairs), line.c.number).filter(line.c.number.is_not(None))
    return (
        select(
            *(col(GuaranteeFund.currency), opening),
            *(_sum(line, side) for side in (line.c.amount_minor > 0, line.c.amount_minor < 0)),
            lines,
        )
        .select_from(GuaranteeFund)
        .join(before, true())
        .outerjoin(line, true())
        .where(
            col(GuaranteeFund.organisation_id) == mandate.organisation_id, col(GuaranteeFund.id) == fund_id
        )
        .group_by(col(GuaranteeFund.currency), opening, of)
        .order_by(of)
    )


def _lines(mandate: Mandate, fund_id: UUID, since: date, until: date, before: CTE) -> Subquery:
    """Each line with what was in the fund after it, numbered in the order of the days."""
    (opening,) = before.c
    booked = ledger.lines(mandate, fund_id, Account.BANK, since, until).subquery("booked")
    order = (booked.c.value_on, booked.c.recorded_at, booked.c.id)
    derived: dict[str, ColumnElement[Any]] = {
        "transaction_id": booked.c.id,
        "balance_minor": opening + func.sum(booked.c.amount_minor).over(order_by=order),
    }
    names = FundStatementLine.model_fields
    columns = {name: derived[name] if name in derived else booked.c[name] for name in names}
    return (
        select(
            *(on_the_wire(column).label(name) for name, column in columns.items()),
            func.row_number().over(order_by=order).label("number"),
        )
        .select_from(booked)
        .join(before, true())
        .subquery("line")
    )


def _sum(line: Subquery, side: ColumnElement[bool]) -> ColumnElement[int]:
    return cast(func.coalesce(func.sum(line.c.amount_minor).filter(side), 0), BigInteger)
