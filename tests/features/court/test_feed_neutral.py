"""The calendar feed, read for what it must not say."""

import dataclasses
from collections.abc import Iterable
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from tests.features.court.feeds import KEYS, TENANT_ZONES, entry, event, events, feed
from trafficking_api.features.court.rules.chain import HearingStatus
from trafficking_api.features.court.rules.feed import Entry, Kind, calendar

#: All that a feed may hold, component by component.
ALLOWED = {
    "VCALENDAR": {"VERSION", "PRODID", "METHOD", "REFRESH-INTERVAL"},
    "VTIMEZONE": {"TZID"},
    "STANDARD": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME"},
    "DAYLIGHT": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME"},
    "VEVENT": {
        *("UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"),
        *("STATUS", "CLASS", "TRANSP", "LOCATION"),
    },
}
TITLES = {
    "en": ("Appointment", "Deadline"),
    "fr": ("Rendez-vous", "Échéance"),
    "nl": ("Afspraak", "Deadline"),
}
often = settings(max_examples=150, deadline=None)


def properties(read: Calendar) -> Iterable[tuple[str, str]]:
    """Each property of a feed, with the component it stands in."""
    return ((part.name or "", name) for part in read.walk() for name in part)


@pytest.mark.parametrize("language", TITLES)
def test_crt_10_the_title_is_a_neutral_word(language: str) -> None:
    titles = tuple(str(event(entry(kind=kind), language=language)["SUMMARY"]) for kind in Kind)
    assert titles == TITLES[language]


def test_crt_10_a_language_without_titles_gets_the_english_ones() -> None:
    assert calendar([entry()], "sw", KEYS) == calendar([entry()], "en", KEYS)


def test_crt_10_an_entry_has_room_for_nothing_that_tells() -> None:
    assert {field.name for field in dataclasses.fields(Entry)} == {
        *(
            "chain_id",
            "sequence",
            "status",
            "starts_at",
            "ends_at",
            "zone",
            "last_modified",
            "kind",
            "location",
        )
    }


@pytest.mark.parametrize("language", TITLES)
def test_crt_10_a_feed_holds_only_what_is_allowed_and_only_neutral_words(language: str) -> None:
    entries = [
        entry(chain_id=uuid4(), status=status, kind=kind, zone=zone)
        for status in HearingStatus
        for kind in Kind
        for zone in TENANT_ZONES
    ]
    read = feed(*entries, language=language)
    found = set(properties(read))
    assert found == {(part, name) for part in ALLOWED for name in ALLOWED[part]} - {("VEVENT", "LOCATION")}
    assert {str(part["SUMMARY"]) for part in events(read)} == set(TITLES[language])
    written = calendar(entries, language, KEYS).lower()
    canaries = (b"traffick", b"traite", b"court", b"tribunal", b"hearing", b"audience", b"lawyer", b"http")
    assert [canary for canary in canaries if canary in written] == []
    assert not any(each.chain_id.hex.encode() in written.replace(b"-", b"") for each in entries)


def test_crt_10_a_place_stands_in_the_feed_only_when_it_was_given() -> None:
    assert "LOCATION" not in event(entry())
    assert "LOCATION" not in event(entry(location=" \t\r\n"))
    assert event(entry(location="ວຽງຈັນ, Échevinage; \\5"))["LOCATION"] == "ວຽງຈັນ, Échevinage; \\5"


def test_crt_10_no_place_can_smuggle_a_property_in() -> None:
    @often
    @given(st.text(max_size=300) | st.just("x\r\nATTENDEE:mailto:a@b.invalid\r\nEND:VEVENT\nX-A:b"))
    def holds(location: str) -> None:
        read = feed(entry(location=location))
        assert {(part, name) for part, name in properties(read) if name not in ALLOWED[part]} == set()
        (found,) = events(read)
        seen = [letter for letter in location if letter.isprintable() and letter != " "]
        assert [letter for letter in str(found.get("LOCATION", "")) if letter != " "] == seen

    holds()
