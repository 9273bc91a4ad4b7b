"""What was claimed, awarded and received for the harm done to her: worked out from what was entered (CRT-18).

Amounts are whole minor units of one currency. Interest is simple, on what of the award is not paid yet, for
each day from the first day of a rate until the day before the payment; a payment counts for the interest
that has run up, then for the award. It is worked out without rounding, and rounded down only where it is
asked for.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from typing import Final

_BASIS_POINTS: Final = 10_000


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
class Rate:
    """A yearly rate in basis points, from a day until a day, both counted; without a last day it goes on.

    Every day counts as one part of `year_days`: 365 is "actual/365", 360 is "actual/360".
    """

    basis_points: int
    from_on: date
    to_on: date | None
    year_days: int

    def days(self, begin: date, end: date) -> int:
        """How many days of this rate lie from one day until before another."""
        first = max(begin, self.from_on)
        last = end if self.to_on is None else min(end, self.to_on + timedelta(days=1))
        return max(0, (last - first).days)


@dataclass(frozen=True)
class Interest:
    """The interest that the law or the judgment adds: an amount that was worked out elsewhere, and rates.

    Raises `ValueError` where two rates would count the same day, and for what is below zero.
    """

    amount_minor: int = 0
    rates: tuple[Rate, ...] = ()

    def __post_init__(self) -> None:
        if self.amount_minor < 0 or any(r.basis_points < 0 or r.year_days < 1 for r in self.rates):
            raise ValueError("interest and its rates are not below zero, and a year has days")
        rows = sorted(self.rates, key=lambda rate: rate.from_on)
        if any(a.to_on is None or a.to_on >= b.from_on for a, b in pairwise(rows)):
            raise ValueError("two rates count the same day")


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
    return interest.amount_minor + int(_accrued(now, interest, on))


def owed_minor(now: Standing, interest: Interest, on: date) -> int:
    """What of the award and its interest is not paid on a day, never below zero."""
    return max(0, now.awarded_minor + interest_minor(now, interest, on) - _received(now, on))


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
    payments = _by_day((*now.payments, entry))
    then = Standing(now.status, now.awarded_minor, now.awarded_on, payments)
    in_part = S.ENFORCEMENT if now.status is S.ENFORCEMENT else leads_to
    status = in_part if owed_minor(then, interest, payments[-1].on) else S.PAID
    return Standing(status, now.awarded_minor, now.awarded_on, payments)


def fold(entries: Iterable[Entry], interest: Interest) -> Standing:
    """How a claim stands after these entries, in the order in which they were made."""
    now = Standing()
    for entry in entries:
        now = after(now, entry, interest)
    return now


def rest_on(entries: Sequence[Entry], gone: int, interest: Interest) -> list[int]:
    """The places of those entries that could not have been made without the one at a place.

    None of them: then it can be taken back, and how the claim stands without it is the fold of the others.
    """
    now = Standing()
    resting: list[int] = []
    for place, entry in enumerate(entries):
        if place == gone:
            continue
        if breach(now, entry, interest) is None:
            now = after(now, entry, interest)
        else:
            resting.append(place)
    return resting


def _breach_of_payment(now: Standing, entry: Entry, interest: Interest) -> Breach | None:
    if now.awarded_on is None or entry.on < now.awarded_on:
        return Breach.BEFORE_AWARD
    payments = _by_day((*now.payments, entry))
    then = Standing(now.status, now.awarded_minor, now.awarded_on, payments)
    for payment in payments:
        ceiling = then.awarded_minor + interest_minor(then, interest, payment.on)
        if _received(then, payment.on) > ceiling:
            return Breach.EXCEEDS_OWED
    return None


def _accrued(now: Standing, interest: Interest, on: date) -> Fraction:
    """The interest of the rates until a day, paid or not, without rounding."""
    unpaid, accrued, due = Fraction(now.awarded_minor), Fraction(0), Fraction(interest.amount_minor)
    begin = min((rate.from_on for rate in interest.rates), default=on)
    for payment in (each for each in now.payments if each.on <= on):
        more = unpaid * _share(interest.rates, begin, payment.on)
        accrued, due, begin = accrued + more, due + more, max(begin, payment.on)
        for_interest = min(due, Fraction(payment.amount_minor))
        due -= for_interest
        unpaid = max(Fraction(0), unpaid - payment.amount_minor + for_interest)
    return accrued + unpaid * _share(interest.rates, begin, on)


def _share(rates: Sequence[Rate], begin: date, end: date) -> Fraction:
    """What part of a sum its interest is, from one day until before another."""
    return sum(
        (Fraction(r.basis_points * r.days(begin, end), _BASIS_POINTS * r.year_days) for r in rates),
        Fraction(0),
    )


def _received(now: Standing, on: date) -> int:
    return sum(each.amount_minor for each in now.payments if each.on <= on)


def _by_day(payments: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(payments, key=lambda each: each.on))
