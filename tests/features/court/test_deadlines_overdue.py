"""The work list says that a deadline is over by the same instant as the deadline itself (CRT-1)."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.factories.house import House
from tests.features.case_plans.plans import desk, id_of
from tests.features.court.dates import dated, last_moment
from tests.features.stories import Clock

DAY = date(2027, 7, 15)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("country", "zone"), [("LA", "Asia/Vientiane"), ("CD", "Africa/Kinshasa"), ("BE", "Europe/Brussels")]
)
async def test_crt_1_the_work_list_tells_that_a_deadline_is_over_by_its_own_instant(
    house: House, clock: Clock, country: str, zone: str
) -> None:
    await clock.stop(datetime(2027, 7, 1, 12, tzinfo=UTC))
    there = await desk(house)
    here = await dated(there, due_on=DAY.isoformat(), country=country, zone=zone)
    last = datetime.fromisoformat(last_moment(DAY, ZoneInfo(zone)))
    for moment, is_over in ((last - SECOND, False), (last, False), (last + SECOND, True)):
        await clock.stop(moment)
        found = await there.read(here)
        assert (found["due_on"], found["is_missed"]) == (DAY.isoformat(), is_over)
        items = (await there.author.get(f"/v1/work-list?case_id={there.case}")).json()["items"]
        assert [(item["id"], item["due_on"], item["is_overdue"]) for item in items] == [
            (id_of(here), DAY.isoformat(), is_over)
        ]
        for wanted in (True, False):
            query = f"case_id={there.case}&is_overdue={str(wanted).lower()}"
            items = (await there.author.get(f"/v1/work-list?{query}")).json()["items"]
            assert [item["id"] for item in items] == ([id_of(here)] if wanted is is_over else [])


async def test_a_deadline_of_which_no_date_is_known_is_overdue_after_its_day(
    house: House, clock: Clock
) -> None:
    await clock.stop(datetime(2027, 7, 1, 12, tzinfo=UTC))
    there = await desk(house)
    await dated(there, act="Other")
    for days, is_over in ((0, False), (1, True)):
        await clock.stop(datetime(2027, 7, 1, 12, tzinfo=UTC) + timedelta(days=days))
        (item,) = (await there.author.get(f"/v1/work-list?case_id={there.case}")).json()["items"]
        assert (item["due_on"], item["is_overdue"]) == ("2027-07-01", is_over)
