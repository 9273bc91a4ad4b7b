"""Tells what was booked on a loan until a moment, and how it stood then (LOAN-20)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.loans.models import GuaranteeLoan
from trafficking_api.features.loans.queries import loan as queries
from trafficking_api.features.loans.rules.schedule import Instalment, remaining
from trafficking_api.features.loans.rules.standing import Standing
from trafficking_api.features.loans.schemas.fund import SumPublic
from trafficking_api.features.loans.schemas.loan_statement import (
    LoanStatement,
    LoanStatementLine,
    LoanStatementPart,
)
from trafficking_api.features.loans.service.hold import Booked, booked_on, instalments_in
from trafficking_api.kit.errors import Fault, Invalid, NotFound
from trafficking_api.kit.wire import MoneyPublic, TotalPublic


@dataclass(frozen=True)
class Account:
    """A loan as it was known at a moment."""

    loan: GuaranteeLoan
    booked: Booked
    parts: Sequence[Instalment]
    as_of: datetime


async def account(mandate: Mandate, loan_id: UUID, recorded_until: datetime | None) -> Account:
    """A loan in sight, as it was known at a moment, or is known now; it is noted as read.

    Whoever books on it just now is waited for: what is told of a moment is never told otherwise later.
    Raises NotFound, Invalid.
    """
    loan: GuaranteeLoan | None = await mandate.session.scalar(*queries.readable(mandate, loan_id))
    if loan is None:
        raise NotFound
    if recorded_until is not None and recorded_until > mandate.now:
        raise Invalid(errors=[Fault("?recorded_until", "in_the_future")])
    mandate.saw("case", [loan.case_id])
    booked = await booked_on(mandate, loan, recorded_until)
    last = await mandate.session.scalar(queries.last_schedule(mandate, loan_id, recorded_until))
    known = [row.recorded_at for row in booked.rows] + ([] if last is None else [last.created_at])
    as_of = recorded_until or max([mandate.now, *known])
    return Account(loan, booked, () if last is None else instalments_in(last), as_of)


async def statement(mandate: Mandate, loan_id: UUID, recorded_until: datetime | None) -> LoanStatement:
    """The statement of a loan. Raises NotFound, Invalid."""
    found = await account(mandate, loan_id, recorded_until)
    currency, standing = found.loan.currency, found.booked.standing()
    return LoanStatement(
        loan_id=loan_id,
        payment_reference=found.loan.payment_reference,
        as_of=found.as_of,
        lines=list(_lines(found.booked, currency)),
        schedule=list(_parts(found.parts, standing.outstanding, currency)),
        credit=TotalPublic(amount_minor=standing.credit, currency=currency),
        **{name: _money(amount, currency) for name, amount in _sums(standing).items()},
    )


def _sums(standing: Standing) -> dict[str, int]:
    return {
        "disbursed": standing.disbursed,
        "repaid": standing.repaid,
        "deposit_returned": standing.returned,
        "waived": standing.waived,
        "written_off": standing.written_off,
        "recovered": standing.recovered,
        "outstanding": standing.outstanding,
    }


def _lines(booked: Booked, currency: str) -> Iterator[LoanStatementLine]:
    """Each entry, and how the loan stood after it."""
    owed = 0
    for row, after in zip(booked.rows, booked.standings(), strict=True):
        yield LoanStatementLine(
            entry_id=row.id,
            value_on=row.value_on,
            recorded_at=row.recorded_at,
            type=row.kind,
            is_reversal=row.reverses_id is not None,
            amount=_money(row.amount_minor, currency),
            change=SumPublic(amount_minor=after.outstanding - owed, currency=currency),
            outstanding=_money(after.outstanding, currency),
            credit=TotalPublic(amount_minor=after.credit, currency=currency),
        )
        owed = after.outstanding


def _parts(parts: Sequence[Instalment], outstanding: int, currency: str) -> Iterator[LoanStatementPart]:
    """Each part that was agreed on, and what of it is left."""
    left = {part.due_on: part.amount_minor for part in remaining(parts, outstanding)}
    for part in parts:
        yield LoanStatementPart(
            due_on=part.due_on,
            amount=_money(part.amount_minor, currency),
            left=_money(left.get(part.due_on, 0), currency),
        )


def _money(amount_minor: int, currency: str) -> MoneyPublic:
    return MoneyPublic(amount_minor=amount_minor, currency=currency)
