"""Who is promised a room, or a bed, can come: households and those who overstay (BED-10, BED-11)."""

from datetime import datetime

import pytest

from tests.factories.house import House
from tests.features.shelters.beds import DAY, HOUR, OUT, Home, afternoon, day, home
from tests.features.shelters.test_overstaying import swept
from tests.features.stories import Clock, refused


async def room_of_four(house: House, clock: Clock) -> tuple[Home, datetime]:
    """A house with one room of four beds, and the hour at which the clock stands."""
    there = await home(house, beds=0)
    await there.room(4)
    now = afternoon()
    await clock.stop(now)
    return there, now


async def two(there: Home, beds: list[str], first: int, last: int) -> str:
    """The address of a promise to a household of two."""
    mate = {"case_id": await there.case(), "bed_id": beds[1]}
    here = await there.held(beds[0], await there.case(), first, last, companions=[mate])
    await there.done(here, "confirm")
    return here


async def left(there: Home) -> None:
    """Let all who are there leave."""
    for row in await there.rows("?status=occupied"):
        await there.done(f"/v1/allocations/{row['id']}", "check_out", OUT)


async def test_bed_10_no_household_arrives_while_another_is_still_in_the_room(
    house: House, clock: Clock
) -> None:
    there, now = await room_of_four(house, clock)
    here = await two(there, there.beds[:2], 0, 2)
    next_one = await two(there, there.beds[2:], 2, 5)
    await there.done(here, "check_in")
    await clock.stop(now + 2 * DAY)
    await refused(there.tried(next_one, "check_in"), 409, "bed_unavailable")
    await left(there)
    await there.done(next_one, "check_in")
    await refused(there.tried(here, "reopen"), 409, "bed_unavailable")


async def test_bed_10_a_longer_stay_takes_no_room_that_is_promised_to_another_household(
    house: House, clock: Clock
) -> None:
    there, now = await room_of_four(house, clock)
    here = await two(there, there.beds[:2], 0, 2)
    later = await two(there, there.beds[2:], 2, 5)
    await refused(there.tried(here, "extend", {"to_on": day(3)}), 409, "bed_unavailable")
    await there.done(here, "extend", {"to_on": day(1)})
    await there.done(here, "extend", {"to_on": day(2)})
    await there.done(here, "check_in")
    await refused(there.tried(here, "extend", {"to_on": day(5)}), 409, "bed_unavailable")
    await clock.stop(now + 2 * DAY)
    await left(there)
    await there.done(later, "check_in")
    await there.done(later, "extend", {"to_on": day(9)})


async def test_bed_10_who_comes_before_their_day_take_no_room_that_is_promised_till_then(
    house: House, clock: Clock
) -> None:
    there, now = await room_of_four(house, clock)
    later = await two(there, there.beds[:2], 5, 9)
    here = await two(there, there.beds[2:], 0, 5)
    await clock.stop(now + HOUR)
    await refused(there.tried(later, "check_in"), 409, "bed_unavailable")
    await there.done(here, "check_in")
    await clock.stop(now + 4 * DAY)
    await left(there)
    # The others have gone before their day, and these come before theirs.
    await there.done(later, "check_in")


@pytest.mark.parametrize("how", ["bed", "household"])
async def test_bed_11_who_cannot_come_as_another_stays_on_is_not_missed(
    house: House, clock: Clock, how: str
) -> None:
    there, now = await room_of_four(house, clock)
    if how == "bed":
        later = await two(there, there.beds[1:3], 2, 9)
        here = await there.occupied(there.beds[2], await there.case(), 2)
    else:
        later = await two(there, there.beds[:2], 2, 9)
        here = await two(there, there.beds[2:], 0, 2)
        await there.done(here, "check_in")
    for days in range(2, 6):
        await clock.stop(now + days * DAY)
        assert await swept(house, there) == 0
        await refused(there.tried(later, "check_in"), 409, "bed_unavailable")
    await left(there)
    await there.done(later, "check_in")
    assert len(await there.rows("?status=occupied")) == 2


async def test_bed_11_who_could_not_come_is_missed_when_her_days_are_over(house: House, clock: Clock) -> None:
    there = await home(house)
    (bed,), now = there.beds, afternoon()
    await clock.stop(now)
    later = await there.held(bed, await there.case(), 2, 4)
    await there.done(later, "confirm")
    here = await there.occupied(bed, await there.case(), 2)
    await clock.stop(now + 3 * DAY)
    assert await swept(house, there) == 0
    await clock.stop(now + 4 * DAY)
    assert await swept(house, there) == 1
    assert await there.status(later) == "no_show"
    assert (await there.staff.get(here)).json()["ends_at"] is None


async def test_bed_12_who_moved_to_another_house_has_days_of_her_own(house: House, clock: Clock) -> None:
    there = await home(house, beds=0)
    await there.room(2)
    elsewhere = await home(house, centre=there.centre, code_name="House Willow", max_stay_days=9)
    now = afternoon()
    await clock.stop(now)
    here = await two(there, there.beds, 0, 5)
    await there.done(here, "check_in")
    hers = (await there.staff.get(here)).json()
    (son,) = [row for row in await there.rows("?status=occupied") if row["id"] != hers["id"]]
    await clock.stop(now + HOUR)
    moved = await there.done(f"/v1/allocations/{son['id']}", "move", {"bed_id": elsewhere.beds[0]})
    await there.done(here, "extend", {"to_on": day(20)})
    assert (await there.staff.get(here)).json()["to_on"] == day(20)
    after = (await there.staff.get(f"/v1/allocations/{moved['id']}")).json()
    assert (after["to_on"], after["version"]) == (day(5), moved["version"])
