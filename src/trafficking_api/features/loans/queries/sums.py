"""What a loan comes to: sums of the ledger beside it, and what of its schedule is due; all of it derived."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Date,
    SQLColumnExpression,
    and_,
    case,
    column,
    func,
    null,
    or_,
    select,
    true,
)
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.ledger import queries as ledger
from trafficking_api.features.ledger.rules import Account, Kind
from trafficking_api.features.loans.models import GuaranteeLoan, LoanSchedule
from trafficking_api.features.loans.states import LoanStatus
from trafficking_api.kit.read import Query


class Standing(NamedTuple):
    """What is known of a loan beside its row: what it comes to, and the parts in which it is paid back."""

    arrears: ColumnElement[int]
    next_due_on: ColumnElement[Any]
    #: All of it as it travels, under its name.
    told: Mapping[str, ColumnElement[Any]]


#: Each net of what was reversed: what is owed, what came in and what went out.
_WANTED: dict[str, tuple[Account, Sequence[Kind]]] = {
    "outstanding": (Account.RECEIVABLES, ()),
    "credit": (Account.CREDITS, ()),
    "disbursed": (Account.RECEIVABLES, [Kind.DISBURSEMENT]),
    "repaid": (Account.RECEIVABLES, [Kind.REPAYMENT]),
    "deposit_returned": (Account.RECEIVABLES, [Kind.DEPOSIT_RETURN]),
    "waived": (Account.WAIVED, ()),
    "written_off": (Account.WRITTEN_OFF, ()),
    "recovered": (Account.RECOVERED, ()),
}
#: What stands below zero in a book.
_BELOW_ZERO = {"credit", "repaid", "deposit_returned", "recovered"}


def money(amount: SQLColumnExpression[Any]) -> ColumnElement[Any]:
    """An amount of a loan as it travels; what is not there is null."""
    written = func.jsonb_build_object("amount_minor", amount, "currency", col(GuaranteeLoan.currency))
    return case((amount.is_(None), null()), else_=written)


def total(account: Account, *kinds: Kind) -> ColumnElement[int]:
    """What stands on an account for the loan of the outer query."""
    return ledger.total(col(GuaranteeLoan.id), of="loan", account=account, kinds=kinds or None)


def outstanding() -> ColumnElement[int]:
    """What is owed on the loan of the outer query."""
    return total(Account.RECEIVABLES)


def joined(mandate: Mandate, query: Query, *, unreminded: bool = False) -> tuple[Query, Standing]:
    """The query of loans with what each comes to beside it.

    What is due next is the first part that is not paid, or the first of which was not reminded either.
    """
    sums, last, spread, due, standing = _beside(mandate.today(), unreminded)
    query = query.join(sums, true()).outerjoin(last, true()).outerjoin(spread, true())
    return query.outerjoin(due, _falls_due()), standing


@lru_cache(maxsize=8)
def _beside(today: date, unreminded: bool) -> tuple[Any, Any, Any, Any, Standing]:  # noqa: FBT001 - a key
    """What stands beside a loan on a day. It is put together once: that takes longer than to ask it."""
    sums = ledger.totals(col(GuaranteeLoan.id), _WANTED, of="loan")
    last = _last_schedule()
    spread = _spread_over(today, sums, last)
    due = _first_unpaid(last, spread, unreminded=unreminded)
    arrears = case((_is_owed(), spread.c.arrears), else_=0)
    amounts: dict[str, ColumnElement[Any]] = {
        name: -sums.c[name] if name in _BELOW_ZERO else sums.c[name] for name in _WANTED
    }
    amounts |= {"arrears": arrears, "next_due": due.c.left_minor}
    told = {name: money(amount) for name, amount in amounts.items()}
    told |= {"next_due_on": due.c.due_on, "schedule": _as_written(last)}
    return sums, last, spread, due, Standing(arrears, due.c.due_on, told)


def _last_schedule() -> Any:
    """The schedule that holds for the loan of the outer query."""
    return (
        select(col(LoanSchedule.edition), col(LoanSchedule.made_on), col(LoanSchedule.instalments))
        .where(
            col(LoanSchedule.organisation_id) == col(GuaranteeLoan.organisation_id),
            col(LoanSchedule.loan_id) == col(GuaranteeLoan.id),
        )
        .order_by(col(LoanSchedule.edition).desc())
        .limit(1)
        .correlate(GuaranteeLoan)
        .lateral("last")
    )


def _spread_over(today: date, sums: Any, last: Any) -> Any:
    """How much is late, and how much of the schedule is covered."""
    until = func.least(today, func.coalesce(col(GuaranteeLoan.paused_from), today))
    parts = _parts(last.c.instalments)
    in_all = func.coalesce(func.sum(parts.c.amount_minor), 0)
    not_yet = func.coalesce(func.sum(parts.c.amount_minor).filter(parts.c.due_on >= until), 0)
    return (
        select(
            func.greatest(0, sums.c.outstanding - not_yet).cast(BigInteger).label("arrears"),
            (in_all - sums.c.outstanding).cast(BigInteger).label("covered"),
        )
        .correlate(GuaranteeLoan, last, sums)
        .lateral("spread")
    )


def _as_written(last: Any) -> ColumnElement[Any]:
    """A schedule as it travels; what is not there is null."""
    written = func.jsonb_build_object(
        *("edition", last.c.edition, "made_on", last.c.made_on, "instalments", last.c.instalments)
    )
    return case((last.c.edition.is_(None), null()), else_=written)


def _parts(instalments: SQLColumnExpression[Any]) -> Any:
    """The parts of a schedule as rows."""
    columns = column("due_on", Date), column("amount_minor", BigInteger)
    return func.jsonb_to_recordset(instalments).table_valued(*columns).render_derived(with_types=True)


def _first_unpaid(last: Any, spread: Any, *, unreminded: bool) -> Any:
    """The first part that is not paid: what was paid counts for the earliest parts first."""
    parts = _parts(last.c.instalments)
    so_far = func.sum(parts.c.amount_minor).over(order_by=parts.c.due_on).cast(BigInteger)
    summed = (
        select(parts.c.due_on, so_far.label("so_far"))
        .correlate(GuaranteeLoan, last, spread)
        .subquery("summed")
    )
    found = (
        select(summed.c.due_on, (summed.c.so_far - spread.c.covered).label("left_minor"))
        .where(summed.c.so_far > spread.c.covered)
        .order_by(summed.c.due_on)
        .limit(1)
    )
    if unreminded:
        before = col(GuaranteeLoan.reminded_on)
        found = found.where(or_(before.is_(None), summed.c.due_on > before))
    return found.correlate(GuaranteeLoan, last, spread).lateral("due")


def _is_owed() -> ColumnElement[bool]:
    return col(GuaranteeLoan.status) == LoanStatus.ACTIVE


def _falls_due() -> ColumnElement[bool]:
    """Something is owed, and it is not paused."""
    return and_(_is_owed(), col(GuaranteeLoan.paused_from).is_(None))
