"""Books what was paid back, waived, written off or refunded; what was wrong is reversed, never rewritten."""

from uuid import UUID

from trafficking_api.access.mandate import Mandate
from trafficking_api.countries.loans import LoanPolicy
from trafficking_api.features.ledger import service as ledger
from trafficking_api.features.ledger.rules import Kind, Posting
from trafficking_api.features.loans.errors import (
    EntryBuiltOn,
    ExceedsCredit,
    ExceedsOutstanding,
    ExceedsWrittenOff,
)
from trafficking_api.features.loans.models import GuaranteeFund, GuaranteeLoan
from trafficking_api.features.loans.queries import loan as queries
from trafficking_api.features.loans.rules.postings import amounts, entry_of
from trafficking_api.features.loans.rules.standing import Breach, Entry, EntryType, Standing, excess
from trafficking_api.features.loans.schemas.entry import RELIEFS, LoanEntryReversal, NewLoanEntry
from trafficking_api.features.loans.service import fund as funds
from trafficking_api.features.loans.service.hold import (
    Booked,
    booked_on,
    fund_of,
    hold,
    moved,
    policy_of,
    refuse_unpaid,
    stand,
)
from trafficking_api.features.loans.service.limits import region_of
from trafficking_api.kit.errors import Fault, Invalid, NotFound, Problem

_SMALL = "SmallBalance"
_REFUSED: dict[Breach, type[Problem]] = {
    Breach.EXCEEDS_OUTSTANDING: ExceedsOutstanding,
    Breach.EXCEEDS_CREDIT: ExceedsCredit,
    Breach.EXCEEDS_WRITTEN_OFF: ExceedsWrittenOff,
}


async def book(mandate: Mandate, loan_id: UUID, body: NewLoanEntry) -> UUID:
    """Book something on a loan that was paid out; how it stands follows from it (LOAN-4).

    Raises NotFound, ReadOnly, WrongState, MemberNeeded, SecondPersonNeeded, Invalid, ExceedsOutstanding,
    ExceedsCredit, ExceedsWrittenOff, PeriodClosed.
    """
    _, loan = await hold(mandate, loan_id)
    refuse_unpaid(loan, queries.sides(mandate))
    funds.refuse_other_currency("/amount", body.amount, loan.currency)
    fund = await fund_of(mandate, loan)
    before = await booked_on(mandate, loan)
    _refuse_day(loan, body, before)
    if body.type in RELIEFS:
        policy = policy_of(mandate, fund, await region_of(mandate, loan.lease_id))
        _refuse_alone(mandate, loan, body, before.standing(), policy)
    entry = _entry(body, before.standing())
    now = before.standing(entry)
    breach = now.breach(loan.approved_minor or 0)
    if breach is not None:
        raise _exceeding(_REFUSED[breach])
    booked = await ledger.post(mandate, fund.book_id, _posting(loan, fund, body, entry))
    stand(mandate, loan, now)
    return booked.id


async def reverse(mandate: Mandate, loan_id: UUID, entry_id: UUID, body: LoanEntryReversal) -> UUID:
    """Take an entry back, once (LOAN-3); what was paid back is owed again.

    What was given up is not owed again by the word of who asked for the loan: that takes another member.

    Raises NotFound, ReadOnly, WrongState, MemberNeeded, SecondPersonNeeded, IsReversal, AlreadyReversed,
    EntryBuiltOn, Invalid, PeriodClosed.
    """
    _, loan = await hold(mandate, loan_id)
    before = await booked_on(mandate, loan)
    wrong = next((row for row in before.rows if row.id == entry_id), None)
    if wrong is None:
        raise NotFound
    mandate.second_person(*((loan.requester_id,) if wrong.kind in RELIEFS else ()))
    booked = await ledger.reverse(mandate, entry_id, body.value_on, body.reason, body.reference)
    now = before.standing(entry_of(wrong.kind, moved(wrong)).reversal())
    if before.rests_on(wrong) or now.breach(loan.approved_minor or 0) is not None:
        raise EntryBuiltOn
    stand(mandate, loan, now)
    return booked.id


def _refuse_day(loan: GuaranteeLoan, body: NewLoanEntry, before: Booked) -> None:
    """Raise Invalid for a day before it was paid out; for a write-off, before anything else (LOAN-12).

    And for one of what is recovered, before it was written off.
    """
    if loan.disbursed_on is not None and body.value_on < loan.disbursed_on:
        fault = Fault("/value_on", "before_disbursement", {"ge": loan.disbursed_on.isoformat()})
        raise Invalid(errors=[fault])
    last_on = before.last_on()
    if EntryType(body.type) is EntryType.WRITE_OFF and last_on is not None and body.value_on < last_on:
        raise Invalid(errors=[Fault("/value_on", "before_last_entry", {"ge": last_on.isoformat()})])
    lost_on = before.lost_on()
    if EntryType(body.type) is EntryType.RECOVERY and lost_on is not None and body.value_on < lost_on:
        raise Invalid(errors=[Fault("/value_on", "before_write_off", {"ge": lost_on.isoformat()})])


def _refuse_alone(
    mandate: Mandate, loan: GuaranteeLoan, body: NewLoanEntry, before: Standing, policy: LoanPolicy
) -> None:
    """Raise SecondPersonNeeded where who asked for the loan gives up what is owed; a small rest anybody may.

    Also that is booked, with its reason (LOAN-14). Raises MemberNeeded, Invalid.
    """
    small = body.reason == _SMALL
    if small and before.outstanding > policy.small_balance_minor:
        fault = Fault("/reason", "not_a_small_balance", {"le": policy.small_balance_minor})
        raise Invalid(errors=[fault])
    mandate.second_person(*(() if small else (loan.requester_id,)))


def _entry(body: NewLoanEntry, before: Standing) -> Entry:
    """What is booked. Raises ExceedsOutstanding for a payment beyond what is owed, unless it may (LOAN-6)."""
    kind, amount = EntryType(body.type), body.amount.amount_minor
    beyond = excess(kind, amount, before.outstanding)
    if beyond and not body.allow_credit:
        raise _exceeding(ExceedsOutstanding)
    return Entry(kind, amount, beyond)


def _exceeding(problem: type[Problem]) -> Problem:
    return problem(errors=[Fault("/amount/amount_minor", problem.code)])


def _posting(loan: GuaranteeLoan, fund: GuaranteeFund, body: NewLoanEntry, entry: Entry) -> Posting:
    return Posting(
        kind=Kind(body.type),
        fund_id=fund.id,
        loan_id=loan.id,
        value_on=body.value_on,
        amounts=amounts(entry),
        reference=body.reference,
        relief_reason=body.reason,
    )
