"""On which days visits are due: so many months after a first day, which is counted from each time."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date

_MONTHS = 12


def add_months(day: date, months: int) -> date:
    """The same day so many months later; the last of that month where it is shorter."""
    years, month = divmod(day.month - 1 + months, _MONTHS)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def due_days(starts_on: date, phases: Sequence[tuple[int, int]]) -> list[date]:
    """The days of visits: in each phase every so many months until a month, from the end of the one before.

    `[(1, 12), (3, 36)]` is each month of a first year, and then each quarter until the end of the third.
    """
    return [add_months(starts_on, month) for month in _months(phases)]


def _months(phases: Sequence[tuple[int, int]]) -> Iterator[int]:
    begin = 0
    for every, until in phases:
        yield from range(begin + every, until + 1, every)
        begin = until
