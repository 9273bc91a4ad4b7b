"""Hearings and entries for the tests of the calendar, all made up, and two ways to read a feed."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from icalendar import Calendar

from trafficking_api.features.court.rules.appointment import FeedHearing, Wishes
from trafficking_api.features.court.rules.chain import HearingStatus
from trafficking_api.features.court.rules.feed import Entry, calendar
from trafficking_api.kit.crypto import OrganisationKeys

KEYS = OrganisationKeys(UUID(int=1), {1: bytes(range(32))})
CHAIN = UUID("7f0c3a52-3f0e-4d19-9a3b-0d5f6a1c2e4b")
NOW = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
START = datetime(2027, 1, 18, 13, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
TENANT_ZONES = ("Europe/Brussels", "Asia/Vientiane", "Africa/Kinshasa", "Africa/Lubumbashi")
QUIET = Wishes(shows_location=False, version=1, changed_at=NOW)


def entry(**other: object) -> Entry:
    """An appointment of an hour in Brussels, or what else is said of it."""
    told: dict[str, object] = {
        "chain_id": CHAIN,
        "sequence": 2,
        "status": HearingStatus.SCHEDULED,
        "starts_at": START,
        "ends_at": START + HOUR,
        "zone": "Europe/Brussels",
        "last_modified": NOW,
        **other,
    }
    return Entry(**told)  # type: ignore[arg-type] # of mixed types


def hearing(**other: object) -> FeedHearing:
    """A hearing of an hour in Brussels as it was first written down, or what else is said of it."""
    told: dict[str, object] = {
        "id": CHAIN,
        "status": HearingStatus.SCHEDULED,
        "starts_at": START,
        "ends_at": START + HOUR,
        "zone": "Europe/Brussels",
        "location": "Room 3",
        "version": 1,
        "modified_at": NOW,
        **other,
    }
    return FeedHearing(**told)  # type: ignore[arg-type] # of mixed types


def feed(*entries: Entry, language: str = "fr") -> Calendar:
    """The feed as the library reads it, without any error; its bytes are lines as the standard has them."""
    written = calendar(entries, language, KEYS)
    assert written.endswith(b"\r\n")
    assert b"\n" not in written.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    read = Calendar.from_ical(written)
    assert isinstance(read, Calendar)
    assert [part.errors for part in read.walk() if part.errors] == []
    return read


def events(read: Calendar) -> list[Any]:
    """The events of a feed."""
    return read.walk("VEVENT")


def event(*entries: Entry, language: str = "fr") -> Any:
    """The one event of a feed."""
    (found,) = events(feed(*entries, language=language))
    return found


def literally(written: bytes, name: str) -> datetime:
    """A time of the only event, worked out from its VTIMEZONE as RFC 5545 says (3.6.5), by no library."""
    text = written.decode().replace("\r\n ", "")
    what = text[text.index("BEGIN:VEVENT") :]
    found = re.search(rf"^{name}(?:;TZID=([^:]+))?:(\d{{8}}T\d{{6}})(Z?)\r$", what, re.MULTILINE)
    assert found
    time = datetime.strptime(found[2], "%Y%m%dT%H%M%S")  # noqa: DTZ007 - what zone it is in is the question
    if found[3]:
        return time.replace(tzinfo=UTC)
    zone = re.search(rf"BEGIN:VTIMEZONE\r\nTZID:{re.escape(found[1])}\r\n(.*?)END:VTIMEZONE", text, re.DOTALL)
    assert zone
    onsets = re.findall(r"DTSTART:(\d{8}T\d{6}).*?TZOFFSETTO:([+-])(\d\d)(\d\d)(\d\d)?\r", zone[1], re.DOTALL)
    _, sign, *parts = max(onset for onset in onsets if onset[0] <= found[2])
    hours, minutes, seconds = (int(part or 0) for part in parts)
    offset = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return (time - offset if sign == "+" else time + offset).replace(tzinfo=UTC)
