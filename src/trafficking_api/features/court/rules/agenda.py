"""Where a worker would have to be in two places at once, or could not get from one to the other in time."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from heapq import heappop, heappush
from typing import NamedTuple

_NO_TIME = timedelta()


class Appointment(NamedTuple):
    """From its start until before its end; both aware of their zone."""

    id: str
    starts_at: datetime
    ends_at: datetime


class Conflict(NamedTuple):
    """Two appointments of one worker that do not both fit; `first` is the one that starts first."""

    first: str
    second: str


def conflicts(appointments: Iterable[Appointment], margin: timedelta = _NO_TIME) -> tuple[Conflict, ...]:
    """All pairs that do not fit, in the order of the later one's start.

    Two fit when one ends, and `margin` has passed to get to the other, no later than that one starts. Takes
    n log n steps for n appointments, and one for each conflict. Raises `ValueError` for an appointment that
    does not end after it starts, and for a margin below zero.
    """
    rows = _sorted(appointments, margin)
    #: Those that are not over, with the way from them, when the next one starts: the first to end is on top.
    running: list[tuple[datetime, int, str]] = []
    found = []
    for place, (starts_at, ends_at, id_) in enumerate(rows):
        while running and running[0][0] <= starts_at:
            heappop(running)
        found += [Conflict(rows[earlier][2], id_) for earlier in sorted(n for _, n, _ in running)]
        heappush(running, (ends_at + margin, place, id_))
    return tuple(found)


def clashes(
    wanted: Appointment, appointments: Iterable[Appointment], margin: timedelta = _NO_TIME
) -> tuple[str, ...]:
    """The ids of those that a wanted appointment does not fit with, by their start; itself is left out.

    Raises `ValueError` as `conflicts` does.
    """
    ((starts_at, ends_at, _),) = _sorted([wanted], margin)
    return tuple(
        id_
        for begins, ends, id_ in _sorted((a for a in appointments if a.id != wanted.id), margin)
        if begins < ends_at + margin and starts_at < ends + margin
    )


def _sorted(appointments: Iterable[Appointment], margin: timedelta) -> list[tuple[datetime, datetime, str]]:
    """Start, end and id, in UTC, since a day on which the clock changes is not as long as its clock says."""
    rows = sorted((a.starts_at.astimezone(UTC), a.ends_at.astimezone(UTC), a.id) for a in appointments)
    if margin < _NO_TIME or any(ends_at <= starts_at for starts_at, ends_at, _ in rows):
        raise ValueError("an appointment ends after it starts, and no way takes less than no time")
    return rows
