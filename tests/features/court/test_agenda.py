"""One worker's agenda, against every pair compared with every other (G-15)."""

from datetime import UTC, datetime, timedelta
from itertools import combinations
from time import perf_counter
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trafficking_api.features.court.rules.agenda import Appointment, Conflict, clashes, conflicts

NINE = datetime(2026, 12, 1, 9, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
BRUSSELS = ZoneInfo("Europe/Brussels")


def at(name: str, begins: int, ends: int) -> Appointment:
    return Appointment(name, NINE + begins * MINUTE, NINE + ends * MINUTE)


AGENDAS = st.lists(st.tuples(st.integers(0, 300), st.integers(1, 90)), max_size=25).map(
    lambda rows: [at(str(n), begins, begins + lasts) for n, (begins, lasts) in enumerate(rows)]
)


def fit(one: Appointment, other: Appointment, margin: timedelta) -> bool:
    return one.ends_at + margin <= other.starts_at or other.ends_at + margin <= one.starts_at


@given(AGENDAS, st.integers(0, 60))
def test_conflicts_are_all_pairs_that_do_not_fit(agenda: list[Appointment], minutes: int) -> None:
    margin = minutes * MINUTE
    wanted = {frozenset({a.id, b.id}) for a, b in combinations(agenda, 2) if not fit(a, b, margin)}
    found = conflicts(agenda, margin)
    assert {frozenset(pair) for pair in found} == wanted
    assert len(found) == len(wanted)
    starts = {each.id: each.starts_at for each in agenda}
    assert all(starts[pair.first] <= starts[pair.second] for pair in found)
    for each in agenda:
        clashing = clashes(each, agenda, margin)
        assert set(clashing) == {name for pair in wanted if each.id in pair for name in pair} - {each.id}


def test_one_may_begin_when_the_other_ends_and_the_way_takes_its_time() -> None:
    agenda = [at("hearing", 0, 60), at("interview", 60, 90)]
    assert conflicts(agenda) == ()
    assert conflicts(agenda, MINUTE) == (Conflict("hearing", "interview"),)
    assert clashes(at("interview", 61, 90), agenda, MINUTE) == ()
    assert clashes(at("new", 30, 61), agenda) == ("hearing", "interview")


def test_g_15_the_hour_that_comes_twice_is_two_hours() -> None:
    first = datetime(2026, 10, 25, 2, 0, tzinfo=BRUSSELS)
    again = datetime(2026, 10, 25, 2, 0, tzinfo=BRUSSELS, fold=1)
    three = datetime(2026, 10, 25, 3, 0, tzinfo=BRUSSELS)
    agenda = [Appointment("before", first, again), Appointment("after", again, three)]
    assert conflicts(agenda) == ()
    assert conflicts(agenda, MINUTE) == (Conflict("before", "after"),)
    whole = Appointment("whole", first, three)
    assert clashes(whole, agenda) == ("before", "after")


def test_g_15_on_the_short_day_the_way_is_as_long_as_on_another() -> None:
    before = datetime(2026, 3, 29, 1, 50, tzinfo=BRUSSELS)
    after = datetime(2026, 3, 29, 3, 10, tzinfo=BRUSSELS)
    agenda = [Appointment("a", before - 10 * MINUTE, before), Appointment("b", after, after + MINUTE)]
    assert conflicts(agenda, 20 * MINUTE) == ()
    assert conflicts(agenda, 21 * MINUTE) == (Conflict("a", "b"),)


@pytest.mark.parametrize("minutes", [0, -5])
def test_an_appointment_ends_after_it_starts(minutes: int) -> None:
    with pytest.raises(ValueError, match="ends after it starts"):
        conflicts([at("wrong", 0, minutes)])
    with pytest.raises(ValueError, match="no way"):
        conflicts([], -MINUTE)


def test_a_full_agenda_is_looked_through_in_one_go() -> None:
    agenda = [at(str(n), n * 30, n * 30 + 29) for n in range(20_000)]
    begun = perf_counter()
    assert conflicts(agenda) == ()
    assert perf_counter() - begun < 5
