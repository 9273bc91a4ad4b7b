"""Visits fall due month by month, on the day of the month on which they began, or the last that there is."""

from calendar import monthrange
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from trafficking_api.features.case_plans.rules.schedule import add_months, due_days

DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))
MONTHS = st.integers(0, 240)
#: Each phase as its rhythm and its length: none ends before the one before it.
LENGTHS = st.lists(st.tuples(st.integers(1, 15), st.integers(1, 40)), max_size=5)


def phases_of(lengths: list[tuple[int, int]]) -> list[tuple[int, int]]:
    ends = [sum(length for _, length in lengths[: n + 1]) for n in range(len(lengths))]
    return [(every, until) for (every, _), until in zip(lengths, ends, strict=True)]


def months_apart(one: date, other: date) -> int:
    return (other.year - one.year) * 12 + other.month - one.month


def test_a_year_of_months_and_then_quarters_until_the_third_year_are_twenty_visits() -> None:
    days = due_days(date(2026, 12, 1), [(1, 12), (3, 36)])
    assert len(days) == 20
    assert days[:2] == [date(2027, 1, 1), date(2027, 2, 1)]
    assert days[11:14] == [date(2027, 12, 1), date(2028, 3, 1), date(2028, 6, 1)]
    assert days[-1] == date(2029, 12, 1)


@pytest.mark.parametrize(
    ("begin", "days"),
    [
        (date(2027, 1, 31), [date(2027, 2, 28), date(2027, 3, 31), date(2027, 4, 30)]),
        (date(2028, 1, 31), [date(2028, 2, 29), date(2028, 3, 31), date(2028, 4, 30)]),
        (date(2027, 12, 30), [date(2028, 1, 30), date(2028, 2, 29), date(2028, 3, 30)]),
    ],
)
def test_a_short_month_moves_no_later_visit(begin: date, days: list[date]) -> None:
    assert due_days(begin, [(1, 3)]) == days


def test_from_the_leap_day_on_each_year_has_its_visit() -> None:
    begin = date(2028, 2, 29)
    years = [date(2029, 2, 28), date(2030, 2, 28), date(2031, 2, 28), date(2032, 2, 29)]
    assert due_days(begin, [(12, 48)]) == years


def test_a_phase_begins_where_the_one_before_ends_and_not_at_its_last_visit() -> None:
    days = due_days(date(2027, 1, 1), [(5, 12), (4, 16)])
    assert days == [date(2027, 6, 1), date(2027, 11, 1), date(2028, 5, 1)]


def test_a_phase_that_is_shorter_than_its_rhythm_has_no_visit() -> None:
    assert due_days(date(2027, 1, 1), []) == due_days(date(2027, 1, 1), [(6, 5)]) == []


@given(DAYS, MONTHS)
@example(date(2027, 1, 31), 1)
@example(date(2028, 2, 29), 12)
@example(date(2027, 12, 31), 2)
def test_months_later_it_is_the_same_day_or_the_last_of_the_month(day: date, months: int) -> None:
    later = add_months(day, months)
    assert months_apart(day, later) == months
    is_last = (later + timedelta(days=1)).month != later.month
    assert later.day == day.day or (is_last and later.day < day.day)


@given(DAYS, LENGTHS)
@example(date(2028, 1, 31), [(1, 12), (3, 24)])
def test_visits_rise_and_are_as_many_as_the_rhythm_fits_in(day: date, lengths: list[tuple[int, int]]) -> None:
    days = due_days(day, phases_of(lengths))
    assert len(days) == sum(length // every for every, length in lengths)
    assert all(earlier < later for earlier, later in pairwise([day, *days]))


@given(DAYS, LENGTHS)
def test_each_visit_falls_on_a_month_of_its_phase(day: date, lengths: list[tuple[int, int]]) -> None:
    phases = phases_of(lengths)
    begins = [0, *(until for _, until in phases)]
    expected = [
        month
        for begin, (every, until) in zip(begins, phases, strict=False)
        for month in range(begin + 1, until + 1)
        if (month - begin) % every == 0
    ]
    found = due_days(day, phases)
    assert [months_apart(day, visit) for visit in found] == expected
    assert all(visit.day == min(day.day, monthrange(visit.year, visit.month)[1]) for visit in found)
