"""Hearings that are postponed, against a model that keeps one list of dates (CRT-8)."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

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

from trafficking_api.features.court.rules.chain import (
    BrokenChain,
    Fault,
    Fixed,
    Hearing,
    HearingStatus,
    NotOpen,
    fixed,
    in_order,
    open_hearing,
    postponed,
)
from trafficking_api.features.court.states import CENTRE, HEARING
from trafficking_api.kit.errors import WrongState

NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
S = HearingStatus


def hearing(name: str, status: HearingStatus, predecessor: str | None = None) -> Hearing:
    return Hearing(name, NOW + HOUR, status, predecessor)


@dataclass
class Line:
    """One hearing of the model, by its place."""

    hours: int | None
    state: str = "scheduled"
    told: bool = False


class Postponing(RuleBasedStateMachine):
    """A chain, what is done with it while time passes, and what should have come of it."""

    def __init__(self) -> None:
        super().__init__()
        self.chain: tuple[Hearing, ...] = (Hearing("0", NOW + HOUR),)
        self.model = [Line(1)]
        self.hour = 0

    @rule(hours=st.integers(1, 30))
    def time_passes(self, hours: int) -> None:
        self.hour += hours

    @rule(place=st.integers(0, 5), hours=st.one_of(st.none(), st.integers(-20, 90)))
    def postpone(self, place: int, hours: int | None) -> None:
        place %= len(self.model)
        at = None if hours is None else NOW + hours * HOUR
        if self.model[place].state != "scheduled":
            with pytest.raises(NotOpen):
                postponed(self.chain, str(place), "new", at)
            return
        self.chain = postponed(self.chain, str(place), str(len(self.model)), at)
        self.model[place].state = "postponed"
        self.model.append(Line(hours))

    @rule(place=st.integers(0, 5), command=st.sampled_from(["hold", "cancel", "miss", "void"]))
    def command(self, place: int, command: str) -> None:
        place %= len(self.model)
        leads_to = {"hold": "held", "cancel": "cancelled", "miss": "no_show", "void": "entered_in_error"}
        state = self.model[place].state
        if state != "scheduled" and (state, command) != ("no_show", "void"):
            with pytest.raises(WrongState):
                HEARING.step(state, command, [CENTRE])
            return
        self._replaced(place, status=S(HEARING.step(state, command, [CENTRE]).target))
        self.model[place].state = leads_to[command]

    @rule(place=st.integers(0, 5))
    def notify(self, place: int) -> None:
        place %= len(self.model)
        self._replaced(place, is_notified=True)
        self.model[place].told = True

    @rule(place=st.integers(0, 5), hours=st.integers(-20, 90))
    def edit_the_date(self, place: int, hours: int) -> None:
        line = self.model[place % len(self.model)]
        is_new = line.hours is None
        free = line.state == "scheduled" and (is_new or ((line.hours or 0) > self.hour and not line.told))
        now = NOW + self.hour * HOUR
        assert (fixed(self.chain[place % len(self.model)], now) is None) == free
        if free:
            self._replaced(place % len(self.model), at=NOW + hours * HOUR)
            line.hours = hours

    @precondition(lambda self: all(line.state != "scheduled" for line in self.model))
    @rule()
    def begin_anew(self) -> None:
        self.chain, self.model = (Hearing("0", None),), [Line(None)]

    @invariant()
    def is_one_line_with_one_open_hearing_until_it_is_over(self) -> None:
        found = in_order(reversed(self.chain))
        assert [h.id for h in found] == [str(n) for n in range(len(self.model))]
        assert [h.status.value for h in found] == [line.state for line in self.model]
        dates = [None if line.hours is None else NOW + line.hours * HOUR for line in self.model]
        assert [h.at for h in found] == dates
        open_ones = [h for h in found if h.is_open]
        last = self.model[-1].state == "scheduled"
        assert open_ones == ([found[-1]] if last else [])
        assert open_hearing(self.chain) == (open_ones[0] if last else None)
        assert all(line.state == "postponed" for line in self.model[:-1])

    def _replaced(self, place: int, **changes: object) -> None:
        row = replace(self.chain[place], **changes)  # type: ignore[arg-type] # of mixed types
        self.chain = (*self.chain[:place], row, *self.chain[place + 1 :])


def test_crt_8_after_random_commands_a_chain_is_linear_with_one_open_hearing() -> None:
    effort = settings(max_examples=60, stateful_step_count=25, deadline=None, database=None)
    run_state_machine_as_test(Postponing, settings=effort)


@pytest.mark.parametrize(
    ("found", "why"),
    [
        (Hearing("a", NOW + HOUR), None),
        (Hearing("a", NOW + timedelta(microseconds=1)), None),
        (Hearing("a", NOW), Fixed.PAST),
        (Hearing("a", NOW - HOUR, is_notified=True), Fixed.PAST),
        (Hearing("a", NOW + HOUR, is_notified=True), Fixed.NOTIFIED),
        (Hearing("a", None), None),
        (Hearing("a", None, is_notified=True), None),
        (hearing("a", S.HELD), Fixed.NOT_OPEN),
        (hearing("a", S.CANCELLED), Fixed.NOT_OPEN),
        (Hearing("a", None, S.POSTPONED), Fixed.NOT_OPEN),
    ],
)
def test_crt_8_a_date_is_never_edited_on_a_past_or_notified_hearing(
    found: Hearing, why: Fixed | None
) -> None:
    assert fixed(found, NOW) is why


def test_crt_8_past_is_past_by_the_instant_when_the_clock_goes_back() -> None:
    brussels = ZoneInfo("Europe/Brussels")
    now = datetime(2026, 10, 25, 2, 10, tzinfo=brussels, fold=1)
    assert fixed(Hearing("a", datetime(2026, 10, 25, 2, 50, tzinfo=brussels)), now) is Fixed.PAST
    assert fixed(Hearing("a", datetime(2026, 10, 25, 2, 50, tzinfo=brussels, fold=1)), now) is None


@pytest.mark.parametrize(
    ("found", "fault"),
    [
        ([], Fault.NO_SINGLE_START),
        ([hearing("a", S.SCHEDULED), hearing("b", S.SCHEDULED)], Fault.NO_SINGLE_START),
        ([hearing("a", S.SCHEDULED, "elsewhere")], Fault.NO_SINGLE_START),
        ([hearing("a", S.POSTPONED), hearing("b", S.HELD, "elsewhere")], Fault.NO_SINGLE_START),
        (
            [hearing("a", S.POSTPONED), hearing("b", S.SCHEDULED, "a"), hearing("c", S.HELD, "a")],
            Fault.NOT_LINEAR,
        ),
        (
            [hearing("a", S.HELD), hearing("b", S.POSTPONED, "c"), hearing("c", S.POSTPONED, "b")],
            Fault.NOT_LINEAR,
        ),
        ([hearing("a", S.POSTPONED), hearing("a", S.HELD, "a")], Fault.NOT_LINEAR),
        ([hearing("a", S.POSTPONED)], Fault.NO_SUCCESSOR),
        ([hearing("a", S.HELD), hearing("b", S.SCHEDULED, "a")], Fault.NO_SUCCESSOR),
        ([hearing("a", S.SCHEDULED), hearing("b", S.SCHEDULED, "a")], Fault.NO_SUCCESSOR),
    ],
)
def test_crt_8_what_is_no_chain_is_told(found: list[Hearing], fault: Fault) -> None:
    with pytest.raises(BrokenChain) as broken:
        in_order(found)
    assert broken.value.fault is fault


def test_crt_8_a_hearing_is_postponed_twice() -> None:
    chain = postponed([Hearing("a", NOW - HOUR, is_notified=True)], "a", "b", None)
    chain = postponed(chain, "b", "c", NOW + HOUR)
    assert [(h.id, h.status, h.predecessor, h.is_notified) for h in in_order(chain)] == [
        ("a", S.POSTPONED, None, True),
        ("b", S.POSTPONED, "a", False),
        ("c", S.SCHEDULED, "b", False),
    ]
    with pytest.raises(NotOpen):
        postponed(chain, "b", "d", NOW)
    with pytest.raises(ValueError, match="the id of another"):
        postponed(chain, "c", "a", NOW)
