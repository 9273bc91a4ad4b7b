"""The calendar feed, read back by the library and by the letter of RFC 5545."""

import re
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import pairwise, permutations
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.features.court.feeds import (
    CHAIN,
    HOUR,
    KEYS,
    NOW,
    START,
    TENANT_ZONES,
    entry,
    event,
    events,
    feed,
    literally,
)
from trafficking_api.features.court.rules.chain import HearingStatus
from trafficking_api.features.court.rules.feed import (
    FILE_NAME,
    MEDIA_TYPE,
    Kind,
    calendar,
    last_day,
    uid,
)
from trafficking_api.kit.crypto import OrganisationKeys

#: Both clock changes, changes at midnight, half hours, a negative summer and a change at Ramadan.
ODD_ZONES = (
    *(
        "Africa/Casablanca",
        "America/Havana",
        "America/St_Johns",
        "Australia/Lord_Howe",
        "Pacific/Apia",
        "UTC",
    ),
    *("Asia/Beirut", "Asia/Kathmandu", "Europe/Dublin", "Pacific/Chatham", "America/Asuncion", "Etc/GMT+5"),
)
often = settings(max_examples=150, deadline=None)


@cache
def turns(zone: str, year: int) -> list[datetime]:
    """The hours in which the clocks of a zone change in a year."""
    first, place = datetime(year, 1, 1, tzinfo=UTC), ZoneInfo(zone)
    hours = ((first + count * HOUR).astimezone(place) for count in range(366 * 24))
    return [
        hour.astimezone(UTC)
        for hour, next_hour in pairwise(hours)
        if hour.utcoffset() != next_hour.utcoffset()
    ]


@st.composite
def near_a_turn(draw: st.DrawFn) -> tuple[str, datetime]:
    """A zone that changes its clocks, and a second close to the change."""
    zone = draw(st.sampled_from(["Europe/Brussels", *ODD_ZONES]))
    found = turns(zone, draw(st.sampled_from([2019, 2026, 2027, 2028, 2036]))) or [START]
    return zone, draw(st.sampled_from(found)) + timedelta(seconds=draw(st.integers(-3 * 3600, 5 * 3600)))


any_time = st.tuples(
    st.sampled_from(sorted(available_timezones() - {"localtime"})),
    st.datetimes(datetime(1970, 1, 2), datetime(2037, 12, 30), timezones=st.just(UTC)),  # noqa: DTZ001 - UTC
)
lengths = st.integers(0, 48 * 3600).map(lambda seconds: timedelta(seconds=seconds))


def test_crt_9_the_instant_read_back_is_the_instant_put_in() -> None:
    @often
    @given(near_a_turn() | any_time, lengths)
    def holds(place: tuple[str, datetime], length: timedelta) -> None:
        zone, starts_at = place[0], place[1].replace(microsecond=0)
        written = entry(zone=zone, starts_at=starts_at, ends_at=starts_at + length)
        read, by_the_letter = event(written), calendar([written], "fr", KEYS)
        assert read["DTSTART"].dt.astimezone(UTC) == starts_at
        assert literally(by_the_letter, "DTSTART") == starts_at
        assert ("DTEND" in read) is bool(length)
        if length:
            assert read["DTEND"].dt.astimezone(UTC) == starts_at + length
            assert literally(by_the_letter, "DTEND") == starts_at + length

    holds()


@pytest.mark.parametrize("zone", ["Europe/Brussels", *ODD_ZONES])
def test_crt_9_each_minute_around_a_clock_change_is_read_by_the_letter(zone: str) -> None:
    for turn in turns(zone, 2027):
        for minute in range(-70, 190, 10):
            starts_at = turn + timedelta(minutes=minute)
            written = calendar([entry(zone=zone, starts_at=starts_at, ends_at=None)], "en", KEYS)
            assert literally(written, "DTSTART") == starts_at


@pytest.mark.parametrize("zone", TENANT_ZONES)
def test_crt_9_a_time_is_on_the_clock_of_its_zone_which_the_feed_describes(zone: str) -> None:
    read = feed(entry(zone=zone))
    (found,) = events(read)
    assert found["DTSTART"].params["TZID"] == zone
    assert found["DTSTART"].dt.replace(tzinfo=None) == START.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    assert [clock["TZID"] for clock in read.walk("VTIMEZONE")] == [zone]


def test_crt_9_clocks_go_forward_when_they_do() -> None:
    written = calendar([entry()], "en", KEYS)
    assert b"BEGIN:DAYLIGHT\r\nDTSTART:20270328T020000\r\nTZNAME:CEST\r\nTZOFFSETFROM:+0100" in written
    assert b"BEGIN:STANDARD\r\nDTSTART:20271031T030000\r\nTZNAME:CET\r\nTZOFFSETFROM:+0200" in written


def test_crt_9_an_hour_that_comes_twice_is_written_in_universal_time() -> None:
    for hour in (0, 1):
        starts_at = datetime(2026, 10, 25, hour, 30, tzinfo=UTC)
        written = calendar([entry(starts_at=starts_at, ends_at=starts_at + 3 * HOUR)], "en", KEYS)
        assert f"DTSTART:20261025T0{hour}3000Z\r\nDTEND:20261025T0{hour + 3}3000Z".encode() in written
    for hour in (23, 26):
        starts_at = datetime(2026, 10, 24, tzinfo=UTC) + hour * HOUR
        assert b"DTSTART;TZID=Europe/Brussels:" in calendar([entry(starts_at=starts_at)], "en", KEYS)


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (HearingStatus.SCHEDULED, ("CONFIRMED", "OPAQUE")),
        (HearingStatus.HELD, ("CONFIRMED", "OPAQUE")),
        (HearingStatus.NO_SHOW, ("CONFIRMED", "OPAQUE")),
        (HearingStatus.POSTPONED, ("CANCELLED", "TRANSPARENT")),
        (HearingStatus.CANCELLED, ("CANCELLED", "TRANSPARENT")),
        (HearingStatus.ENTERED_IN_ERROR, ("CANCELLED", "TRANSPARENT")),
    ],
)
def test_crt_9_a_date_that_does_not_stand_is_cancelled(status: HearingStatus, told: tuple[str, str]) -> None:
    found = event(entry(status=status))
    assert (found["STATUS"], found["TRANSP"]) == told


def test_crt_9_a_chain_is_one_event_and_its_latest_state_stands() -> None:
    old, new = entry(), entry(sequence=5, starts_at=START + 24 * HOUR, ends_at=None)
    for order in permutations([old, new]):
        found = event(*order)
        assert (found["SEQUENCE"], found["DTSTART"].dt) == (5, START + 24 * HOUR)
    assert event(old)["UID"] == event(new)["UID"]


def test_crt_9_a_uid_tells_nothing_and_stays() -> None:
    known = uid(CHAIN, KEYS)
    assert re.fullmatch(r"[0-9a-f]{32}@calendar\.invalid", known)
    assert CHAIN.hex not in known
    assert uid(CHAIN, OrganisationKeys(KEYS.organisation_id, {**KEYS.versions, 2: bytes(32)})) == known
    others = [
        uid(CHAIN, OrganisationKeys(KEYS.organisation_id, {1: bytes(32)})),
        *(uid(uuid4(), KEYS) for _ in range(100)),
    ]
    assert len({known, *others}) == 102


def test_crt_9_the_same_entries_give_the_same_bytes() -> None:
    entries = [entry(chain_id=UUID(int=number), zone=zone) for number, zone in enumerate(TENANT_ZONES)]
    written = calendar(entries, "fr", KEYS)
    assert all(calendar(order, "fr", KEYS) == written for order in permutations(entries))
    assert event(entry())["DTSTAMP"].dt == NOW


def test_crt_9_a_feed_says_what_it_is() -> None:
    written = calendar([entry()], "fr", KEYS)
    for line in ("VERSION:2.0", "METHOD:PUBLISH", "CLASS:PRIVATE", "REFRESH-INTERVAL;VALUE=DURATION:PT1H"):
        assert f"\r\n{line}\r\n".encode() in written
    assert (FILE_NAME, MEDIA_TYPE) == ("calendar.ics", "text/calendar; charset=utf-8")


def test_crt_9_an_empty_feed_is_a_calendar() -> None:
    assert [part.name for part in feed().subcomponents] == ["VTIMEZONE"]


@pytest.mark.parametrize("zone", [*TENANT_ZONES, *ODD_ZONES])
def test_crt_1_a_deadline_stands_on_its_last_day_and_ends_at_its_instant(zone: str) -> None:
    place = ZoneInfo(zone)
    days = [datetime(2027, 1, 1, tzinfo=place) + timedelta(days=count) for count in range(366)]
    for day, next_day in pairwise(days):
        expires_at = next_day.astimezone(UTC)
        starts_at, ends_at = last_day(expires_at, zone)
        assert ends_at == expires_at
        assert starts_at.astimezone(place).date() == day.date()
        assert starts_at == day.astimezone(UTC)


def test_crt_1_a_deadline_is_read_as_it_is_stored_and_blocks_nothing() -> None:
    expires_at = datetime(2027, 3, 28, 22, tzinfo=UTC)
    starts_at, ends_at = last_day(expires_at, "Europe/Brussels")
    found = event(entry(kind=Kind.DEADLINE, starts_at=starts_at, ends_at=ends_at))
    assert (found["DTEND"].dt, found["TRANSP"]) == (expires_at, "TRANSPARENT")


@pytest.mark.parametrize(
    "wrong",
    [
        {"starts_at": START.replace(tzinfo=None), "ends_at": None},
        {"ends_at": (START + HOUR).replace(tzinfo=None)},
        {"last_modified": NOW.replace(tzinfo=None)},
        {"ends_at": START - HOUR},
        {"sequence": -1},
    ],
)
def test_an_entry_that_cannot_be_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"^(a time without offset|an end before|a sequence below)"):
        entry(**wrong)


def test_a_zone_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ZoneInfoNotFoundError):
        calendar([entry(zone="Europe/Nowhere")], "en", KEYS)
