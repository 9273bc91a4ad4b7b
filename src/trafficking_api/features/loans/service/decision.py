"""Decides on a loan: another member than who asked; above a threshold, yet another pays it out (LOAN-11)."""

from uuid import UUID

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases.service.supporting import acting
from trafficking_api.features.housing.queries import LeaseFacts
from trafficking_api.features.ledger import service as ledger
from trafficking_api.features.ledger.rules import Kind, Posting
from trafficking_api.features.loans.errors import LeaseNotSigned
from trafficking_api.features.loans.models import GuaranteeFund, GuaranteeLoan
from trafficking_api.features.loans.queries import loan as queries
from trafficking_api.features.loans.rules.postings import amounts
from trafficking_api.features.loans.rules.schedule import earliest_due
from trafficking_api.features.loans.rules.standing import Entry, EntryType
from trafficking_api.features.loans.schemas.decision import (
    LoanApproval,
    LoanCancellation,
    LoanDisbursement,
    LoanRejection,
)
from trafficking_api.features.loans.service import fund as funds
from trafficking_api.features.loans.service.hold import agree, fund_of, hold, policy_of, schedule_of
from trafficking_api.features.loans.service.limits import Wish, lease_for, parts_of, spread
from trafficking_api.features.loans.states import LENDER, LOAN
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import Fault, Invalid
from trafficking_api.kit.wire import Command

_SIGNED = "signed"


async def approve(mandate: Mandate, loan_id: UUID, expected: Expected, body: LoanApproval) -> None:
    """Lend it: as much as the fund has, within the limits of the country.

    Raises NotFound, ReadOnly, Stale, WrongState, MemberNeeded, SecondPersonNeeded, Invalid, LeaseOver,
    FundClosed, FundOverdrawn.
    """
    loan = await _to_decide(mandate, loan_id, "approve", expected)
    approver_id = mandate.second_person(loan.requester_id, loan.editor_id)
    lease = await _lease_of(mandate, loan)
    amount_minor = _approved(loan, body)
    instalments = body.instalments or loan.instalments
    first_due_on = body.first_due_on or loan.first_due_on
    fund = await fund_of(mandate, loan)
    wish = Wish(amount_minor, loan.months_of_rent, instalments, first_due_on)
    parts = parts_of(wish, lease, policy_of(mandate, fund, lease.region), mandate.today())
    await funds.refuse_overdraft(mandate, loan.fund_id, amount_minor)
    mandate.command(LOAN, loan, "approve", sides=(LENDER,), occurred_at=body.occurred_at)
    loan.approved_minor, loan.approver_id, loan.approved_at = amount_minor, approver_id, mandate.now
    loan.instalments, loan.first_due_on = instalments, first_due_on
    await agree(mandate, loan, parts)


async def unapprove(mandate: Mandate, loan_id: UUID, expected: Expected, body: Command) -> None:
    """Take the decision back, before anything is paid out.

    Raises NotFound, ReadOnly, Stale, WrongState, Invalid.
    """
    loan = await _to_decide(mandate, loan_id, "unapprove", expected)
    mandate.command(LOAN, loan, "unapprove", sides=(LENDER,), occurred_at=body.occurred_at)
    loan.approved_minor = loan.approver_id = loan.approved_at = None


async def reject(mandate: Mandate, loan_id: UUID, expected: Expected, body: LoanRejection) -> None:
    """Lend nothing, and say why. Raises NotFound, ReadOnly, Stale, WrongState, Invalid."""
    loan = await _to_decide(mandate, loan_id, "reject", expected)
    mandate.command(LOAN, loan, "reject", sides=(LENDER,), occurred_at=body.occurred_at)
    loan.reject_reason = body.reason


async def cancel(mandate: Mandate, loan_id: UUID, expected: Expected, body: LoanCancellation) -> None:
    """Pay out nothing of what was approved, and say why.

    Raises NotFound, ReadOnly, Stale, WrongState, Invalid.
    """
    loan = await _to_decide(mandate, loan_id, "cancel", expected)
    mandate.command(LOAN, loan, "cancel", sides=(LENDER,), occurred_at=body.occurred_at)
    loan.cancel_reason = body.reason


async def disburse(mandate: Mandate, loan_id: UUID, expected: Expected, body: LoanDisbursement) -> None:
    """Pay all of it out, to who holds the deposit of a signed lease.

    Raises NotFound, ReadOnly, Stale, WrongState, MemberNeeded, SecondPersonNeeded, LeaseOver, LeaseNotSigned,
    Invalid, PeriodClosed.
    """
    loan = await _to_decide(mandate, loan_id, "disburse", expected)
    fund = await fund_of(mandate, loan)
    disburser_id = _disburser(mandate, loan, fund)
    lease = await _lease_of(mandate, loan)
    if lease.status != _SIGNED:
        raise LeaseNotSigned
    if body.agreement_signed_on > body.value_on:
        raise Invalid(errors=[Fault("/agreement_signed_on", "after_value_on")])
    await _agree_again(mandate, loan, fund, lease, body)
    await _pay_out(mandate, loan, fund, body)
    mandate.command(LOAN, loan, "disburse", sides=(LENDER,), occurred_at=body.occurred_at)
    loan.disburser_id, loan.disbursed_on = disburser_id, body.value_on
    loan.agreement_signed_on = body.agreement_signed_on


async def _to_decide(mandate: Mandate, loan_id: UUID, command: str, expected: Expected) -> GuaranteeLoan:
    """A loan that this can be decided on, held. Raises NotFound, ReadOnly, Stale, WrongState."""
    _, loan = await hold(mandate, loan_id, expected)
    LOAN.step(loan.status, command, queries.sides(mandate))
    return loan


async def _lease_of(mandate: Mandate, loan: GuaranteeLoan) -> LeaseFacts:
    """The lease that it is for, which stands still. Raises LeaseOver."""
    return await lease_for(mandate, loan.lease_id, loan.case_id, loan.currency)


def _approved(loan: GuaranteeLoan, body: LoanApproval) -> int:
    """How much is lent. Raises Invalid for more than was asked for, or in another currency."""
    if body.amount is None:
        return loan.requested_minor
    funds.refuse_other_currency("/amount", body.amount, loan.currency)
    if body.amount.amount_minor > loan.requested_minor:
        fault = Fault("/amount/amount_minor", "exceeds_requested", {"le": loan.requested_minor})
        raise Invalid(errors=[fault])
    return body.amount.amount_minor


def _disburser(mandate: Mandate, loan: GuaranteeLoan, fund: GuaranteeFund) -> UUID:
    """Who pays it out: above the fund's threshold another than who approved it (LOAN-11)."""
    alone = (loan.approved_minor or 0) <= fund.disburse_alone_minor
    return acting(mandate) if alone else mandate.second_person(loan.approver_id)


async def _agree_again(
    mandate: Mandate, loan: GuaranteeLoan, fund: GuaranteeFund, lease: LeaseFacts, body: LoanDisbursement
) -> None:
    """Give the parts another first day, if one is named; else see that the first is not too early (LOAN-8).

    Raises Invalid at /first_due_on.
    """
    policy = policy_of(mandate, fund, lease.region)
    if body.first_due_on is not None:
        parts = spread(loan.approved_minor or 0, loan.instalments, body.first_due_on, policy, body.value_on)
        loan.first_due_on = body.first_due_on
        await agree(mandate, loan, parts)
        return
    first, earliest = await schedule_of(mandate, loan), earliest_due(body.value_on, policy)
    if first and first[0].due_on < earliest:
        fault = Fault("/first_due_on", "before_grace", {"ge": earliest.isoformat()})
        raise Invalid(errors=[fault])


async def _pay_out(
    mandate: Mandate, loan: GuaranteeLoan, fund: GuaranteeFund, body: LoanDisbursement
) -> None:
    await ledger.post(
        mandate,
        fund.book_id,
        Posting(
            kind=Kind.DISBURSEMENT,
            fund_id=fund.id,
            loan_id=loan.id,
            value_on=body.value_on,
            amounts=amounts(Entry(EntryType.DISBURSEMENT, loan.approved_minor or 0)),
            reference=body.reference,
        ),
    )
