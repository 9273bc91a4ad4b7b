"""On which days visits are due: so many months after a first day, which is counted from each time."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

_MONTHS = 12


class Link(NamedTuple):
    """A visit that a plan asked for, or what one was put off to."""

    id: UUID
    previous_id: UUID | None
    due_on: date
    status: str


def first_days(links: Sequence[Link]) -> dict[UUID, date]:
    """For each visit, the day for which a plan asked, before it was put off."""
    there = {link.id: link for link in links}

    def first(link: Link) -> date:
        while link.previous_id is not None:
            link = there[link.previous_id]
        return link.due_on

    return {link.id: first(link) for link in links}


def settled(links: Sequence[Link], today: date) -> set[date]:
    """The days for which no visit is asked again: it was made, or was that of today and is missed."""
    first = first_days(links)
    made = {first[link.id] for link in links if link.status == "done"}
    missed = {first[link.id] for link in links if link.status == "missed"}
    return made | (missed & {today})


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
