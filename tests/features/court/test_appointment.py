"""What a chain of hearings comes to, whatever happens to it: one event, and a number that only rises."""

import re
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.features.court.feeds import CHAIN, HOUR, KEYS, NOW, QUIET, START, hearing
from trafficking_api.features.court.rules.appointment import FeedHearing, Wishes, entry, shown
from trafficking_api.features.court.rules.chain import HearingStatus
from trafficking_api.features.court.rules.feed import Entry, calendar, uid

LANGUAGES = ("en", "fr", "nl")


def told(chain: list[FeedHearing], wishes: Wishes = QUIET) -> Entry:
    """The entry of a chain that has a date."""
    found = entry(chain, wishes)
    assert found is not None
    return found


minutes = st.integers(0, 10**5).map(lambda count: timedelta(minutes=count))


def test_crt_8_the_open_hearing_counts_or_else_the_last() -> None:
    first = hearing(status=HearingStatus.POSTPONED, version=2)
    second = hearing(id=uuid4(), starts_at=START + HOUR)
    assert shown([first, second]) == second
    gone = replace(second, status=HearingStatus.CANCELLED)
    assert shown([first, gone]) == gone
    assert shown([gone, second, gone]) == second


def test_crt_9_a_chain_without_a_date_is_in_no_calendar() -> None:
    assert entry([], QUIET) is None
    assert entry([hearing(starts_at=None)], QUIET) is None


@pytest.mark.parametrize("status", [HearingStatus.SCHEDULED, HearingStatus.CANCELLED])
def test_crt_9_a_date_that_gave_way_to_no_date_does_not_stand(status: HearingStatus) -> None:
    left = hearing(status=HearingStatus.POSTPONED, version=2)
    found = told([left, hearing(id=uuid4(), status=status, starts_at=None)])
    assert (found.starts_at, found.status) == (START, HearingStatus.POSTPONED)
    assert b"STATUS:CANCELLED" in calendar([found], "en", KEYS)


def test_crt_9_an_entry_goes_by_the_first_hearing_and_adds_up_versions() -> None:
    later = NOW + HOUR
    chain = [
        hearing(status=HearingStatus.POSTPONED, version=3, modified_at=later),
        hearing(id=uuid4(), starts_at=START + HOUR, ends_at=None, version=2),
    ]
    found = told(chain, replace(QUIET, version=4))
    assert (found.chain_id, found.sequence, found.last_modified) == (CHAIN, 9, later)
    assert (found.starts_at, found.ends_at, found.status) == (START + HOUR, None, HearingStatus.SCHEDULED)


def test_crt_10_a_place_is_shown_only_to_who_asked_for_it() -> None:
    assert told([hearing()]).location is None
    assert told([hearing()], replace(QUIET, shows_location=True)).location == "Room 3"


often = settings(max_examples=30, stateful_step_count=20, deadline=None)


class Chain(RuleBasedStateMachine):
    """One chain, its hearings changed by every command there is, and a member who changes their mind."""

    def __init__(self) -> None:
        super().__init__()
        self.now = NOW
        self.chain = [hearing()]
        self.wishes = QUIET
        self.language = "en"
        self.seen: tuple[bytes, int] | None = None

    def _is_open(self) -> bool:
        return self.chain[-1].status is HearingStatus.SCHEDULED

    def _change(self, **other: object) -> None:
        self.now += HOUR
        last = self.chain[-1]
        told = {"version": last.version + 1, "modified_at": self.now, **other}
        self.chain[-1] = replace(last, **told)  # type: ignore[arg-type] # of mixed types

    def _add(self, starts_at: datetime | None) -> None:
        self.chain.append(
            hearing(id=UUID(int=len(self.chain)), starts_at=starts_at, ends_at=None, modified_at=self.now)
        )

    @precondition(_is_open)
    @rule(by=minutes | st.none())
    def postpone(self, by: timedelta | None) -> None:
        self._change(status=HearingStatus.POSTPONED)
        self._add(None if by is None else START + by)

    @precondition(_is_open)
    @rule(
        status=st.sampled_from(
            [
                HearingStatus.HELD,
                HearingStatus.CANCELLED,
                HearingStatus.NO_SHOW,
                HearingStatus.ENTERED_IN_ERROR,
                HearingStatus.POSTPONED,
            ]
        )
    )
    def end(self, status: HearingStatus) -> None:
        self._change(status=status)

    @precondition(lambda self: not self._is_open())
    @rule(by=minutes)
    def schedule_again(self, by: timedelta) -> None:
        self._add(START + by)

    @precondition(_is_open)
    @rule(by=minutes, length=minutes)
    def reschedule(self, by: timedelta, length: timedelta) -> None:
        self._change(starts_at=START + by, ends_at=START + by + length)

    @rule(location=st.sampled_from([None, "Room 3", "Room 4"]))
    def move(self, location: str | None) -> None:
        self._change(location=location)

    @rule(shows_location=st.booleans(), language=st.sampled_from(LANGUAGES))
    def wish(self, shows_location: bool, language: str) -> None:  # noqa: FBT001 - as it is drawn
        self.now += HOUR
        self.language = language
        self.wishes = replace(
            self.wishes, shows_location=shows_location, version=self.wishes.version + 1, changed_at=self.now
        )

    @invariant()
    def the_sequence_rises_with_each_change_that_can_be_seen(self) -> None:
        found = told(self.chain, self.wishes)
        written = calendar([found], self.language, KEYS)
        assert written.count(b"BEGIN:VEVENT") == 1
        assert uid(CHAIN, KEYS).encode() in written
        visible = re.sub(rb"\r\n(SEQUENCE|DTSTAMP):[^\r]*", b"", written)
        if self.seen and visible != self.seen[0]:
            assert found.sequence > self.seen[1]
        self.seen = visible, found.sequence

    @invariant()
    def what_stands_is_the_last_date_unless_it_gave_way(self) -> None:
        last, found = self.chain[-1], told(self.chain, self.wishes)
        if last.starts_at:
            assert (found.starts_at, found.status) == (last.starts_at, last.status)
        else:
            assert b"STATUS:CONFIRMED" not in calendar([found], self.language, KEYS)


def test_crt_9_the_sequence_rises_with_each_change_that_can_be_seen() -> None:
    run_state_machine_as_test(Chain, settings=often)
