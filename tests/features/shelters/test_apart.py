"""Who must not meet does not, in whichever of her cases it stands; who sees only one is not told (BED-18)."""

import asyncio

import pytest
from sqlalchemy import text

from tests.factories.house import House
from tests.features.retention.keeping import purged
from tests.features.shelters.beds import DAY, home, id_of
from tests.features.shelters.test_forgotten import CLOSE, LATER
from tests.features.shelters.test_locks import MEANWHILE, owner
from tests.features.shelters.test_safety import apart
from tests.features.stories import Clock, case_of, code, new_person, now_done, refused

OVERRIDE = {"override_reason": "NoSafeAlternative"}


@pytest.mark.parametrize("how", ["merge", "second_case"])
async def test_bed_18_an_exclusion_follows_her_through_merge_and_second_case(house: House, how: str) -> None:
    there = await home(house, beds=2)
    boss, other = there.centre.coordinator, await there.case()
    person = await new_person(there.centre, family_name="Example")
    before = await (there.case() if how == "merge" else case_of(house, there.centre, person))
    body = {"shelter_id": id_of(there.shelter), "reason": "ExploiterNearby"}
    await boss.made(f"/v1/cases/{before}/placement-exclusions", body)
    await apart(there, other, before)
    if how == "merge":
        now = await there.case()
        await now_done(boss, f"/v1/cases/{before}", "merge", {"into_case_id": now})
    else:
        await now_done(boss, f"/v1/cases/{before}", "close", CLOSE)
        now = await case_of(house, there.centre, person)
    said = await refused(
        boss.post("/v1/allocations", there.wish(there.beds[0], now)), 409, "placement_unsafe"
    )
    assert said["rules"] == ["Area"]
    here = (await boss.made("/v1/allocations", {**there.wish(there.beds[0], now), **OVERRIDE})).headers[
        "Location"
    ]
    for command in ("confirm", "check_in"):
        said = await refused(there.tried(here, command), 409, "placement_unsafe")
        assert said["rules"] == ["Area"]
        await boss.done(f"{here}/{command}", OVERRIDE, etag="*")
    meets = there.staff.post("/v1/allocations", there.wish(there.beds[1], other))
    assert (await refused(meets, 409, "placement_unsafe"))["rules"] == ["CoResident"]


async def test_bed_18_an_exclusion_follows_who_is_named_through_a_purge(house: House, clock: Clock) -> None:
    there = await home(house, beds=2)
    boss, other = there.centre.coordinator, await there.case()
    person = await new_person(there.centre, family_name="Example")
    before = await case_of(house, there.centre, person)
    exclusion = await apart(there, other, before)
    await now_done(boss, f"/v1/cases/{before}", "close", CLOSE)
    now = await case_of(house, there.centre, person)
    await clock.stop(LATER)
    assert await purged(house, there.centre) == 1
    assert (await boss.get(exclusion)).json()["other_case_id"] == now
    days = {"from_on": (LATER + DAY).date().isoformat(), "to_on": (LATER + 9 * DAY).date().isoformat()}
    await there.staff.made("/v1/allocations", {**there.wish(there.beds[0], now), **days})
    meets = {**there.wish(there.beds[1], other), **days}
    said = await refused(there.staff.post("/v1/allocations", meets), 409, "placement_unsafe")
    assert said["rules"] == ["CoResident"]
    await boss.done(f"{exclusion}/lift", etag="*")
    await there.staff.made("/v1/allocations", meets)


@pytest.mark.parametrize("how", ["bar", "seal"])
@pytest.mark.parametrize("whose", ["hers", "theirs"])
async def test_plan_10_no_refusal_tells_where_somebody_out_of_sight_sleeps(
    house: House, how: str, whose: str
) -> None:
    there = await home(house, beds=2)
    boss, second = there.centre.coordinator, there.centre.coordinator_2
    one, other = await there.case(), await there.case(worker_id=str(boss.member_id))
    await apart(there, *((one, other) if whose == "hers" else (other, one)))
    await there.occupied(there.beds[1], other)
    wish = there.wish(there.beds[0], one)
    assert code(await second.post("/v1/allocations", wish)) == "placement_unsafe"
    if how == "bar":
        body = {"member_id": str(second.member_id), "reason": "KnowsSuspect"}
        await boss.made(f"/v1/cases/{other}/exclusions", body)
    else:
        await now_done(boss, f"/v1/cases/{other}", "seal")
    for body in (wish, {**wish, **OVERRIDE}):
        said = await refused(second.post("/v1/allocations", body), 409, "bed_unavailable")
        assert "rules" not in said
    assert (await refused(boss.post("/v1/allocations", wish), 409, "placement_unsafe"))["rules"] == [
        "CoResident"
    ]
    await boss.made("/v1/allocations", {**wish, **OVERRIDE})


@pytest.mark.race
async def test_bed_18_of_two_who_must_not_meet_one_is_held_a_bed(house: House) -> None:
    there = await home(house, beds=2)
    cases = [await there.case() for _ in range(2)]
    await apart(there, *cases)
    async with owner(house) as connection:
        # Nobody can write in the journal: the first has her bed, and is not through.
        await connection.execute(text("LOCK TABLE events IN SHARE MODE"))
        tasks = []
        for bed, case in zip(there.beds, cases, strict=True):
            tasks.append(asyncio.create_task(there.staff.post("/v1/allocations", there.wish(bed, case))))
            await asyncio.sleep(MEANWHILE)
    first, second = [await task for task in tasks]
    assert first.status_code == 201
    assert code(second) == "placement_unsafe"
