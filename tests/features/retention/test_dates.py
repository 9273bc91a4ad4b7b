"""Until when something is kept: set at its end, moved within bounds, announced, kept through its day."""

import asyncio
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories.house import House
from tests.features.people import stories as people
from tests.features.retention.keeping import (
    BEGIN,
    at_midnight,
    changes,
    closed_case,
    closed_report,
    due,
    id_of,
    purged,
    until,
    warned,
)
from tests.features.stories import Clock, etag, journal, now_done, refused
from trafficking_api import worker
from trafficking_api.countries.retention import Period
from trafficking_api.features.retention.rules import clamped

ENDS = {
    "signalement": {"NoTraffickingIndicators": 1, "NoContact": 2, "AccompanimentStarted": 10},
    "case": {"NotVictim": 2, "Autonomy": 10},
}


async def test_sig_11_the_day_is_set_on_close_by_outcome_and_taken_back_on_reopening(
    house: House, clock: Clock
) -> None:
    centre, police = await house.party(), await house.party("authority")
    await clock.stop(BEGIN)
    begin = BEGIN.date()
    for outcome, years in ENDS["signalement"].items():
        here = await closed_report(police, centre, outcome)
        end = begin.replace(year=begin.year + years)
        assert await until(centre.coordinator, here) == end
        await now_done(centre.coordinator, here, "reopen", {"reason": "NewInformation"})
        assert await until(centre.coordinator, here) is None
        assert await changes(house, centre, here) == [(None, end), (end, None)]


async def test_g_16_a_case_has_its_day_from_its_closure_reason(house: House, clock: Clock) -> None:
    centre = await house.party()
    await clock.stop(BEGIN)
    begin = BEGIN.date()
    for reason, years in ENDS["case"].items():
        here = await closed_case(centre, reason)
        end = begin.replace(year=begin.year + years)
        assert await until(centre.coordinator, here) == end
        await now_done(centre.coordinator, here, "reopen", {"reason": "NewNeeds"})
        assert await until(centre.coordinator, here) is None
        assert await changes(house, centre, here) == [(None, end), (end, None)]


def test_sig_11_postponement_is_clamped_at_both_ends() -> None:
    today = date(2031, 3, 1)
    one, ten = (Period("case", None, years, today, advisory=True, source="") for years in (1, 10))
    near, far = today + timedelta(days=10), today + timedelta(days=300)
    for wanted, current, period, expected in (
        (date(1990, 1, 1), far, one, today + timedelta(days=90)),
        (date(1990, 1, 1), near, one, near),
        (today + timedelta(days=200), far, one, today + timedelta(days=200)),
        (date(2199, 1, 1), far, one, date(2033, 3, 1)),
        (date(2199, 1, 1), far, ten, date(2051, 3, 1)),
        (date(2199, 1, 1), far, one._replace(years=0), today + timedelta(days=365)),
    ):
        assert clamped(wanted, current, today, period) == expected


@given(
    st.dates(date(1990, 1, 1), date(2190, 1, 1)),
    st.dates(date(2031, 1, 1), date(2060, 1, 1)),
    st.dates(date(2028, 2, 1), date(2040, 1, 1)),
    st.integers(0, 20),
)
def test_sig_11_nothing_leaves_the_bounds(wanted: date, current: date, today: date, years: int) -> None:
    period = Period("case", None, years, today, advisory=True, source="")
    got = clamped(wanted, current, today, period)
    soonest = min(current.toordinal(), today.toordinal() + 90)
    latest = max(today.toordinal() + 365, today.toordinal() + 2 * years * 366)
    assert soonest <= got.toordinal() <= max(soonest, latest)
    if soonest <= wanted.toordinal() <= today.toordinal() + max(365, 2 * years * 365):
        assert got == wanted


async def test_sig_11_each_change_is_an_event_with_both_days(house: House, clock: Clock) -> None:
    centre, police = await house.party(), await house.party("authority")
    await clock.stop(BEGIN)
    here = await closed_report(police, centre, "NoTraffickingIndicators")
    first, wanted, latest = date(2032, 3, 1), date(2032, 1, 1), date(2033, 3, 1)
    answer = await now_done(centre.coordinator, here, "postpone", {"until_on": str(wanted)})
    assert answer.json()["retain_until"] == str(wanted)
    answer = await now_done(centre.coordinator, here, "postpone", {"until_on": "2199-12-31"})
    assert answer.json()["retain_until"] == str(latest)
    assert await changes(house, centre, here) == [(None, first), (first, wanted), (wanted, latest)]
    events = [e.type for e in await journal(house, centre, id_of(here), "signalement_handling")]
    assert events[-2:] == ["signalement_handling.postponed"] * 2
    assert answer.headers["ETag"] == await etag(centre.coordinator, here)


async def test_sig_11_who_is_changed_is_kept_longer_and_that_is_written_down(
    house: House, clock: Clock
) -> None:
    centre = await house.party()
    await clock.stop(BEGIN)
    here = await people.written(centre.coordinator)
    first = await until(centre.coordinator, here)
    body = {"identity": {"deceased": True}}
    await centre.coordinator.patch(here, body, etag="*")
    assert await changes(house, centre, here) == []
    await clock.stop(BEGIN + timedelta(days=90))
    assert (await centre.coordinator.patch(here, body, etag="*")).status_code == 200
    second = await until(centre.coordinator, here)
    assert first is not None
    assert second is not None
    assert second > first
    assert await changes(house, centre, here) == [(first, second)]


async def test_what_has_not_ended_has_no_day_to_move(house: House) -> None:
    centre = await house.party()
    here = (await centre.coordinator.made("/v1/cases", {})).headers["Location"]
    body = {"until_on": "2040-01-01"}
    await refused(centre.coordinator.post(f"{here}/postpone", body, etag="*"), 409, "no_date_yet")


#: Both days of 25 and of 23 hours in Brussels, and zones without any.
LAST_DAYS = [
    ("Europe/Brussels", date(2033, 10, 30)),
    ("Europe/Brussels", date(2033, 3, 27)),
    ("Asia/Vientiane", date(2033, 6, 30)),
    ("Africa/Kinshasa", date(2033, 12, 31)),
]


@pytest.mark.parametrize(("zone", "last"), LAST_DAYS)
async def test_g_16_kept_through_its_last_day_where_the_centre_is(
    house: House, clock: Clock, zone: str, last: date
) -> None:
    centre = await house.party(zone=zone)
    await clock.stop(at_midnight(last.replace(year=last.year - 2), zone) + timedelta(hours=12))
    here = await closed_case(centre, "NotVictim")
    assert await until(centre.coordinator, here) == last
    over = at_midnight(last + timedelta(days=1), zone)
    await clock.stop(over - timedelta(seconds=1))
    assert await purged(house, centre) == 0
    assert (await centre.coordinator.get(here)).status_code == 200
    await clock.stop(over)
    assert await purged(house, centre) == 1
    assert (await centre.coordinator.get(here)).status_code == 410


async def test_g_16_a_warning_is_raised_thirty_days_before_and_once(alone: House) -> None:
    clock = Clock(alone)
    centre, police = await alone.party(), await alone.party("authority")
    await clock.stop(BEGIN)
    here = await closed_report(police, centre, "NoTraffickingIndicators")
    last = date(2032, 3, 1)

    async def told() -> int:
        events = await journal(alone, centre, id_of(here), "signalement_handling")
        return sum(event.type == "signalement_handling.purge_announced" for event in events)

    first = at_midnight(last - timedelta(days=30), "Europe/Brussels")
    await clock.stop(first - timedelta(seconds=1))
    assert (await warned(alone, centre), await told(), await due(centre.coordinator)) == (0, 0, [])
    await clock.stop(first)
    counted = await asyncio.gather(*(warned(alone, centre) for _ in range(4)))
    assert (sum(counted), await told()) == (1, 1)
    expected = {"id": id_of(here), "kind": "signalement", "due_on": str(last), "on_legal_hold": False}
    assert await due(centre.coordinator) == [expected]
    await asyncio.gather(worker.sweep(alone.office), worker.sweep(alone.office))
    assert (await warned(alone, centre), await told()) == (0, 1)
    # Another day is another warning.
    await now_done(centre.coordinator, here, "postpone", {"until_on": "2032-03-02"})
    assert await due(centre.coordinator) == []
    await clock.stop(first + timedelta(days=61))
    assert await warned(alone, centre) == 1
    # The reporter learns nothing of it.
    assert "purge" not in str(await journal(alone, police, id_of(here)))


async def test_the_list_of_what_is_due_is_sorted_filtered_and_only_ones_own(
    house: House, clock: Clock
) -> None:
    centre, other = await house.party(), await house.party()
    await clock.stop(BEGIN)
    second = await closed_case(centre, "Autonomy")
    first = await closed_case(centre, "NotVictim")
    foreign = await closed_case(other, "NotVictim")
    listed = [item["id"] for item in await due(centre.coordinator, 3660)]
    assert listed == [id_of(first), id_of(second)]
    assert [item["id"] for item in await due(centre.coordinator, 800)] == [id_of(first)]
    assert [item["id"] for item in await due(other.coordinator, 3660)] == [id_of(foreign)]
    for caller in (centre.caseworker, centre.legal, centre.admin, centre.auditor):
        await refused(caller.get("/v1/retention/due"), 403, "forbidden")
    await refused(house.operator.operator.get("/v1/retention/due"), 404, "not_found")


def test_a_day_that_a_year_lacks_is_the_day_before() -> None:
    leap = datetime(2028, 2, 29).date()  # noqa: DTZ001 - a date
    assert Period("case", None, 1, leap, advisory=True, source="").after(leap) == date(2029, 2, 28)
