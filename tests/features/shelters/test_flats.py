"""A flat is given to one household as a whole, and is free when the last of them has left it (BED-10)."""

from typing import Any

from tests.factories.house import House
from tests.features.referrals.second_stage import sent_way
from tests.features.shelters.beds import DAY, HOUR, OUT, Home, afternoon, day, home, id_of
from tests.features.shelters.test_awaited import beds_of, waiting, wish
from tests.features.stories import Clock, refused


async def flat(house: House, beds: int = 3, rooms: int = 0, **unit: Any) -> Home:
    """A house with a flat of some beds, and single rooms."""
    there = await home(house, beds=0)
    await there.room(beds, let_as="Unit", **unit)
    for _ in range(rooms):
        await there.room()
    return there


async def standing(there: Home, bed: str) -> list[tuple[str, bool]]:
    """How the allocations of a bed stand, and whether they are somebody's."""
    return sorted((row["status"], row["case_id"] is not None) for row in await there.rows(f"?bed_id={bed}"))


async def refused_whole(there: Home, unit: str, first: int = 0) -> None:
    """Insist that nobody else is given the unit."""
    body = {"unit_id": unit, "case_id": await there.case(), "from_on": day(first), "to_on": day(first + 5)}
    await refused(there.staff.post("/v1/allocations", body), 409, "bed_unavailable")


async def test_bed_10_a_bed_that_one_of_them_left_is_nobody_elses(house: House) -> None:
    there = await flat(house, suitability=["FamilyUnit"])
    (unit,) = there.units
    mother, child = await there.case(), await there.case(minor="yes")
    here = await there.arrived(await there.family(unit, mother, child))
    (hers,) = await there.rows(f"?case_id={child}")
    await there.done(f"/v1/allocations/{hers['id']}", "check_out", OUT)
    counts = await there.counts()
    assert (counts["total"], counts["free"], counts["occupied"]) == (3, 0, 3)
    await refused_whole(there, unit)
    assert await standing(there, hers["bed_id"]) == [("departed", True), ("occupied", False)]
    await there.done(here, "check_out", OUT)
    assert (await there.counts())["free"] == 3


async def test_bed_10_who_moves_out_as_the_last_one_leaves_the_flat_free(house: House) -> None:
    there = await flat(house, rooms=1)
    unit, room = there.units[0], there.beds[3]
    here = await there.arrived(await there.family(unit, await there.case()))
    await there.done(here, "move", {"bed_id": room})
    assert (await there.counts())["free"] == 3
    await there.family(unit, await there.case(), last=5)


async def test_bed_10_the_flat_is_free_when_one_moved_out_and_the_other_left(house: House) -> None:
    there = await flat(house, rooms=1, suitability=["FamilyUnit"])
    unit, room = there.units[0], there.beds[3]
    mother, child = await there.case(), await there.case()
    here = await there.arrived(await there.family(unit, mother, child))
    (hers,) = await there.rows(f"?case_id={child}")
    await there.done(here, "move", {"bed_id": room})
    await refused_whole(there, unit)
    await there.done(f"/v1/allocations/{hers['id']}", "check_out", OUT)
    assert [row["unit_id"] for row in await there.rows("?status=occupied")] == [there.units[1]]
    await there.family(unit, await there.case())


async def test_bed_12_a_flat_is_theirs_again_as_a_whole(house: House, clock: Clock) -> None:
    there = await flat(house)
    now = afternoon()
    await clock.stop(now)
    here = await there.arrived(await there.family(there.units[0], await there.case()))
    await clock.stop(now + HOUR)
    await there.done(here, "check_out", OUT)
    assert (await there.counts())["free"] == 3
    await clock.stop(now + 2 * HOUR)
    await there.done(here, "reopen")
    assert {row["status"] for row in await there.rows()} == {"occupied"}
    assert (await there.counts())["occupied"] == 3
    await there.done(here, "check_out", OUT)
    assert (await there.counts())["free"] == 3


async def test_bed_12_a_flat_that_another_household_has_is_not_theirs_again(house: House) -> None:
    there = await flat(house)
    (unit,) = there.units
    here = await there.arrived(await there.family(unit, await there.case()))
    await there.done(here, "check_out", OUT)
    other = await there.family(unit, await there.case())
    await refused(there.tried(here, "reopen"), 409, "bed_unavailable")
    await there.arrived(other)
    assert len(await there.rows("?status=occupied")) == 3


async def test_bed_10_a_flat_is_free_until_they_come(house: House) -> None:
    there = await flat(house, beds=2)
    (unit,) = there.units
    later = {"unit_id": unit, "case_id": await there.case(), "from_on": day(30), "to_on": day(40)}
    await there.staff.made("/v1/allocations", later)
    assert (await there.counts(f"?from={day()}&to={day(5)}"))["free"] == 2
    first = await there.arrived(await there.family(unit, await there.case(), last=30))
    await refused_whole(there, unit, 35)
    await refused_whole(there, unit, 3)
    # In bed they have it until the others come.
    assert (await there.staff.get(first)).json()["ends_at"][:10] == day(30)


async def test_bed_10_a_flat_is_given_without_the_beds_that_are_not_there(house: House) -> None:
    there = await flat(house, beds=2)
    (unit,) = there.units
    path = f"{there.shelter}/beds"
    to_come = (await there.staff.made(path, {"unit_id": unit, "code": "New", "since_on": day(40)})).json()
    extra = {"overflow_reason": "SevereWeather", "overflow_until": day(3)}
    to_go = (await there.staff.made(path, {"unit_id": unit, "code": "Extra", **extra})).json()
    in_repair = there.beds[1]
    await there.staff.made(
        f"{path}/{in_repair}/block", {"reason": "Repair", "from_on": day(), "to_on": day(2)}
    )
    too_many = {
        "unit_id": unit,
        "case_id": await there.case(),
        "from_on": day(),
        "to_on": day(20),
        "companions": [{"case_id": await there.case()}],
    }
    await refused(there.staff.post("/v1/allocations", too_many), 409, "household_too_large")
    await there.arrived(await there.family(unit, await there.case(), last=20))
    assert [row["bed_id"] for row in await there.rows("?status=occupied")] == [there.beds[0]]
    # What is usable later is still nobody else's.
    await refused_whole(there, unit, 5)
    for bed in (to_come["id"], to_go["id"], in_repair):
        alone = there.staff.post("/v1/allocations", there.wish(bed, await there.case(), 41, 45))
        await refused(alone, 409, "let_as_unit")


async def test_bed_10_a_flat_that_is_wholly_in_repair_is_nobodys(house: House) -> None:
    there = await flat(house, beds=1)
    block = {"reason": "Repair", "from_on": day(2), "to_on": day(4)}
    await there.staff.made(f"{there.shelter}/beds/{there.beds[0]}/block", block)
    await refused_whole(there, there.units[0])
    await there.family(there.units[0], await there.case(), last=2)


async def test_bed_10_no_household_moves_into_the_room_of_another(house: House) -> None:
    there = await home(house, beds=0)
    for _ in range(2):
        await there.room(4)
    one = (await there.staff.made("/v1/allocations", await there.two(*there.beds[:2]))).headers["Location"]
    await there.arrived(one)
    await there.staff.made("/v1/allocations", await there.two(*there.beds[4:6]))
    third = await there.two(*there.beds[6:])
    await refused(there.staff.post("/v1/allocations", third), 409, "bed_unavailable")
    await refused(there.tried(one, "move", {"bed_id": there.beds[6]}), 409, "bed_unavailable")
    assert await there.status(one) == "occupied"
    # Within their own room they move, and whoever is alone does.
    alone = await there.occupied(there.beds[2], await there.case())
    await there.done(alone, "move", {"bed_id": there.beds[7]})
    await there.done(one, "move", {"bed_id": there.beds[2]})


async def test_nobody_is_led_into_or_out_of_a_bed(house: House) -> None:
    there = await flat(house, beds=2, rooms=1)
    here = await there.arrived(await there.family(there.units[0], await there.case()))
    (empty,) = [f"/v1/allocations/{row['id']}" for row in await there.rows() if row["case_id"] is None]
    await refused(there.tried(empty, "move", {"bed_id": there.beds[2]}), 409, "guest_needed")
    await refused(there.tried(empty, "check_out", OUT), 409, "guest_needed")
    await there.done(here, "check_out", OUT)
    await refused(there.tried(empty, "reopen"), 409, "guest_needed")
    assert (await there.counts())["free"] == 3


async def test_bed_3_nobody_arrives_for_whom_a_referral_has_not_brought_yet(house: House) -> None:
    there, two = await waiting(house)
    way = await sent_way(two)
    await way.receive("accept", wish(there.beds[0]))
    (held,) = await beds_of(there, way)
    here = f"/v1/allocations/{held['id']}"
    await there.done(here, "confirm")
    await refused(there.tried(here, "check_in"), 409, "guest_needed")
    await way.send("release")
    await way.receive("arrive")
    case = (await way.copy())["id"]
    assert (await there.done(here, "check_in"))["case_id"] == case
    closing = there.centre.coordinator.post(f"/v1/cases/{case}/close", {"reason": "Autonomy"}, etag="*")
    still = await refused(closing, 409, "still_open")
    assert [(row["kind"], row["id"]) for row in still["open"]] == [("allocation", id_of(here))]


async def test_a_flat_of_hers_who_has_arrived_outlives_the_referral(house: House) -> None:
    there, two = await waiting(house, beds=0)
    unit = await there.room(3, let_as="Unit")
    way = await sent_way(two)
    await way.receive("accept", {"hold": {"unit_id": unit, "from_on": day()}})
    assert len(await beds_of(there, way)) == 3
    await way.send("release")
    await way.receive("arrive")
    await way.send("withdraw", {"code": "NoLongerNeeded"})
    (hers,) = await beds_of(there, way)
    rows = await there.rows()
    assert [row["status"] for row in rows] == ["held"] * 3
    assert {row["household_id"] for row in rows} == {hers["household_id"]}
    await there.arrived(f"/v1/allocations/{hers['id']}")
    assert (await there.counts())["occupied"] == 3


async def test_bed_12_a_bed_that_one_of_them_left_is_hers_again(house: House, clock: Clock) -> None:
    there = await flat(house)
    now = afternoon()
    await clock.stop(now)
    one, other = await there.case(), await there.case()
    await there.arrived(await there.family(there.units[0], one, other))
    (hers,) = await there.rows(f"?case_id={other}")
    here = f"/v1/allocations/{hers['id']}"
    for hour in (1, 3):
        await clock.stop(now + hour * HOUR)
        await there.done(here, "check_out", OUT)
        await clock.stop(now + (hour + 1) * HOUR)
        assert (await there.done(here, "reopen"))["ends_at"] is None
    assert [row["case_id"] for row in await there.rows(f"?bed_id={hers['bed_id']}&status=occupied")] == [
        other
    ]
    assert (await there.counts())["occupied"] == 3


async def test_bed_10_who_leaves_a_flat_late_leaves_it_to_hers_and_then_to_the_next(
    house: House, clock: Clock
) -> None:
    there = await flat(house, beds=2)
    (unit,), now = there.units, afternoon()
    await clock.stop(now)
    later = {"unit_id": unit, "case_id": await there.case(), "from_on": day(2), "to_on": day(9)}
    next_one = (await there.staff.made("/v1/allocations", later)).headers["Location"]
    await there.done(next_one, "confirm")
    mother, child = await there.case(), await there.case()
    here = await there.arrived(await there.family(unit, mother, child, last=2))
    (hers,) = await there.rows(f"?case_id={child}")
    await clock.stop(now + 2 * DAY + HOUR)
    await there.done(f"/v1/allocations/{hers['id']}", "check_out", OUT)
    await refused(there.tried(next_one, "check_in"), 409, "bed_unavailable")
    await clock.stop(now + 2 * DAY + 2 * HOUR)
    await there.done(here, "check_out", OUT)
    await there.done(next_one, "check_in")
    assert (await there.counts())["occupied"] == 2
