"""When a deadline ends, against a calendar that is walked minute by minute (CRT-1, CRT-2, CRT-3)."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.features.court.periods import BELGIUM, BRUSSELS, DAY, DAYS, LENGTHS, NEVER, last_day, rule
from trafficking_api.countries.court.deadlines import Counting, Direction, RollOver, Unit
from trafficking_api.countries.court.free_days import free_days
from trafficking_api.features.court.rules.deadlines import due, end_of, is_expired, is_late, shown

TENANTS = ("Europe/Brussels", "Asia/Vientiane", "Africa/Kinshasa", "Africa/Lubumbashi")
#: Midnight that does not exist, or exists twice, or over which clocks go back; half hours; a day left out.
HARD = (
    "America/Sao_Paulo",
    "Africa/Cairo",
    "Asia/Beirut",
    "Europe/Lisbon",
    "Atlantic/Azores",
    "America/Havana",
    "America/St_Johns",
    "Asia/Gaza",
    "Australia/Lord_Howe",
    "America/Toronto",
    "Antarctica/Casey",
    "Pacific/Apia",
)
TENANT_ZONES = st.sampled_from([ZoneInfo(name) for name in TENANTS])
ZONES = st.sampled_from([ZoneInfo(name) for name in TENANTS + HARD])
MOMENTS = st.builds(datetime.combine, DAYS, st.times(), ZONES)
VIENTIANE = ZoneInfo("Asia/Vientiane")
TICK = timedelta(microseconds=1)


# --- one instant, shown and tested -----------------------------------------------------------------


@given(DAYS, LENGTHS, ZONES, ZONES, st.integers(-100_000, 100_000))
@example(date(2026, 10, 24), 1, BRUSSELS, BRUSSELS, 1)
def test_crt_1_what_is_shown_is_what_is_tested(
    base: date, length: int, zone: ZoneInfo, reader: ZoneInfo, seconds: int
) -> None:
    due_at = due(rule(length), base, zone, NEVER)
    for at in (due_at + timedelta(seconds=seconds), due_at, due_at + TICK, due_at - TICK):
        on_screen = shown(due_at, reader)
        assert on_screen.astimezone(UTC) == due_at
        assert is_expired(due_at, at) == (at > on_screen.astimezone(UTC)) == is_expired(on_screen, at)
        assert is_expired(due_at, at) == is_expired(due_at, at.astimezone(zone))
    assert due_at.tzinfo is UTC


def test_crt_1_an_hour_that_comes_twice_is_not_compared_by_the_clock() -> None:
    havana = ZoneInfo("America/Havana")
    due_at = shown(end_of(date(2026, 10, 31), havana), havana)
    second_midnight = datetime(2026, 11, 1, 0, 0, tzinfo=havana, fold=1)
    first_again = datetime(2026, 11, 1, 0, 30, tzinfo=havana, fold=0)
    assert is_expired(due_at, second_midnight)
    assert is_expired(first_again, second_midnight)
    assert first_again > second_midnight, "Python compares two times of one zone by the clock"


# --- the last day ends at its end ------------------------------------------------------------------


@given(DAYS, LENGTHS, TENANT_ZONES)
@example(date(2026, 3, 28), 1, BRUSSELS)
@example(date(2026, 10, 24), 1, BRUSSELS)
@example(date(2028, 2, 28), 1, BRUSSELS)
def test_crt_2_a_second_before_midnight_is_in_time_and_midnight_is_late(
    base: date, length: int, zone: ZoneInfo
) -> None:
    due_at = due(rule(length), base, zone, NEVER)
    day = base + length * DAY
    assert not is_late(due_at, datetime.combine(day, time(23, 59, 59), zone))
    assert not is_late(due_at, datetime.combine(day, time(23, 59, 59, 999_999), zone))
    assert is_late(due_at, datetime.combine(day + DAY, time(0, 0, 0), zone))


@given(DAYS, ZONES)
@example(date(2018, 11, 3), ZoneInfo("America/Sao_Paulo"))  # midnight of the fourth does not exist
@example(date(2018, 2, 17), ZoneInfo("America/Sao_Paulo"))  # its last hour comes twice
@example(date(2026, 4, 23), ZoneInfo("Africa/Cairo"))
@example(date(2026, 10, 29), ZoneInfo("Africa/Cairo"))
@example(date(2026, 3, 28), ZoneInfo("Asia/Beirut"))
@example(date(2026, 10, 24), ZoneInfo("Asia/Beirut"))
@example(date(2026, 10, 24), ZoneInfo("Atlantic/Azores"))
@example(date(2026, 10, 31), ZoneInfo("America/Havana"))  # midnight comes twice, on the next day
@example(date(2010, 11, 6), ZoneInfo("America/St_Johns"))  # at one past midnight, back into the day before
@example(date(2010, 3, 4), ZoneInfo("Antarctica/Casey"))  # from two at night, back into the day before
@example(date(1919, 3, 30), ZoneInfo("America/Toronto"))  # from half past eleven to half past midnight
@example(date(2011, 12, 29), ZoneInfo("Pacific/Apia"))  # the thirtieth was left out
@example(date(2011, 12, 30), ZoneInfo("Pacific/Apia"))
def test_crt_2_a_day_ends_when_no_clock_shows_it_any_more(day: date, zone: ZoneInfo) -> None:
    ends = end_of(day, zone)
    assert ends.astimezone(zone).date() <= day < (ends + TICK).astimezone(zone).date()
    for minutes in range(36 * 60):
        assert (ends + TICK + timedelta(minutes=minutes)).astimezone(zone).date() > day
    if (day, zone.key) != (date(2011, 12, 30), "Pacific/Apia"):
        assert ends.astimezone(zone).date() == day


@pytest.mark.parametrize(
    ("day", "hours"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2026, 11, 28), 24)]
)
def test_crt_2_the_days_of_both_clock_changes_are_whole(day: date, hours: int) -> None:
    begins, ends = end_of(day - DAY, BRUSSELS), end_of(day, BRUSSELS)
    assert ends - begins == timedelta(hours=hours)
    assert shown(ends, BRUSSELS).isoformat(timespec="seconds")[:19] == f"{day}T23:59:59"


def test_crt_2_midnight_that_does_not_exist_is_late_when_the_clock_jumps_over_it() -> None:
    cairo = ZoneInfo("Africa/Cairo")
    due_at = end_of(date(2026, 4, 23), cairo)
    assert not is_late(due_at, datetime(2026, 4, 23, 23, 59, 59, tzinfo=cairo))
    assert is_late(due_at, datetime(2026, 4, 24, 1, 0, 0, tzinfo=cairo))
    assert due_at + TICK == datetime(2026, 4, 24, 1, 0, 0, tzinfo=cairo).astimezone(UTC)


def test_crt_2_the_day_is_that_of_the_court() -> None:
    pronounced = datetime(2026, 11, 2, 20, 0, tzinfo=UTC)
    in_brussels, in_vientiane = (due(rule(10), pronounced, zone, NEVER) for zone in (BRUSSELS, VIENTIANE))
    assert in_brussels + TICK == datetime(2026, 11, 13, 0, 0, tzinfo=BRUSSELS)
    assert in_vientiane + TICK == datetime(2026, 11, 14, 0, 0, tzinfo=VIENTIANE)


# --- late is written down, and nothing more ----------------------------------------------------------


@given(DAYS, ZONES, st.integers(-400_000, 400_000))
def test_crt_3_lateness_is_judged_on_when_it_happened(day: date, zone: ZoneInfo, seconds: int) -> None:
    due_at = end_of(day, zone)
    occurred_at = due_at + timedelta(seconds=seconds)
    assert is_late(due_at, occurred_at) == (seconds > 0)


# --- counting ------------------------------------------------------------------------------------------


@given(DAYS, LENGTHS)
def test_days_weeks_and_clear_days_leave_out_the_day_of_the_event(base: date, length: int) -> None:
    assert last_day(rule(length), base) == base + length * DAY
    assert last_day(rule(length, Unit.WEEKS), base) == base + 7 * length * DAY
    assert last_day(rule(length, Unit.CLEAR_DAYS), base) == base + (length + 1) * DAY
    assert last_day(rule(length, direction=Direction.BEFORE), base) == base - length * DAY
    assert (
        last_day(rule(length, Unit.CLEAR_DAYS, direction=Direction.BEFORE), base) == base - (length + 1) * DAY
    )


@pytest.mark.parametrize(
    ("base", "months", "same_day", "eve"),
    [
        (date(2026, 9, 23), 1, date(2026, 10, 23), date(2026, 10, 23)),
        (date(2026, 1, 31), 1, date(2026, 2, 28), date(2026, 2, 28)),
        (date(2026, 1, 30), 1, date(2026, 2, 28), date(2026, 2, 28)),
        (date(2026, 1, 29), 1, date(2026, 2, 28), date(2026, 2, 28)),
        (date(2026, 1, 28), 1, date(2026, 2, 28), date(2026, 2, 28)),
        (date(2026, 1, 27), 1, date(2026, 2, 27), date(2026, 2, 27)),
        (date(2028, 1, 31), 1, date(2028, 2, 29), date(2028, 2, 29)),
        (date(2026, 2, 28), 1, date(2026, 3, 28), date(2026, 3, 31)),
        (date(2026, 4, 30), 3, date(2026, 7, 30), date(2026, 7, 31)),
        (date(2026, 11, 30), 3, date(2027, 2, 28), date(2027, 2, 28)),
        (date(2028, 2, 29), 12, date(2029, 2, 28), date(2029, 2, 28)),
        (date(2027, 2, 28), 12, date(2028, 2, 28), date(2028, 2, 29)),
    ],
)
def test_months_end_where_the_law_of_the_country_ends_them(
    base: date, months: int, same_day: date, eve: date
) -> None:
    assert last_day(rule(months, Unit.MONTHS), base) == same_day
    assert last_day(rule(months, Unit.MONTHS, counting=Counting.EVE), base) == eve
    if months == 12:
        assert last_day(rule(1, Unit.YEARS), base) == same_day
        assert last_day(rule(1, Unit.YEARS, counting=Counting.EVE), base) == eve


@given(DAYS, st.integers(1, 40), st.sampled_from(Counting))
def test_months_never_leave_the_month_they_lead_to(base: date, months: int, counting: Counting) -> None:
    reached = last_day(rule(months, Unit.MONTHS, counting=counting), base)
    assert (reached.year * 12 + reached.month) - (base.year * 12 + base.month) == months
    assert reached.day == base.day or (reached + DAY).day == 1


@given(DAYS, st.integers(1, 60), st.sampled_from(Direction))
def test_working_days_are_counted_one_by_one(base: date, length: int, direction: Direction) -> None:
    reached = last_day(rule(length, Unit.WORKING_DAYS, direction=direction, holidays="BE"), base)
    between = range(1, abs((reached - base).days) + 1)
    step = DAY if direction is Direction.AFTER else -DAY
    assert sum(base + n * step not in BELGIUM for n in between) == length
    assert reached not in BELGIUM


@given(MOMENTS, st.integers(1, 200))
def test_hours_pass_at_the_same_pace_on_every_day(base: datetime, hours: int) -> None:
    due_at = due(rule(hours, Unit.HOURS), base, BRUSSELS, NEVER)
    assert due_at - base.astimezone(UTC) == timedelta(hours=hours)
    before = due(rule(hours, Unit.HOURS, direction=Direction.BEFORE), base, BRUSSELS, NEVER)
    assert base.astimezone(UTC) - before == timedelta(hours=hours)


def test_a_base_without_what_must_be_known_is_refused() -> None:
    with pytest.raises(ValueError, match="the hour at which it begins"):
        due(rule(24, Unit.HOURS), date(2026, 11, 2), BRUSSELS, NEVER)
    with pytest.raises(ValueError, match="has a time zone"):
        due(rule(), datetime(2026, 11, 2, 12, 0), BRUSSELS, NEVER)  # noqa: DTZ001 - that is what is refused


# --- days on which the court is closed -------------------------------------------------------------


@pytest.mark.parametrize(
    ("counted", "following", "preceding"),
    [
        (date(2026, 4, 4), date(2026, 4, 7), date(2026, 4, 3)),  # Saturday, Easter, Easter Monday
        (date(2026, 12, 25), date(2026, 12, 28), date(2026, 12, 24)),  # Christmas on a Friday
        (date(2027, 12, 25), date(2027, 12, 27), date(2027, 12, 24)),  # and on a Saturday
        (date(2026, 5, 14), date(2026, 5, 15), date(2026, 5, 13)),  # Ascension, a Thursday
        (date(2026, 7, 21), date(2026, 7, 22), date(2026, 7, 20)),  # the national day
        (date(2026, 11, 28), date(2026, 11, 30), date(2026, 11, 27)),  # any Saturday
        (date(2026, 11, 25), date(2026, 11, 25), date(2026, 11, 25)),  # any Wednesday
    ],
)
def test_the_last_day_rolls_over_weekends_and_holidays(
    counted: date, following: date, preceding: date
) -> None:
    base = counted - 30 * DAY
    rolled = {way: last_day(rule(30, roll_over=way, holidays="BE"), base) for way in RollOver}
    assert rolled == {
        RollOver.NONE: counted,
        RollOver.NEXT_WORKING_DAY: following,
        RollOver.PREVIOUS_WORKING_DAY: preceding,
    }


@given(DAYS, LENGTHS, st.sampled_from(["BE", "FR", "LA", "CD", None]))
def test_a_rolled_day_is_the_nearest_that_is_open(base: date, length: int, country: str | None) -> None:
    closed = free_days(country)
    counted = last_day(rule(length, holidays=country), base)
    following = last_day(rule(length, roll_over=RollOver.NEXT_WORKING_DAY, holidays=country), base)
    preceding = last_day(rule(length, roll_over=RollOver.PREVIOUS_WORKING_DAY, holidays=country), base)
    assert preceding <= counted <= following
    assert following not in closed
    assert preceding not in closed
    for day in (preceding + n * DAY for n in range(1, (following - preceding).days)):
        assert day in closed or day == counted
