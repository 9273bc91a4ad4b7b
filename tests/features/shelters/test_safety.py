"""Who must not meet does not meet, by whatever way into a bed; nobody sleeps in two (BED-3, BED-18)."""

from functools import partial
from typing import Any
from uuid import UUID

import pytest

from tests.factories.house import House
from tests.features.shelters.beds import DAY, HOUR, OUT, Home, afternoon, day, home, id_of, wire
from tests.features.stories import Clock, case_of, new_person, refused


async def apart(there: Home, one: str, other: str) -> str:
    """Write down that these must not meet; returns where."""
    body = {"other_case_id": other, "reason": "Conflict"}
    made = await there.centre.coordinator.made(f"/v1/cases/{one}/placement-exclusions", body)
    return str(made.headers["Location"])


async def test_bed_18_each_of_a_household_is_asked_about_in_her_own_room(house: House) -> None:
    there = await home(house, beds=0)
    await there.room(suitability=["WomenOnly"])
    await there.room(suitability=["MenOnly"])
    woman, man = await there.case(), await there.case(gender="Masculine")
    hers, his = there.beds
    crossed = there.wish(his, woman, companions=[{"case_id": man, "bed_id": hers}])
    said = await refused(there.staff.post("/v1/allocations", crossed), 409, "placement_unsafe")
    assert said["rules"] == ["MenOnly", "WomenOnly"]
    await there.arrived(await there.held(hers, woman, companions=[{"case_id": man, "bed_id": his}]))
    assert len(await there.rows("?status=occupied")) == 2


async def test_bed_18_who_must_not_meet_may_come_at_another_time(house: House) -> None:
    there = await home(house, beds=2)
    one, other = await there.case(), await there.case()
    await apart(there, one, other)
    await there.held(there.beds[0], one, 0, 3)
    meets = there.staff.post("/v1/allocations", there.wish(there.beds[1], other, 2, 70))
    said = await refused(meets, 409, "placement_unsafe")
    assert said["rules"] == ["CoResident"]
    await there.held(there.beds[1], other, 60, 70)


@pytest.mark.parametrize("how", ["reopen", "move", "check_in", "household"])
async def test_bed_18_who_must_not_meet_do_not_meet_by_any_command(house: House, how: str) -> None:
    there = await home(house, beds=2)
    one, other = await there.case(), await there.case()
    exclusion = await apart(there, one, other)
    tried: Any
    if how == "household":
        companions = [{"case_id": other, "bed_id": there.beds[1]}]
        wish = there.wish(there.beds[0], one, companions=companions)
        tried = partial(there.staff.post, "/v1/allocations", wish)
    elif how == "reopen":
        here = await there.occupied(there.beds[0], one, 10)
        await there.done(here, "check_out", OUT)
        await there.occupied(there.beds[1], other, 10)
        tried = partial(there.tried, here, "reopen")
    elif how == "move":
        elsewhere = await home(house, centre=there.centre, code_name="House Willow")
        here = await elsewhere.occupied(elsewhere.beds[0], one, 10)
        await there.occupied(there.beds[1], other, 10)
        tried = partial(there.tried, here, "move", {"bed_id": there.beds[0]})
    else:
        await there.centre.coordinator.done(f"{exclusion}/lift", etag="*")
        here = await there.held(there.beds[0], one)
        await there.done(here, "confirm")
        await there.occupied(there.beds[1], other)
        exclusion = await apart(there, other, one)
        tried = partial(there.tried, here, "check_in")
    assert (await refused(tried(), 409, "placement_unsafe"))["rules"] == ["CoResident"]
    await there.centre.coordinator.done(f"{exclusion}/lift", etag="*")
    assert (await tried()).status_code in {200, 201}


async def confirmed(there: Home, *wanted: Any) -> str:
    """The address of a bed that is promised."""
    here = await there.held(*wanted)
    await there.done(here, "confirm")
    return here


@pytest.mark.parametrize("how", ["check_in", "check_in_of_the_longest", "move", "reopen"])
async def test_bed_18_nobody_is_refused_at_the_door_for_who_comes_in_a_month(
    house: House, clock: Clock, how: str
) -> None:
    there = await home(house, beds=2, max_stay_days=40)
    now = afternoon()
    await clock.stop(now)
    one, other = await there.case(), await there.case()
    await apart(there, one, other)
    tried: Any
    if how == "move":
        elsewhere = await home(house, centre=there.centre, code_name="House Willow")
        here = await elsewhere.occupied(elsewhere.beds[0], one, 3)
        tried = partial(there.tried, here, "move", {"bed_id": there.beds[0]})
    elif how == "reopen":
        here = await there.occupied(there.beds[0], one, 3)
        await clock.stop(now + HOUR / 2)
        await there.done(here, "check_out", OUT)
        tried = partial(there.tried, here, "reopen")
    else:
        here = await confirmed(there, there.beds[0], one, 0, 3 if how == "check_in" else None)
        tried = partial(there.tried, here, "check_in")
    later = await confirmed(there, there.beds[1], other, 60, 70)
    await clock.stop(now + HOUR)
    came = await tried()
    assert came.status_code == 200, came.text
    here = f"/v1/allocations/{came.json()['id']}"
    assert came.json()["ends_at"] is None
    # Nor is who was promised a bed refused, weeks later, as the first one was told to stay until then.
    await there.done(here, "extend", {"to_on": day(20)})
    await clock.stop(now + 30 * DAY)
    await there.done(here, "check_out", OUT)
    await clock.stop(now + 60 * DAY)
    await there.done(later, "check_in")


async def test_bed_18_a_longer_stay_refuses_nobody_at_the_door(house: House, clock: Clock) -> None:
    there = await home(house, beds=2)
    await clock.stop(afternoon())
    one, other = await there.case(), await there.case()
    exclusion = await apart(there, other, one)
    here = await confirmed(there, there.beds[0], one, 0, 3)
    await confirmed(there, there.beds[1], other, 60, 70)
    for _ in range(2):
        await refused(there.tried(here, "extend", {"to_on": day(61)}), 409, "bed_unavailable")
        await there.done(here, "extend", {"to_on": day(60)})
        await there.done(here, "extend", {"to_on": day(3)})
        if (await there.staff.get(here)).json()["status"] == "confirmed":
            await there.done(here, "check_in")
    await there.centre.coordinator.done(f"{exclusion}/lift", etag="*")
    await there.done(here, "extend", {"to_on": day(61)})


async def test_bed_18_who_comes_late_does_not_meet_who_is_there(house: House, clock: Clock) -> None:
    there = await home(house, beds=2)
    now = afternoon()
    await clock.stop(now)
    one, other = await there.case(), await there.case()
    await apart(there, one, other)
    late = await confirmed(there, there.beds[0], one, 0, 1)
    await clock.stop(now + 2 * DAY)
    here = await there.arrived(await there.held(there.beds[1], other, 2, 9))
    for body in ({}, {"occurred_at": wire(now)}):
        said = await refused(there.tried(late, "check_in", body), 409, "placement_unsafe")
        assert said["rules"] == ["CoResident"]
    await clock.stop(now + 2 * DAY + HOUR)
    await there.done(here, "check_out", OUT)
    await there.done(late, "check_in")


async def known_as(house: House, case: str, person: str) -> None:
    """It becomes known whose case this is."""
    await house.owner_execute(
        "UPDATE cases SET person_id = :person WHERE id = :id", person=UUID(person), id=UUID(case)
    )


async def test_bed_3_who_became_known_slept_in_no_two_beds(house: House, clock: Clock) -> None:
    there = await home(house, beds=2)
    now = afternoon()
    await clock.stop(now)
    person = await new_person(there.centre, family_name="Example")
    known, unknown = await case_of(house, there.centre, person), await there.case()
    before = await there.occupied(there.beds[0], known)
    here = await there.held(there.beds[1], unknown)
    await there.done(here, "confirm")
    await clock.stop(now + 2 * DAY)
    await there.done(before, "check_out", OUT)
    await there.centre.coordinator.done(f"/v1/cases/{known}/close", {"reason": "Autonomy"}, etag="*")
    await known_as(house, unknown, person)
    back_dated = there.tried(here, "check_in", {"occurred_at": wire(now + DAY)})
    await refused(back_dated, 409, "already_housed")
    await there.done(here, "check_in", {"occurred_at": wire(now + 2 * DAY)})


async def test_bed_3_her_stays_of_before_she_was_known_are_hers(house: House) -> None:
    there = await home(house)
    case = await there.case()
    before = await there.occupied(there.beds[0], case)
    await there.done(before, "check_out", OUT)
    later = await there.held(there.beds[0], case)
    person = await new_person(there.centre, family_name="Example")
    await known_as(house, case, person)
    await there.arrived(later)
    guests = await house.owner_execute(
        "SELECT id::text, guest_id::text FROM allocations WHERE organisation_id = :id", id=there.centre.id
    )
    assert {tuple(row) for row in guests} == {(id_of(before), person), (id_of(later), person)}


async def test_bed_18_a_house_that_is_not_safe_is_not_gone_back_to(house: House) -> None:
    there = await home(house)
    case = await there.case()
    here = await there.occupied(there.beds[0], case)
    await there.done(here, "check_out", OUT)
    body = {"shelter_id": id_of(there.shelter), "reason": "ExploiterNearby"}
    boss = there.centre.coordinator
    await boss.made(f"/v1/cases/{case}/placement-exclusions", body)
    assert (await refused(there.tried(here, "reopen"), 409, "placement_unsafe"))["rules"] == ["Area"]
    override = {"override_reason": "NoSafeAlternative"}
    await refused(there.tried(here, "reopen", override), 403, "forbidden")
    back = await boss.done(f"{here}/reopen", override, etag="*")
    assert back.json()["override_by"] == str(boss.member_id)
