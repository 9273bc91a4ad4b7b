"""Asks for a loan: for which lease, how much of it, and what speaks for its being paid back."""

from typing import Any
from uuid import UUID

from sqlalchemy.exc import IntegrityError

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases import service as cases
from trafficking_api.features.cases.queries import Guest
from trafficking_api.features.cases.service.supporting import acting, retell, supported, tell
from trafficking_api.features.ledger import queries as ledger
from trafficking_api.features.loans.errors import LeaseHasLoan
from trafficking_api.features.loans.models import GuaranteeLoan
from trafficking_api.features.loans.queries import loan as queries
from trafficking_api.features.loans.rules.reference import new_reference
from trafficking_api.features.loans.schemas.loan import GuaranteeLoanPatch, NewGuaranteeLoan
from trafficking_api.features.loans.service import fund as funds
from trafficking_api.features.loans.service.hold import hold, policy_of
from trafficking_api.features.loans.service.limits import Wish, lease_for, parts_of, refuse_second
from trafficking_api.features.loans.states import LOAN, LoanStatus
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import Fault, Invalid, WrongState
from trafficking_api.kit.wire import Command, Money, MovedMoney, changes

#: What is told of her ability to pay.
_WORDS = {"monthly_income", "monthly_expenses", "ability_note"}
_FACTS = ("months_of_rent", "payee", "instalments", "first_due_on", "is_quiet")


async def request(mandate: Mandate, body: NewGuaranteeLoan) -> UUID:
    """Ask for a loan. Another member decides on it (LOAN-11).

    Raises MemberNeeded, Invalid, CaseMerged, CaseClosed, LeaseOver, FundClosed, LeaseHasLoan, Erased.
    """
    requester_id = acting(mandate)
    case = await supported(mandate, body.case_id)
    cases.refuse_closed(case)
    row = GuaranteeLoan(
        organisation_id=mandate.organisation_id,
        case_id=body.case_id,
        lease_id=body.lease_id,
        fund_id=body.fund_id,
        currency=body.amount.currency,
        requested_minor=body.amount.amount_minor,
        other_schemes=[tried.model_dump() for tried in body.other_schemes],
        requester_id=requester_id,
        editor_id=requester_id,
        payment_reference=new_reference(),
        **{name: getattr(body, name) for name in _FACTS},
        **mandate.stamps(),
    )
    await _fits(mandate, row, body.amount)
    await tell(mandate, case, row, "details", body.model_dump(mode="json", include=_WORDS))
    mandate.started(row, row.status, verb="requested")
    await _flush(mandate)
    return row.id


async def change(mandate: Mandate, loan_id: UUID, expected: Expected, body: GuaranteeLoanPatch) -> None:
    """Change what is asked for, while nothing is decided; whether it is quiet, at any time.

    Raises NotFound, ReadOnly, Stale, WrongState, CaseClosed, MemberNeeded, Invalid, LeaseOver, FundClosed,
    LeaseHasLoan, Erased.
    """
    case, row = await hold(mandate, loan_id, expected)
    sent = changes(body)
    if sent.keys() <= {"is_quiet"} and (row.lease_id is not None or sent.get("is_quiet", True)):
        row.sqlmodel_update(sent)
        mandate.touch(row)
        return
    if row.status != LoanStatus.REQUESTED or case is None:
        raise WrongState(row.status, LOAN.allowed(row.status, queries.sides(mandate)))
    cases.refuse_closed(case)
    _edited(row, acting(mandate))
    words = {name: sent.pop(name) for name in _WORDS & sent.keys()}
    await _ask_otherwise(mandate, row, sent)
    if words:
        await _tell_more(mandate, case, row, words)
    mandate.touch(row)
    await _flush(mandate)


async def withdraw(mandate: Mandate, loan_id: UUID, expected: Expected, body: Command) -> None:
    """Ask for it no more. Raises NotFound, ReadOnly, Stale, WrongState, Invalid."""
    _, row = await hold(mandate, loan_id, expected)
    mandate.command(LOAN, row, "withdraw", sides=queries.sides(mandate), occurred_at=body.occurred_at)


def _edited(row: GuaranteeLoan, editor_id: UUID) -> None:
    """Write down who changes what is asked for, beside all who did before: none of them grants it."""
    if row.editor_id != editor_id:
        row.earlier_editor_ids = sorted({*row.earlier_editor_ids, row.editor_id})
        row.editor_id = editor_id


async def _ask_otherwise(mandate: Mandate, row: GuaranteeLoan, sent: dict[str, Any]) -> None:
    """Take over what was sent, if it fits together with what stays."""
    amount: MovedMoney | None = sent.pop("amount", None)
    await _refuse_other_books(mandate, row, sent.get("fund_id", row.fund_id))
    if "other_schemes" in sent:
        sent["other_schemes"] = [tried.model_dump() for tried in sent["other_schemes"]]
    row.sqlmodel_update(sent)
    if amount is not None:
        row.requested_minor, row.currency = amount.amount_minor, amount.currency
    await _fits(mandate, row, amount or MovedMoney(amount_minor=row.requested_minor, currency=row.currency))


async def _refuse_other_books(mandate: Mandate, row: GuaranteeLoan, fund_id: UUID) -> None:
    """Raise Invalid for another fund once something was booked, in its currency and its book (LOAN-1)."""
    booked = ledger.transactions_of_loan(mandate, row.id).limit(1)
    if fund_id != row.fund_id and await mandate.session.scalar(booked) is not None:
        raise Invalid(errors=[Fault("/fund_id", "booked_before")])


async def _fits(mandate: Mandate, row: GuaranteeLoan, amount: MovedMoney) -> None:
    """Hold what is asked for against fund, lease and limits.

    Raises Invalid, LeaseOver, FundClosed, LeaseHasLoan.
    """
    fund = await funds.lending(mandate, row.fund_id)
    funds.refuse_other_currency("/amount", amount, fund.currency)
    lease = await lease_for(mandate, row.lease_id, row.case_id, fund.currency)
    wish = Wish(row.requested_minor, row.months_of_rent, row.instalments, row.first_due_on, row.payee)
    parts_of(wish, lease, policy_of(mandate, fund, lease.region), mandate.today())
    await refuse_second(mandate, lease.id, row.id)


async def _tell_more(mandate: Mandate, case: Guest, row: GuaranteeLoan, words: dict[str, Any]) -> None:
    """Put what was said into the words there are."""
    plain = {name: value.model_dump() if isinstance(value, Money) else value for name, value in words.items()}
    untold = dict.fromkeys(_WORDS) if row.details is None else {}
    await retell(mandate, case, row, untold | plain)


async def _flush(mandate: Mandate) -> None:
    """Flush, where the key that can be taken is that of the lease. Raises LeaseHasLoan."""
    try:
        await mandate.session.flush()
    except IntegrityError:
        raise LeaseHasLoan from None
