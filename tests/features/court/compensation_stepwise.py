"""Compensation as it was worked out at first: anew from the first payment for each of them (CRT-18).

It takes far too long for many payments, and is easy to see through: an oracle for what is faster.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from typing import Final

from trafficking_api.features.court.rules.compensation import (
    UNPAID,
    Act,
    Breach,
    ClaimStatus,
    Entry,
    Standing,
)
from trafficking_api.features.court.rules.interest import Interest, Rate

_BASIS_POINTS: Final = 10_000
S = ClaimStatus

#: From which status each is possible, and what it leads to where that does not depend on the sums.
_POSSIBLE: Final[dict[Act, tuple[tuple[ClaimStatus, ...], ClaimStatus]]] = {
    Act.AWARD: ((S.CLAIMED,), S.AWARDED),
    Act.REFUSE: ((S.CLAIMED,), S.REFUSED),
    Act.PAY: (UNPAID, S.PARTLY_PAID),
    Act.ENFORCE: ((S.AWARDED, S.PARTLY_PAID), S.ENFORCEMENT),
    Act.GIVE_UP: ((S.ENFORCEMENT,), S.UNCOLLECTABLE),
    Act.RENOUNCE: (UNPAID, S.RENOUNCED),
}


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
