"""The calendar that a member subscribes to: when to be somewhere, and nothing that says for whom or why.

A phone shows a calendar to whoever holds it, and its maker keeps a copy. So an entry has no room for a
person, a court, a purpose or a centre, and the words are the same for everybody (CRT-10).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from trafficking_api.features.court.rules.chain import HearingStatus
from trafficking_api.features.court.rules.vtimezone import vtimezone
from trafficking_api.kit.crypto import OrganisationKeys

#: What the file is called, and what kind of file it is.
FILE_NAME: Final = "calendar.ics"
MEDIA_TYPE: Final = "text/calendar; charset=utf-8"

_PRODUCT: Final = "-//Calendar//Calendar//EN"
#: A domain that nobody owns and that says nothing (RFC 2606).
_DOMAIN: Final = "calendar.invalid"
_REFRESH: Final = timedelta(hours=1)
_UID_BYTES: Final = 16


class Kind(StrEnum):
    """What an entry is; the only thing that its title tells."""

    APPOINTMENT = "Appointment"
    DEADLINE = "Deadline"


_TITLES: Final = MappingProxyType(
    {
        "en": {Kind.APPOINTMENT: "Appointment", Kind.DEADLINE: "Deadline"},
        "fr": {Kind.APPOINTMENT: "Rendez-vous", Kind.DEADLINE: "Échéance"},
        "nl": {Kind.APPOINTMENT: "Afspraak", Kind.DEADLINE: "Deadline"},
    }
)

#: The date does not stand. One that was postponed and has no successor yet is no date either. What was held
#: and what she did not come to look alike: a calendar does not tell.
_GONE: Final = frozenset({HearingStatus.POSTPONED, HearingStatus.CANCELLED, HearingStatus.ENTERED_IN_ERROR})


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One event of a feed, with its times to the second, which is the finest that a calendar has.

    Raises ValueError for a time without offset, an end before the start, or a sequence below zero.
    """

    chain_id: UUID
    #: Never falls, and rises with each change that somebody can see.
    sequence: int
    status: HearingStatus
    starts_at: datetime
    #: None is a moment without length.
    ends_at: datetime | None = None
    #: The IANA name of the zone whose clock is written.
    zone: str
    last_modified: datetime
    kind: Kind = Kind.APPOINTMENT
    #: Only what the member asked to see; None unless they did.
    location: str | None = None

    def __post_init__(self) -> None:
        times = [self.starts_at, self.ends_at or self.starts_at, self.last_modified]
        if any(time.utcoffset() is None for time in times):
            raise ValueError("a time without offset")
        if times[1] < times[0]:
            raise ValueError("an end before the start")
        if self.sequence < 0:
            raise ValueError("a sequence below zero")


def last_day(expires_at: datetime, zone: str) -> tuple[datetime, datetime]:
    """When the entry of a deadline starts and ends: its last day in the zone, up to that instant (CRT-1).

    A deadline at 24:00 that stood as a moment would stand on the next day, when it is too late.
    """
    place = ZoneInfo(zone)
    last = (expires_at.astimezone(UTC) - timedelta(microseconds=1)).astimezone(place)
    midnight = last.replace(hour=0, minute=0, second=0, microsecond=0, fold=0)
    return midnight.astimezone(UTC), expires_at


def uid(chain_id: UUID, keys: OrganisationKeys) -> str:
    """What a calendar knows a chain by: the same for ever, and telling nothing to who lacks the key."""
    return f"{keys.mac('calendar-uid', str(chain_id))[:_UID_BYTES].hex()}@{_DOMAIN}"


def calendar(entries: Iterable[Entry], language: str, keys: OrganisationKeys) -> bytes:
    """The feed as an iCalendar stream (RFC 5545, RFC 7986); the order of the entries does not matter.

    A chain is one event: of two entries of a chain the one with the higher sequence stands. A language
    without titles gets the English ones. The same entries give the same bytes, whenever they are asked for.
    Raises ZoneInfoNotFoundError, a KeyError, for a zone that does not exist.
    """
    latest = {entry.chain_id: entry for entry in sorted(entries, key=lambda entry: entry.sequence)}
    shown = sorted(latest.values(), key=lambda entry: (entry.starts_at, uid(entry.chain_id, keys)))
    feed = Calendar()
    feed.add("VERSION", "2.0")
    feed.add("PRODID", _PRODUCT)
    feed.add("METHOD", "PUBLISH")
    feed.add("REFRESH-INTERVAL", _REFRESH, parameters={"VALUE": "DURATION"})
    # A calendar must have something in it (RFC 5545, 3.6), and an empty one has at least a clock.
    for zone in sorted({entry.zone for entry in shown}) or ["UTC"]:
        feed.add_component(vtimezone(zone, *_years([entry for entry in shown if entry.zone == zone])))
    for entry in shown:
        feed.add_component(_event(entry, language, keys))
    stream: bytes = feed.to_ical()
    return stream


def _years(entries: Sequence[Entry]) -> tuple[int, int]:
    """The first and the last year in which a clock has to be right, with one more on either side."""
    years = [time.year for entry in entries for time in (entry.starts_at, entry.ends_at) if time] or [2000]
    return min(years) - 1, max(years) + 1


def _event(entry: Entry, language: str, keys: OrganisationKeys) -> Event:
    is_gone = entry.status in _GONE
    blocks = entry.kind is Kind.APPOINTMENT and not is_gone
    event = Event()
    event.add("UID", uid(entry.chain_id, keys))
    event.add("SEQUENCE", entry.sequence)
    event.add("DTSTAMP", _to_the_second(entry.last_modified))
    for name, time in _times(entry).items():
        event.add(name, time)
    event.add("SUMMARY", _TITLES.get(language, _TITLES["en"])[entry.kind])
    event.add("STATUS", "CANCELLED" if is_gone else "CONFIRMED")
    event.add("CLASS", "PRIVATE")
    event.add("TRANSP", "OPAQUE" if blocks else "TRANSPARENT")
    if place := _plain(entry.location or ""):
        event.add("LOCATION", place)
    return event


def _times(entry: Entry) -> dict[str, datetime]:
    """DTSTART, and DTEND unless it is a moment, on the clock of the zone.

    When clocks go back, an hour comes twice. A local time in it means its first coming (RFC 5545, 3.3.5), but
    some programs take the second. So such a time is written in universal time, and the other one with it.
    """
    place = ZoneInfo(entry.zone)
    start, end = _to_the_second(entry.starts_at), _to_the_second(entry.ends_at or entry.starts_at)
    local = {"DTSTART": start.astimezone(place)}
    if end > start:
        local["DTEND"] = end.astimezone(place)
    if any(_comes_twice(time) for time in local.values()):
        return {name: time.astimezone(UTC) for name, time in local.items()}
    return local


def _comes_twice(time: datetime) -> bool:
    return time.replace(fold=0).utcoffset() != time.replace(fold=1).utcoffset()


def _to_the_second(time: datetime) -> datetime:
    return time.astimezone(UTC).replace(microsecond=0)


def _plain(text: str) -> str:
    """One line, without what cannot be seen: a calendar has no place for control characters."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
