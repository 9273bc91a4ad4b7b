"""How a loan stands: worked out from what was decided and what was booked, and from nothing else (LOAN-4)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import reduce
from typing import Final, Self


class LoanStatus(StrEnum):
    """Where a loan stands. Once money has moved, this follows from the entries alone."""

    REQUESTED = "requested"
    APPROVED = "approved"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"
    ACTIVE = "active"
    SETTLED = "settled"
    WRITTEN_OFF = "written_off"
    OVERPAID = "overpaid"


#: Money has been paid out, and the entries say how the loan stands.
PAID_OUT: Final = (LoanStatus.ACTIVE, LoanStatus.SETTLED, LoanStatus.WRITTEN_OFF, LoanStatus.OVERPAID)


class Decision(StrEnum):
    """What members decide on a loan, named as its command is."""

    REQUEST = "request"
    APPROVE = "approve"
    UNAPPROVE = "unapprove"
    REJECT = "reject"
    WITHDRAW = "withdraw"
    CANCEL = "cancel"


_LEADS_TO: Final = {
    Decision.REQUEST: LoanStatus.REQUESTED,
    Decision.APPROVE: LoanStatus.APPROVED,
    Decision.UNAPPROVE: LoanStatus.REQUESTED,
    Decision.REJECT: LoanStatus.REJECTED,
    Decision.WITHDRAW: LoanStatus.WITHDRAWN,
    Decision.CANCEL: LoanStatus.CANCELLED,
}


class EntryType(StrEnum):
    """What can be booked on a loan: the codes of `loan_entry_type`."""

    DISBURSEMENT = "Disbursement"
    REPAYMENT = "Repayment"
    DEPOSIT_RETURN = "DepositReturn"
    REFUND = "Refund"
    WAIVER = "Waiver"
    WRITE_OFF = "WriteOff"
    RECOVERY = "Recovery"


#: What each adds to; a refund takes from the credit.
_ADDS_TO: Final = {
    EntryType.DISBURSEMENT: "disbursed",
    EntryType.REPAYMENT: "repaid",
    EntryType.DEPOSIT_RETURN: "returned",
    EntryType.WAIVER: "waived",
    EntryType.WRITE_OFF: "written_off",
    EntryType.RECOVERY: "recovered",
}


@dataclass(frozen=True)
class Entry:
    """What was booked, in minor units. A reversal is the same entry with its amounts below zero."""

    type: EntryType
    amount_minor: int
    #: The part of the amount that was more than was owed; the fund owes it to her (LOAN-6).
    excess_minor: int = 0

    def reversal(self) -> Self:
        """The entry that takes this one back."""
        return type(self)(self.type, -self.amount_minor, -self.excess_minor)


class Breach(StrEnum):
    """What an entry would break; a caller is refused by it."""

    EXCEEDS_APPROVED = "exceeds_approved"
    EXCEEDS_OUTSTANDING = "exceeds_outstanding"
    EXCEEDS_CREDIT = "exceeds_credit"
    EXCEEDS_WRITTEN_OFF = "exceeds_written_off"
    NOT_DISBURSED = "not_disbursed"


@dataclass(frozen=True)
class Standing:
    """How a loan stands, in minor units; each sum is net of what was reversed."""

    decided: LoanStatus
    disbursed: int = 0
    repaid: int = 0
    returned: int = 0
    waived: int = 0
    written_off: int = 0
    recovered: int = 0
    #: What the fund owes to her: paid beyond what was owed, and not yet paid back.
    credit: int = 0

    @property
    def outstanding(self) -> int:
        """What she still owes. What was recovered after a write-off is no part of it (LOAN-13)."""
        return self.disbursed - self.repaid - self.returned - self.waived - self.written_off

    @property
    def status(self) -> LoanStatus:
        """Where the loan stands; nobody sets it by hand."""
        if not self.disbursed:
            return self.decided
        if self.outstanding:
            return LoanStatus.ACTIVE
        if self.credit:
            return LoanStatus.OVERPAID
        return LoanStatus.WRITTEN_OFF if self.written_off > self.recovered else LoanStatus.SETTLED

    def after(self, entry: Entry) -> Self:
        """How the loan stands once this is booked too."""
        if entry.type is EntryType.REFUND:
            return replace(self, credit=self.credit - entry.amount_minor)
        name = _ADDS_TO[entry.type]
        sum_minor = getattr(self, name) + entry.amount_minor - entry.excess_minor
        return replace(self, credit=self.credit + entry.excess_minor, **{name: sum_minor})

    def breach(self, approved: int) -> Breach | None:
        """The first rule that a loan standing like this would break (LOAN-5, LOAN-6, LOAN-13)."""
        broken = {
            Breach.EXCEEDS_APPROVED: self.disbursed > approved,
            Breach.EXCEEDS_OUTSTANDING: self.outstanding < 0,
            Breach.EXCEEDS_CREDIT: self.credit < 0,
            Breach.EXCEEDS_WRITTEN_OFF: self.recovered > self.written_off,
            Breach.NOT_DISBURSED: self.credit > 0 and not self.disbursed,
        }
        return next((rule for rule, is_broken in broken.items() if is_broken), None)


def decided(decisions: Iterable[Decision]) -> LoanStatus:
    """What the last decision led to; a loan of which nothing is decided was asked for."""
    status = LoanStatus.REQUESTED
    for decision in decisions:
        status = _LEADS_TO[decision]
    return status


def fold(decisions: Iterable[Decision], entries: Iterable[Entry]) -> Standing:
    """How a loan stands after these decisions and these entries, in whatever order the entries came."""
    return reduce(Standing.after, entries, Standing(decided(decisions)))


def excess(kind: EntryType, amount_minor: int, outstanding: int) -> int:
    """How much of a payment is more than is owed; only what she or the landlord pays can be more."""
    pays = kind in {EntryType.REPAYMENT, EntryType.DEPOSIT_RETURN}
    return max(0, amount_minor - outstanding) if pays else 0
