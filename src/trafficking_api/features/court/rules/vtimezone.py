"""Says in a calendar when a place changes its clocks, so that any program shows the right hour (CRT-9).

`icalendar.Timezone.from_tzinfo` (7.3.2) is not used: it looks for the change of spring on the local clock
and writes it an hour late (03:00 instead of 02:00 in Brussels). A program that takes it at its word then
shows the hour after the change wrong. Here each change is looked for in universal time.
"""

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)


class _Change(NamedTuple):
    """The clocks of a place go from one offset to another."""

    #: On the clock that is left (RFC 5545, 3.6.5).
    onset: datetime
    offset_from: timedelta
    offset_to: timedelta
    name: str
    is_daylight: bool


def vtimezone(zone: str, first_year: int, last_year: int) -> Timezone:
    """The VTIMEZONE of an IANA zone, right for each local time from the first to the last of these years.

    Raises ZoneInfoNotFoundError, a KeyError, when there is no such zone.
    """
    component = Timezone()
    component.add("TZID", zone)
    for change in _changes(zone, first_year, last_year):
        part = TimezoneDaylight() if change.is_daylight else TimezoneStandard()
        part.add("DTSTART", change.onset)
        part.add("TZOFFSETFROM", change.offset_from)
        part.add("TZOFFSETTO", change.offset_to)
        part.add("TZNAME", change.name)
        component.add_component(part)
    return component


@lru_cache(maxsize=256)
def _changes(zone: str, first_year: int, last_year: int) -> tuple[_Change, ...]:
    place = ZoneInfo(zone)
    # A day on either side, because a local year begins and ends at another time than a universal one.
    first = datetime(first_year, 1, 1, tzinfo=UTC) - _DAY
    days = (datetime(last_year + 1, 1, 1, tzinfo=UTC) + _DAY - first).days
    offset = _offset(place, first)
    found = [_change(place, first, offset)]
    for day, next_day in pairwise(first + count * _DAY for count in range(days + 1)):
        before, after = _offset(place, day), _offset(place, next_day)
        if before != after:
            found.append(_change(place, _turn(place, day, next_day), before))
    return tuple(found)


def _offset(place: ZoneInfo, instant: datetime) -> timedelta:
    return instant.astimezone(place).utcoffset() or timedelta()


def _turn(place: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """The first second between two instants at which the offset is no longer that of the first."""
    left = _offset(place, before)
    while after - before > _SECOND:
        middle = (before + (after - before) / 2).replace(microsecond=0)
        if _offset(place, middle) == left:
            before = middle
        else:
            after = middle
    return after


def _change(place: ZoneInfo, instant: datetime, offset_from: timedelta) -> _Change:
    local = instant.astimezone(place)
    onset = (instant + offset_from).replace(tzinfo=None)
    return _Change(onset, offset_from, _offset(place, instant), local.tzname() or "", bool(local.dst()))
