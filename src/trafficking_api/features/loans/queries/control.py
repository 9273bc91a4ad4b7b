"""SELECTs by which loans are checked against the books that they are booked in."""

from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.ledger import queries as ledger
from trafficking_api.features.ledger.rules import Account, Kind
from trafficking_api.features.loans.models import GuaranteeFund, GuaranteeLoan
from trafficking_api.features.loans.queries import sums
from trafficking_api.features.loans.states import PAID_OUT, LoanStatus


def out_of_balance(mandate: Mandate) -> Select[UUID]:
    """The books that do not come to nothing, or whose receivables are not what is owed in all (LOAN-17).

    Also those with a loan whose status is not what its entries say (LOAN-4). It is one statement, and so of
    one moment: what is booked meanwhile is in both sums, or in neither.
    """
    books = ledger.controls(mandate).subquery("books")
    loans = _by_book(mandate).subquery("loans")
    return (
        select(books.c.id)
        .outerjoin(loans, loans.c.book_id == books.c.id)
        .where(
            or_(
                books.c.in_all != 0,
                books.c.receivables != func.coalesce(loans.c.outstanding, 0),
                func.coalesce(loans.c.stale, 0) > 0,
            )
        )
        .order_by(books.c.id)
    )


def stale(mandate: Mandate) -> Select[UUID, str, str | None]:
    """The loans whose status is not what their entries say: their ids, it, and what they say (LOAN-4).

    Nothing, if they say that no money is out: then it is what was decided, and no entry says what that was.
    """
    paid_out = sums.total(Account.RECEIVABLES, Kind.DISBURSEMENT) != 0
    status = col(GuaranteeLoan.status)
    return (
        select(col(GuaranteeLoan.id), status, case((paid_out, _status())))
        .where(
            col(GuaranteeLoan.organisation_id) == mandate.organisation_id,
            case((paid_out, status != _status()), else_=status.in_(PAID_OUT)),
        )
        .order_by(col(GuaranteeLoan.id))
    )


def _by_book(mandate: Mandate) -> Select[UUID, int, int]:
    """Of each book what is owed on its loans, one by one, and how many have a status that is stale."""
    fund = and_(
        col(GuaranteeFund.organisation_id) == col(GuaranteeLoan.organisation_id),
        col(GuaranteeFund.id) == col(GuaranteeLoan.fund_id),
    )
    each = (
        select(
            col(GuaranteeFund.book_id),
            sums.outstanding().label("outstanding"),
            (col(GuaranteeLoan.status) != _status()).label("is_stale"),
        )
        .select_from(GuaranteeLoan)
        .join(GuaranteeFund, fund)
        .where(
            col(GuaranteeLoan.organisation_id) == mandate.organisation_id,
            col(GuaranteeLoan.status).in_(PAID_OUT),
        )
        .subquery("each")
    )
    return select(
        each.c.book_id,
        func.sum(each.c.outstanding).label("outstanding"),
        func.count().filter(each.c.is_stale).label("stale"),
    ).group_by(each.c.book_id)


def _status() -> ColumnElement[str]:
    """What the entries of a loan say of it, worked out a second time, in another language than its rules."""
    given_up = sums.total(Account.WRITTEN_OFF) + sums.total(Account.RECOVERED)
    return case(
        (sums.outstanding() != 0, LoanStatus.ACTIVE.value),
        (sums.total(Account.CREDITS) != 0, LoanStatus.OVERPAID.value),
        (given_up > 0, LoanStatus.WRITTEN_OFF.value),
        else_=LoanStatus.SETTLED.value,
    )
