"""What was claimed, awarded and received for the harm done to her: worked out from what was entered (CRT-18).

Amounts are whole minor units of one currency. How interest runs up is in `interest`.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import groupby, takewhile
from typing import Final

from trafficking_api.features.court.rules.interest import Account, Interest


class ClaimStatus(StrEnum):
    """Where a claim for compensation stands; that there is none is no row."""

    CLAIMED = "claimed"
    AWARDED = "awarded"
    REFUSED = "refused"
    PARTLY_PAID = "partly_paid"
    ENFORCEMENT = "enforcement"
    PAID = "paid"
    UNCOLLECTABLE = "uncollectable"
    RENOUNCED = "renounced"


S = ClaimStatus
#: Something may still come in.
UNPAID: Final = (S.AWARDED, S.PARTLY_PAID, S.ENFORCEMENT)


class Act(StrEnum):
    """What is entered on a claim, named as its command is."""

    AWARD = "award"
    REFUSE = "refuse"
    PAY = "pay"
    ENFORCE = "enforce"
    GIVE_UP = "give_up"
    RENOUNCE = "renounce"


@dataclass(frozen=True)
class Entry:
    """Something that happened to a claim; with an amount if it is `award` or `pay`."""

    act: Act
    on: date
    amount_minor: int = 0
    reason: str = ""


class Breach(StrEnum):
    """What an entry would break."""

    #: Not possible as the claim stands.
    WRONG_STATE = "wrong_state"
    #: An award and a payment have an amount above zero, and nothing else has one.
    WRONG_AMOUNT = "wrong_amount"
    #: More than was awarded, with the interest up to its day.
    EXCEEDS_OWED = "exceeds_owed"
    #: A payment before the day of the award.
    BEFORE_AWARD = "before_award"
    #: Given up or renounced without saying why.
    NO_REASON = "no_reason"


#: From which status each is possible, and what it leads to where that does not depend on the sums.
_POSSIBLE: Final[dict[Act, tuple[tuple[ClaimStatus, ...], ClaimStatus]]] = {
    Act.AWARD: ((S.CLAIMED,), S.AWARDED),
    Act.REFUSE: ((S.CLAIMED,), S.REFUSED),
    Act.PAY: (UNPAID, S.PARTLY_PAID),
    Act.ENFORCE: ((S.AWARDED, S.PARTLY_PAID), S.ENFORCEMENT),
    Act.GIVE_UP: ((S.ENFORCEMENT,), S.UNCOLLECTABLE),
    Act.RENOUNCE: (UNPAID, S.RENOUNCED),
}


@dataclass(frozen=True)
class Standing:
    """How a claim stands."""

    status: ClaimStatus = S.CLAIMED
    awarded_minor: int = 0
    awarded_on: date | None = None
    payments: tuple[Entry, ...] = field(default_factory=tuple)

    @property
    def received_minor(self) -> int:
        """All that was paid, for the award and for interest."""
        return sum(each.amount_minor for each in self.payments)


def interest_minor(now: Standing, interest: Interest, on: date) -> int:
    """The interest until a day, paid or not, rounded down to a whole minor unit."""
    account = Account(now.awarded_minor, interest)
    for payment in takewhile(lambda each: each.on <= on, now.payments):
        account.until(payment.on)
        account.pay(payment.amount_minor)
    return account.until(on)


def owed_minor(now: Standing, interest: Interest, on: date) -> int:
    """What of the award and its interest is not paid on a day, never below zero."""
    received = sum(each.amount_minor for each in now.payments if each.on <= on)
    return max(0, now.awarded_minor + interest_minor(now, interest, on) - received)


def breach(now: Standing, entry: Entry, interest: Interest) -> Breach | None:
    """The first rule that an entry would break (CRT-18); none when it can be made.

    A payment that is entered late, between others, is held against each of them: all must still be owed.
    """
    if now.status not in _POSSIBLE[entry.act][0]:
        return Breach.WRONG_STATE
    has_amount = entry.act in {Act.AWARD, Act.PAY}
    if entry.amount_minor < 0 or (entry.amount_minor > 0) != has_amount:
        return Breach.WRONG_AMOUNT
    if entry.act in {Act.GIVE_UP, Act.RENOUNCE} and not entry.reason.strip():
        return Breach.NO_REASON
    return _breach_of_payment(now, entry, interest) if entry.act is Act.PAY else None


def after(now: Standing, entry: Entry, interest: Interest) -> Standing:
    """How a claim stands once this is entered too; raises `ValueError` for what breaks a rule.

    Enforcement stays open while parts come in, until all is paid, or it is given up or renounced.
    """
    if broken := breach(now, entry, interest):
        raise ValueError(broken.value)
    leads_to = _POSSIBLE[entry.act][1]
    if entry.act is Act.AWARD:
        return Standing(leads_to, entry.amount_minor, entry.on)
    if entry.act is not Act.PAY:
        return Standing(leads_to, now.awarded_minor, now.awarded_on, now.payments)
    return _with_payments(now, (entry,), interest)


def fold(entries: Iterable[Entry], interest: Interest) -> Standing:
    """How a claim stands after these entries, in the order in which they were made.

    Raises `ValueError` for the first that breaks a rule.
    """
    made = tuple(entries)
    now, count = _entered(Standing(), made, interest)
    return now if count == len(made) else after(now, made[count], interest)


def rest_on(entries: Sequence[Entry], gone: int, interest: Interest) -> list[int]:
    """The places of those entries that could not have been made without the one at a place.

    None of them: then it can be taken back, and how the claim stands without it is the fold of the others.
    """
    now, resting = Standing(), []
    left = [place for place in range(len(entries)) if place != gone]
    while left:
        now, count = _entered(now, [entries[place] for place in left], interest)
        resting += left[count : count + 1]
        left = left[count + 1 :]
    return resting


def _entered(now: Standing, entries: Sequence[Entry], interest: Interest) -> tuple[Standing, int]:
    """How a claim stands after as many of these as can be made one after the other, and how many they are.

    As `after` tells it for each; but payments in a row are worked out together.
    """
    count = 0
    while count < len(entries):
        entry, run = entries[count], _run(entries, count)
        fits = _fitting(now, run, interest) if run else int(breach(now, entry, interest) is None)
        if fits:
            now = _with_payments(now, run[:fits], interest) if run else after(now, entry, interest)
        count += fits
        if fits < max(1, len(run)):
            break
    return now, count


def _run(entries: Sequence[Entry], begin: int) -> Sequence[Entry]:
    """The payments in a row from a place on."""
    return tuple(takewhile(lambda each: each.act is Act.PAY, entries[begin:]))


def _fitting(now: Standing, run: Sequence[Entry], interest: Interest) -> int:
    """How many of these payments can be made one after the other."""
    if _fit(now, run, interest):
        return len(run)
    return bisect_left(range(len(run)), 1, key=lambda n: not _fit(now, run[: n + 1], interest))


def _fit(now: Standing, run: Sequence[Entry], interest: Interest) -> bool:
    """Whether these payments can all be made one after the other, in whatever order their days are.

    With a payment less, not less is owed on any day. So where all of them together are owed, the first of
    them were too. These had paid all, and nothing could follow, where nothing is left on the last of their
    days and no other is of that day or before: any other would be more than was owed.
    """
    first = now.awarded_on
    if now.status not in UNPAID or first is None:
        return False
    if any(each.amount_minor <= 0 or each.on < first for each in run):
        return False
    days = list(_by_days(_paid_too(now, run), interest))
    if any(each.left < 0 for each in days):
        return False
    complete = {each.on: each.count for each in days if each.left == 0}
    last = now.payments[-1].on if now.payments else first
    for count, entry in enumerate(run[:-1], len(now.payments) + 1):
        last = max(last, entry.on)
        if complete.get(last) == count:
            return False
    return True


def _breach_of_payment(now: Standing, entry: Entry, interest: Interest) -> Breach | None:
    if now.awarded_on is None or entry.on < now.awarded_on:
        return Breach.BEFORE_AWARD
    return None if _fit(now, (entry,), interest) else Breach.EXCEEDS_OWED


def _with_payments(now: Standing, run: Sequence[Entry], interest: Interest) -> Standing:
    """How a claim stands with these payments, which can be made."""
    then = _paid_too(now, run)
    in_part = S.ENFORCEMENT if now.status is S.ENFORCEMENT else S.PARTLY_PAID
    status = in_part if owed_minor(then, interest, then.payments[-1].on) else S.PAID
    return Standing(status, now.awarded_minor, now.awarded_on, then.payments)


def _paid_too(now: Standing, run: Iterable[Entry]) -> Standing:
    """The same with these payments, all by their day; of one day, in the order of their entry."""
    payments = tuple(sorted((*now.payments, *run), key=lambda each: each.on))
    return Standing(now.status, now.awarded_minor, now.awarded_on, payments)


@dataclass(frozen=True)
class _Day:
    """A day of payments: what is left after it, below zero if too much was paid, and how many there were."""

    on: date
    left: int
    count: int


def _by_days(now: Standing, interest: Interest) -> Iterator[_Day]:
    """Each day of payments, in one pass."""
    account, received, count = Account(now.awarded_minor, interest), 0, 0
    for day, paid in groupby(now.payments, key=lambda each: each.on):
        ceiling = now.awarded_minor + account.until(day)
        for payment in paid:
            account.pay(payment.amount_minor)
            received, count = received + payment.amount_minor, count + 1
        yield _Day(day, ceiling - received, count)
