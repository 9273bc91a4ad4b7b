"""The interest on what of an award is not paid (CRT-18).

It is simple, for each day from the first day of a rate until the day before the payment; a payment counts
for the interest that has run up, then for the award. It is worked out without rounding, and rounded down only
where it is asked for.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Final

_BASIS_POINTS: Final = 10_000


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


class Account:
    """What is unpaid of an award and of its interest, as the days go by.

    All sums are whole numbers of one part of a minor unit, which gets smaller with each day of payment: so
    nothing is rounded. A fraction would be reduced each time, which takes longer with each payment.
    """

    def __init__(self, awarded_minor: int, interest: Interest) -> None:
        self._rates, self._day, self._parts = interest.rates, date.min, 1
        self._unpaid, self._due, self._interest = awarded_minor, interest.amount_minor, interest.amount_minor

    def until(self, day: date) -> int:
        """Go on until a day; returns the interest in all, paid or not, rounded down to a minor unit."""
        share = _share(self._rates, self._day, day)
        more = self._unpaid * share.numerator
        self._unpaid *= share.denominator
        self._due = self._due * share.denominator + more
        self._interest = self._interest * share.denominator + more
        self._parts *= share.denominator
        self._day = max(self._day, day)
        return self._interest // self._parts

    def pay(self, amount_minor: int) -> None:
        """It counts for the interest that has run up, then for the award."""
        paid = amount_minor * self._parts
        for_interest = min(self._due, paid)
        self._due -= for_interest
        self._unpaid = max(0, self._unpaid - paid + for_interest)


def _share(rates: Sequence[Rate], begin: date, end: date) -> Fraction:
    """What part of a sum its interest is, from one day until before another."""
    near = (rate for rate in rates if rate.from_on < end and (rate.to_on is None or begin <= rate.to_on))
    shares = (Fraction(r.basis_points * r.days(begin, end), _BASIS_POINTS * r.year_days) for r in near)
    return sum(shares, Fraction(0))
