"""Decides on a loan: another member than who asked; above a threshold, yet another pays it out (LOAN-11)."""

from uuid import UUID

from trafficking_api.access.mandate import Mandate
from trafficking_api.countries.loans import LoanPolicy
from trafficking_api.features.cases.service.supporting import acting
from trafficking_api.features.housing.queries import LeaseFacts
from trafficking_api.features.ledger import service as ledger
from trafficking_api.features.ledger.rules import Kind, Posting
from trafficking_api.features.loans.errors import LeaseChanged, LeaseNotSigned
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
from trafficking_api.features.loans.service.hold import agree, fund_of, hold, instalments_in, policy_of
from trafficking_api.features.loans.service.limits import (
    Wish,
    lease_for,
    parts_of,
    refuse_too_much,
    spread,
)
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
    approver_id = mandate.second_person(loan.requester_id, loan.editor_id, *loan.earlier_editor_ids)
    lease = await _lease_of(mandate, loan)
    amount_minor = _approved(loan, body)
    instalments = body.instalments or loan.instalments
    first_due_on = body.first_due_on or loan.first_due_on
    fund = await fund_of(mandate, loan)
    wish = Wish(amount_minor, loan.months_of_rent, instalments, first_due_on, loan.payee)
    parts = parts_of(wish, lease, policy_of(mandate, fund, lease.region), mandate.today())
    await funds.refuse_overdraft(mandate, loan.fund_id, amount_minor)
    mandate.command(LOAN, loan, "approve", sides=(LENDER,), occurred_at=body.occurred_at)
    loan.approved_minor, loan.approver_id, loan.approved_at = amount_minor, approver_id, mandate.now
    loan.approved_edition = lease.edition
    loan.instalments, loan.first_due_on = instalments, first_due_on
    await agree(mandate, loan, parts)


async def unapprove(mandate: Mandate, loan_id: UUID, expected: Expected, body: Command) -> None:
    """Take the decision back, before anything is paid out.

    Raises NotFound, ReadOnly, Stale, WrongState, Invalid.
    """
    loan = await _to_decide(mandate, loan_id, "unapprove", expected)
    mandate.command(LOAN, loan, "unapprove", sides=(LENDER,), occurred_at=body.occurred_at)
    loan.approved_minor = loan.approver_id = loan.approved_at = loan.approved_edition = None


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
    """Pay all of it out, to who holds the deposit of a signed lease: of the one that was looked at.

    Raises NotFound, ReadOnly, Stale, WrongState, FundClosed, MemberNeeded, SecondPersonNeeded, LeaseOver,
    LeaseNotSigned, LeaseChanged, Invalid, PeriodClosed.
    """
    loan = await _to_decide(mandate, loan_id, "disburse", expected)
    fund = await funds.lending(mandate, loan.fund_id)
    disburser_id = _disburser(mandate, loan, fund)
    lease = await _lease_of(mandate, loan)
    if lease.status != _SIGNED:
        raise LeaseNotSigned
    if lease.edition != loan.approved_edition:
        raise LeaseChanged
    _refuse_days(mandate, loan, body)
    policy = policy_of(mandate, fund, lease.region)
    wish = Wish(
        *(loan.approved_minor or 0, loan.months_of_rent, loan.instalments, loan.first_due_on), loan.payee
    )
    refuse_too_much(wish, lease, policy)
    await _agree_again(mandate, loan, policy, body)
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
    """Who pays it out: above the fund's threshold another than who approved it (LOAN-11).

    Below it too, where the threshold is the approver's own.
    """
    alone = (loan.approved_minor or 0) <= fund.disburse_alone_minor and (
        loan.approver_id != fund.alone_set_by_id
    )
    return acting(mandate) if alone else mandate.second_person(loan.approver_id)


def _refuse_days(mandate: Mandate, loan: GuaranteeLoan, body: LoanDisbursement) -> None:
    """Raise Invalid where she signs after it is paid out, or it is paid out before it was approved."""
    if body.agreement_signed_on > body.value_on:
        raise Invalid(errors=[Fault("/agreement_signed_on", "after_value_on")])
    approved_at = loan.approved_at or mandate.now
    approved_on = approved_at.astimezone(mandate.tenant.zone).date()
    if body.value_on < approved_on:
        fault = Fault("/value_on", "before_approval", {"ge": approved_on.isoformat()})
        raise Invalid(errors=[fault])


async def _agree_again(
    mandate: Mandate, loan: GuaranteeLoan, policy: LoanPolicy, body: LoanDisbursement
) -> None:
    """See that the parts come to what is paid out, and that the first is not too early (LOAN-8).

    They get another first day, if one is named, but only where the agreed one is too early: she signed the
    parts as they were agreed. Raises Invalid at /first_due_on.
    """
    principal, first_due_on = loan.approved_minor or 0, body.first_due_on or loan.first_due_on
    last = await mandate.session.scalar(queries.last_schedule(mandate, loan.id))
    # The last parts may be those of what was left of an earlier payment, which was reversed.
    is_whole = last is not None and last.principal_minor == principal
    agreed = instalments_in(last)[0].due_on if last and is_whole else None
    earliest = earliest_due(body.value_on, policy)
    if agreed is None or body.first_due_on not in {None, agreed}:
        parts = spread(principal, loan.instalments, first_due_on, policy, body.value_on)
        if agreed is not None and agreed >= earliest:
            raise Invalid(errors=[Fault("/first_due_on", "not_as_agreed")])
        loan.first_due_on = first_due_on
        await agree(mandate, loan, parts)
    elif agreed < earliest:
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
