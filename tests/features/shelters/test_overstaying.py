"""Who is in a bed has it until she leaves, whatever was promised; each night counts once."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from tests.factories.house import House
from tests.features.shelters.beds import DAY, HOUR, OUT, Home, afternoon, day, home, wire
from tests.features.shelters.test_occupancy import planted
from tests.features.stories import Clock, faults, refused
from trafficking_api import worker
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features.shelters import tasks


async def swept(house: House, there: Home) -> int:
    """What the worker does about holds and promises."""
    done = 0
    for work in (tasks.expire, tasks.miss):
        async with system_mandate(house.office, there.centre.id, "test") as mandate:
            done += await work(mandate)
    return done


@pytest.mark.parametrize("how", ["cancel", "no_show", "miss", "expire", "unblock"])
async def test_bed_11_who_stays_on_has_the_bed_when_the_next_one_comes_to_nothing(
    house: House, clock: Clock, how: str
) -> None:
    there = await home(house)
    (bed,), now = there.beds, afternoon()
    await clock.stop(now)
    if how == "unblock":
        block = {"reason": "Repair", "from_on": day(2), "to_on": day(4)}
        made = await there.staff.made(f"{there.shelter}/beds/{bed}/block", block)
        next_one = str(made.headers["Location"])
    else:
        next_one = await there.held(bed, await there.case(), 2, 4)
    here = await there.occupied(bed, await there.case(), 2)
    until = (await there.staff.get(here)).json()["ends_at"]
    assert until == (await there.staff.get(next_one)).json()["begins_at"]
    if how in {"no_show", "miss", "cancel"}:
        await there.done(next_one, "confirm")
    await clock.stop(now + {"cancel": 0, "unblock": 0, "expire": 1, "no_show": 2, "miss": 4}[how] * DAY)
    if how in {"miss", "expire"}:
        assert await swept(house, there) == 1
    else:
        await there.done(next_one, how)
    assert (await there.staff.get(here)).json()["ends_at"] is None
    # Who could not come, as she is there, is missed when her own days are over.
    today = 4 if how == "miss" else 3
    await clock.stop(now + today * DAY)
    await there.done(here, "extend", {"to_on": day(5)})
    assert (await there.counts())["occupied"] == 1
    assert await there.nights(5) == [["occupied"] * 5]
    assert await there.used(3) == (3, 3)
    other = there.wish(bed, await there.case(), today, 5)
    await refused(there.staff.post("/v1/allocations", other), 409, "bed_unavailable")


async def test_bed_11_a_promise_that_died_unswept_gives_nobody_the_bed_over_her(
    house: House, clock: Clock
) -> None:
    there = await home(house)
    (bed,), now = there.beds, afternoon()
    await clock.stop(now)
    await there.held(bed, await there.case(), 2, 4)
    here = await there.occupied(bed, await there.case(), 2)
    await clock.stop(now + 2 * DAY + HOUR)
    assert (await there.counts())["occupied"] == 1
    other = there.wish(bed, await there.case(), 2, 5)
    await refused(there.staff.post("/v1/allocations", other), 409, "bed_unavailable")
    await there.done(here, "check_out", OUT)
    await there.staff.made("/v1/allocations", other)


async def test_bed_11_who_stays_over_a_promise_is_there_and_the_next_one_waits(
    house: House, clock: Clock
) -> None:
    there = await home(house)
    (bed,), now = there.beds, afternoon()
    await clock.stop(now)
    next_one = await there.held(bed, await there.case(), 2, 6)
    await there.done(next_one, "confirm")
    here = await there.occupied(bed, await there.case(), 2)
    await clock.stop(now + 2 * DAY + HOUR)
    await refused(there.tried(next_one, "check_in"), 409, "bed_unavailable")
    assert (await there.counts())["occupied"] == 1
    # Who leaves and who comes share a day.
    await there.done(here, "check_out", {**OUT, "occurred_at": wire(now + 2 * DAY - 2 * HOUR)})
    await there.done(next_one, "check_in")
    await clock.stop(now + 4 * DAY)
    assert await there.used(4) == (4, 4)


async def test_bed_5_a_dead_hold_refuses_no_arrival_and_no_longer_stay(house: House, clock: Clock) -> None:
    there = await home(house)
    (bed,), now = there.beds, afternoon()
    await clock.stop(now)
    dead = await there.held(bed, await there.case(), 3, 5)
    here = await there.held(bed, await there.case(), 0, 2)
    await there.done(here, "confirm")
    await clock.stop(now + 25 * HOUR)
    await there.done(here, "extend", {"to_on": day(4)})
    arrived = await there.done(here, "check_in")
    assert arrived["ends_at"] is None
    assert await there.status(dead) == "expired"


async def test_bed_5_a_hold_whose_nights_are_over_is_confirmed_over_nobody(
    house: House, clock: Clock
) -> None:
    there = await home(house)
    (bed,), now = there.beds, afternoon()
    await clock.stop(now)
    here = await there.held(bed, await there.case(), 0, 1)
    await clock.stop(now + 20 * HOUR)
    await there.done(here, "renew")
    await clock.stop(now + 30 * HOUR)
    await refused(there.tried(here, "confirm"), 409, "bed_unavailable")
    other = await there.held(bed, await there.case(), 1, 4)
    await refused(there.tried(here, "confirm"), 409, "bed_unavailable")
    await there.arrived(other)


async def test_a_promise_of_the_last_minute_is_not_missed_at_once(house: House, clock: Clock) -> None:
    there = await home(house)
    now = afternoon()
    await clock.stop(now)
    here = await there.held(there.beds[0], await there.case())
    await clock.stop(now + 23.5 * HOUR)
    confirmed = await there.done(here, "confirm")
    assert (confirmed["from_on"], confirmed["begins_at"]) == (day(1), confirmed["updated_at"])
    assert await swept(house, there) == 0
    await there.done(here, "check_in")


async def test_the_worker_frees_what_nobody_came_to(house: House, clock: Clock) -> None:
    there = await home(house)
    now = afternoon()
    await clock.stop(now)
    here = await there.held(there.beds[0], await there.case(), 0, 90)
    await there.done(here, "confirm")
    await clock.stop(now + 10 * DAY)
    for name in worker.SWEEPS:
        await worker.do(house.office, there.centre.id, name)
    assert await there.status(here) == "no_show"
    assert (await there.counts())["free"] == 1


async def test_nobody_is_missed_before_her_first_day(house: House, clock: Clock) -> None:
    there = await home(house)
    now = afternoon()
    await clock.stop(now)
    here = await there.held(there.beds[0], await there.case(), 2, 4)
    await there.done(here, "confirm")
    await refused(there.tried(here, "no_show"), 409, "not_due")
    assert await there.status(here) == "confirmed"
    await clock.stop(now + 2 * DAY)
    assert (await there.done(here, "no_show"))["status"] == "no_show"


async def test_an_arrival_is_written_down_a_week_later_at_most_and_never_ahead(
    house: House, clock: Clock
) -> None:
    there = await home(house)
    now = afternoon()
    await clock.stop(now)
    here = await there.held(there.beds[0], await there.case(), 0, 5)
    await there.done(here, "confirm")
    for at in ("1950-01-01T00:00:00Z", wire(now - 7 * DAY - HOUR)):
        problem = await refused(there.tried(here, "check_in", {"occurred_at": at}), 422, "invalid")
        assert faults(problem) == [("/occurred_at", "too_long_ago")]
    # Devices are a few minutes fast; she is there now, not then.
    arrived = await there.done(here, "check_in", {"occurred_at": wire(now + HOUR / 60)})
    assert arrived["begins_at"] == arrived["checked_in_at"] == wire(now).replace("Z", ".000000Z")


async def test_bed_16_who_moves_within_the_house_has_one_stay(house: House, clock: Clock) -> None:
    there = await home(house, beds=2)
    now = afternoon()
    await clock.stop(now)
    here = await there.occupied(there.beds[0], await there.case(), 20)
    await clock.stop(now + 5 * DAY)
    moved = await there.done(here, "move", {"bed_id": there.beds[1]})
    assert moved["stay_id"] == (await there.staff.get(here)).json()["stay_id"]
    query = f"{there.shelter}/occupancy?from={day()}&to={day(12)}"
    await clock.stop(now + 10 * DAY)
    assert (await there.staff.get(query)).json()["stays_ended"] == 0
    await there.done(f"/v1/allocations/{moved['id']}", "check_out", OUT)
    found = (await there.staff.get(query)).json()
    assert (found["stays_ended"], found["average_stay_nights"]) == (1, 10.0)


async def test_bed_16_a_stay_ends_in_one_month_only(house: House, clock: Clock) -> None:
    there = await home(house, beds=2)
    for bed, begin, end in ((0, (4, 20), (5, 1)), (1, (5, 20), (6, 1))):
        stay = {"begin": datetime(2031, *begin, 10, tzinfo=UTC), "end": datetime(2031, *end, 8, tzinfo=UTC)}
        await planted(house, there, there.beds[bed], {**stay, "status": "departed", "guest": uuid4()})
    await clock.stop(datetime(2031, 8, 1, tzinfo=UTC))
    ended = []
    for month in (4, 5, 6):
        span = f"from=2031-0{month}-01&to=2031-0{month + 1}-01"
        ended.append((await there.staff.get(f"{there.shelter}/occupancy?{span}")).json()["stays_ended"])
    assert ended == [0, 1, 1]


async def test_bed_16_a_repair_that_never_began_closes_no_night(house: House, clock: Clock) -> None:
    there = await home(house)
    (bed,), now = there.beds, afternoon()
    await clock.stop(now)
    block = {"reason": "Repair", "from_on": day(1), "to_on": day(4)}
    made = await there.staff.made(f"{there.shelter}/beds/{bed}/block", block)
    await there.done(made.headers["Location"], "unblock")
    assert await there.nights(5) == [["free"] * 5]
    await there.occupied(bed, await there.case(), 5)
    await clock.stop(now + 5 * DAY)
    assert await there.nights(5) == [["occupied"] * 5]
    assert await there.used(5) == (5, 5)


async def test_bed_2_a_repair_that_ended_before_it_began_lasted_for_nothing(
    house: House, clock: Clock
) -> None:
    there = await home(house)
    late = afternoon().replace(hour=23, minute=30)
    await clock.stop(late)
    block = {"reason": "Repair", "from_on": day()}
    made = await there.staff.made(f"{there.shelter}/beds/{there.beds[0]}/block", block)
    await clock.stop(late + HOUR / 12)
    ended = await there.done(made.headers["Location"], "unblock", {"occurred_at": wire(late - HOUR / 60)})
    assert ended["status"] == "ended"
    assert ended["begins_at"] < ended["ends_at"] < wire(late + HOUR / 60)
    assert (await there.counts())["free"] == 1


@pytest.mark.parametrize("how", ["check_out", "move"])
async def test_bed_11_she_leaves_when_she_leaves_though_the_bed_was_promised(
    house: House, clock: Clock, how: str
) -> None:
    there = await home(house, beds=2)
    (bed, another), now = there.beds, afternoon()
    await clock.stop(now)
    next_one = await there.held(bed, await there.case(), 2, 6)
    await there.done(next_one, "confirm")
    here = await there.occupied(bed, await there.case(), 2)
    await clock.stop(now + 2 * DAY + HOUR)
    left = await there.done(here, how, OUT if how == "check_out" else {"bed_id": another})
    gone = (await there.staff.get(here)).json()
    assert gone["ends_at"] == wire(now + 2 * DAY + HOUR).replace("Z", ".000000Z")
    assert gone["ends_at"] < (await there.staff.get(next_one)).json()["begins_at"]
    assert left["status"] == ("departed" if how == "check_out" else "occupied")
    back_dated = there.tried(next_one, "check_in", {"occurred_at": wire(now + 2 * DAY)})
    await refused(back_dated, 409, "bed_unavailable")
    await there.done(next_one, "check_in")
    await clock.stop(now + 4 * DAY)
    assert await there.used(4) == (8, 4 if how == "check_out" else 6)


async def test_bed_11_who_leaves_late_does_not_wait_for_a_repair_that_is_over(
    house: House, clock: Clock
) -> None:
    there = await home(house)
    (bed,), now = there.beds, afternoon()
    await clock.stop(now)
    block = {"reason": "Repair", "from_on": day(2), "to_on": day(3)}
    await there.staff.made(f"{there.shelter}/beds/{bed}/block", block)
    here = await there.occupied(bed, await there.case(), 2)
    await clock.stop(now + 5 * DAY)
    await there.done(here, "check_out", OUT)
    assert await there.used(5) == (5, 5)
    assert (await there.counts())["free"] == 1


async def test_bed_7_the_calendar_shows_who_stays_on_tonight(house: House, clock: Clock) -> None:
    there = await home(house)
    (bed,), now = there.beds, afternoon()
    await clock.stop(now)
    await there.held(bed, await there.case(), 2, 4)
    await there.occupied(bed, await there.case(), 2)
    await clock.stop(now + 2 * DAY + HOUR)
    assert (await there.counts())["free"] == 0
    assert (await there.nights(3))[0][2] == "occupied"
