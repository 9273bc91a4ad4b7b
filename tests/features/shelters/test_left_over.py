"""What a second adversary found in the houses: dead holds in the way, two beds at once, flats, going back."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.factories.house import House
from tests.factories.second_stage import agree_on
from tests.features.referrals.second_stage import sent_way
from tests.features.retention.keeping import purged
from tests.features.shelters.beds import DAY, HOUR, OUT, afternoon, day, home, wire
from tests.features.shelters.test_awaited import beds_of, waiting
from tests.features.shelters.test_flats import flat, refused_whole
from tests.features.shelters.test_forgotten import CLOSE, LATER
from tests.features.shelters.test_overstaying import swept
from tests.features.shelters.test_safety import known_as
from tests.features.stories import Clock, case_of, etag, new_person, now_done, refused
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features.shelters import tasks
from trafficking_api.features.shelters.rules import TICK, tick


@pytest.mark.parametrize("how", ["withdraw", "consent"])
async def test_bed_5_a_dead_hold_of_the_receiver_keeps_nobody_from_taking_back(
    house: House, clock: Clock, how: str
) -> None:
    there, two = await waiting(house)
    (bed,), now, sender = there.beds, afternoon(), two.sender.coordinator
    await clock.stop(now)
    way = await sent_way(two)
    await way.receive("accept", {"hold": {"bed_id": bed, "from_on": day(2), "to_on": day(4)}})
    (held,) = await beds_of(there, way)
    await there.done(f"/v1/allocations/{held['id']}", "confirm")
    await there.held(bed, await there.case(), 4, 6)
    here = await there.occupied(bed, await there.case(), 2)
    await clock.stop(now + DAY + HOUR)
    path = way.consent if how == "consent" else way.here
    body = {"reason": "ChangedMind"} if how == "consent" else {"code": "NoLongerNeeded"}
    answer = await sender.post(f"{path}/withdraw", body, etag=await etag(sender, path))
    assert answer.status_code == 200, answer.text
    assert (await there.staff.get(here)).json()["ends_at"] is None


async def test_bed_5_a_dead_hold_does_not_stop_the_sweep(house: House, clock: Clock) -> None:
    there = await home(house)
    (bed,), now = there.beds, afternoon()
    await clock.stop(now)
    missed = await there.held(bed, await there.case(), 2, 4)
    await there.done(missed, "confirm")
    await there.occupied(bed, await there.case(), 2)
    await clock.stop(now + 2.5 * DAY)
    await there.held(bed, await there.case(), 4, 6)
    await clock.stop(now + 4 * DAY)
    async with system_mandate(house.office, there.centre.id, "test") as mandate:
        assert await tasks.miss(mandate) == 1
    assert await there.status(missed) == "no_show"


async def test_bed_3_who_stays_over_a_promise_comes_into_no_second_bed(house: House, clock: Clock) -> None:
    there = await home(house, beds=2)
    (bed, another), now, case = there.beds, afternoon(), await there.case()
    await clock.stop(now)
    await there.done(await there.held(bed, await there.case(), 2, 6), "confirm")
    here = await there.occupied(bed, case, 2)
    await clock.stop(now + 2 * DAY + HOUR)
    second = await there.held(another, case, 2, 6)
    await there.done(second, "confirm")
    await refused(there.tried(second, "check_in"), 409, "already_housed")
    await there.done(here, "check_out", OUT)
    await there.done(second, "check_in")


async def test_bed_3_nights_of_before_keep_nobody_out_today(house: House, clock: Clock) -> None:
    there = await home(house, beds=3)
    now = afternoon()
    await clock.stop(now)
    person = await new_person(there.centre, family_name="Example")
    known, unknown = await case_of(house, there.centre, person), await there.case()
    before = [
        await there.occupied(bed, case) for bed, case in zip(there.beds, (known, unknown), strict=False)
    ]
    await clock.stop(now + DAY)
    for here in before:
        await there.done(here, "check_out", OUT)
    await now_done(there.centre.coordinator, f"/v1/cases/{known}", "close", CLOSE)
    await known_as(house, unknown, person)
    await there.arrived(await there.held(there.beds[2], unknown, 1, 5))


async def test_bed_7_a_bed_that_was_left_out_of_a_flat_is_not_free(house: House) -> None:
    there = await flat(house, beds=2)
    (unit,) = there.units
    block = {"reason": "Repair", "from_on": day(5), "to_on": day(6)}
    await there.staff.made(f"{there.shelter}/beds/{there.beds[1]}/block", block)
    held = await there.family(unit, await there.case(), last=20)
    assert (await there.counts())["held"] == 2
    await there.arrived(held)
    counts = await there.counts()
    assert (counts["free"], counts["occupied"]) == (0, 2)
    await refused_whole(there, unit)


async def test_bed_7_a_flat_to_which_one_of_them_came_back_is_not_free(house: House, clock: Clock) -> None:
    there = await flat(house, beds=2)
    (unit,), now = there.units, afternoon()
    await clock.stop(now)
    mother, child = await there.case(), await there.case()
    here = await there.arrived(await there.family(unit, mother, child))
    (hers,) = await there.rows(f"?case_id={child}")
    for hour, left in enumerate((f"/v1/allocations/{hers['id']}", here), 1):
        await clock.stop(now + hour * HOUR)
        await there.done(left, "check_out", OUT)
    await there.done(f"/v1/allocations/{hers['id']}", "reopen")
    assert (await there.counts())["free"] == 0
    await refused_whole(there, unit)


async def test_bed_10_a_flat_is_promised_after_those_to_whom_it_is_promised(house: House) -> None:
    there = await flat(house, beds=2)
    (unit,) = there.units
    later = {"unit_id": unit, "case_id": await there.case(), "from_on": day(10), "to_on": day(20)}
    await there.staff.made("/v1/allocations", later)
    await there.arrived(await there.family(unit, await there.case(), last=10))
    assert (await there.counts(f"?from={day(20)}&to={day(25)}"))["free"] == 2
    third = {"unit_id": unit, "case_id": await there.case(), "from_on": day(20), "to_on": day(25)}
    await there.staff.made("/v1/allocations", third)


async def test_bed_10_a_household_whose_days_are_over_in_one_bed_has_none(house: House, clock: Clock) -> None:
    there = await home(house, beds=0)
    await there.room(4)
    now = afternoon()
    await clock.stop(now)
    other = {"case_id": await there.case(), "bed_id": there.beds[1]}
    body = there.wish(there.beds[0], await there.case(), 1, 2, companions=[other])
    next_one = (await there.staff.made("/v1/allocations", body)).headers["Location"]
    await there.done(next_one, "confirm")
    here = await there.occupied(there.beds[0], await there.case(), 1)
    await clock.stop(now + 2 * DAY)
    await there.done(here, "check_out", OUT)
    assert {row["status"] for row in await there.rows() if row["household_id"]} == {"no_show"}


async def test_bed_12_nobody_goes_back_into_a_bed_that_is_gone(house: House, clock: Clock) -> None:
    there = await home(house)
    (bed,), now = there.beds, afternoon()
    await clock.stop(now)
    here = await there.occupied(bed, await there.case(), 10)
    await clock.stop(now + DAY)
    await there.done(here, "check_out", OUT)
    retired = await there.staff.patch(f"{there.shelter}/beds/{bed}", {"retired_on": day(2)}, etag="*")
    assert retired.status_code == 200
    await clock.stop(now + 3 * DAY)
    await refused(there.tried(here, "reopen"), 409, "bed_unavailable")


async def test_g_16_nobody_goes_back_with_who_is_forgotten(house: House, clock: Clock) -> None:
    there = await flat(house, beds=2)
    now = afternoon()
    await clock.stop(now)
    gone, stays = await there.case(), await there.case()
    here = await there.arrived(await there.family(there.units[0], gone, stays))
    (kept,) = await there.rows(f"?case_id={stays}")
    await clock.stop(now + DAY)
    for left in (here, f"/v1/allocations/{kept['id']}"):
        await there.done(left, "check_out", {**OUT, "occurred_at": wire(now + HOUR)})
    await now_done(there.centre.coordinator, f"/v1/cases/{gone}", "close", CLOSE)
    await clock.stop(LATER)
    assert await purged(house, there.centre) == 1
    await there.done(f"/v1/allocations/{kept['id']}", "reopen")
    woken = await house.owner_execute(
        "SELECT count(*) FROM allocations WHERE organisation_id = :id AND forgotten_at IS NOT NULL "
        "AND status = 'occupied'",
        id=there.centre.id,
    )
    assert woken.scalar_one() == 0


async def test_who_could_not_come_before_is_not_missed_at_once(house: House, clock: Clock) -> None:
    there = await home(house)
    (bed,), now = there.beds, afternoon()
    await clock.stop(now)
    next_one = await there.held(bed, await there.case(), 2, 9)
    await there.done(next_one, "confirm")
    here = await there.occupied(bed, await there.case(), 2)
    await clock.stop(now + 2 * DAY + 22.5 * HOUR)
    await there.done(here, "check_out", OUT)
    await clock.stop(now + 2 * DAY + 23.5 * HOUR)
    assert await swept(house, there) == 0
    await there.done(next_one, "check_in")


async def test_bed_4_a_dead_hold_is_not_planned_anew(house: House, clock: Clock) -> None:
    there = await home(house)
    now = afternoon()
    await clock.stop(now)
    here = await there.held(there.beds[0], await there.case(), 1, 4)
    await clock.stop(now + DAY + HOUR)
    tag = (await there.staff.get(here)).headers["ETag"]
    for command, body in (("extend", {"to_on": day(6)}), ("check_in", {}), ("no_show", {})):
        problem = await refused(there.staff.post(f"{here}/{command}", body, etag=tag), 409, "wrong_state")
        assert problem["current_state"] == "expired"
    assert (await there.staff.get(here)).headers["ETag"] == tag


async def test_bed_13_a_partner_that_comes_back_is_told_nothing_of_meanwhile(
    house: House, clock: Clock
) -> None:
    there, partner, third = await home(house, beds=0), await house.party(), await house.party()
    await there.room(3, suitability=["WomenOnly"])
    for other in (partner, third):
        await agree_on(there.centre, other, "availability")
    now = tick(datetime.now(UTC)) + TICK + timedelta(minutes=1)

    async def told(at: datetime) -> None:
        await clock.stop(at)
        async with system_mandate(house.office, there.centre.id, "test") as mandate:
            await tasks.publish(mandate)

    await clock.stop(now)
    await there.done(there.shelter, "confirm_availability")
    await told(now)
    items = (await there.centre.admin.get("/v1/agreements")).json()["items"]
    (ours,) = (item for item in items if str(partner.id) in item.values())
    await now_done(there.centre.admin, f"/v1/agreements/{ours['id']}", "revoke")
    await told(now + TICK)
    await agree_on(there.centre, partner, "availability")
    (seen,) = (await partner.coordinator.get("/v1/network-availability")).json()["items"]
    assert seen["band"] == "3+"  # as of before: never a zero that nobody counted


async def test_bed_4_a_dead_promise_makes_no_later_day_free_while_she_is_there(
    house: House, clock: Clock
) -> None:
    there = await home(house)
    (bed,), now = there.beds, afternoon()
    await clock.stop(now)
    await there.held(bed, await there.case(), 2, 4)
    await there.occupied(bed, await there.case(), 2)
    await clock.stop(now + DAY + HOUR)
    assert (await there.counts(f"?from={day(6)}&to={day(8)}"))["occupied"] == 1
    await refused(
        there.staff.post("/v1/allocations", there.wish(bed, await there.case(), 6, 8)), 409, "bed_unavailable"
    )
