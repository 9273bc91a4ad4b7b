"""The last bed goes to exactly one person, however many ask for it at once."""

import asyncio
import time
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from tests.factories.house import House
from tests.features.shelters.beds import ZONE, Home, afternoon, day, home, id_of
from tests.features.stories import Clock, at_once, code, faults, refused, statuses
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features.shelters import tasks

SECOND = timedelta(seconds=1)


@pytest.mark.race
async def test_bed_1_of_forty_who_want_a_bed_one_gets_it(house: House) -> None:
    there = await home(house, beds=41)
    wanted, *others = there.beds
    alone = [there.wish(bed, await there.case()) for bed in others]
    answers, unhindered = await _timed(there, alone)
    assert statuses(answers) == {201: 40}
    answers, seconds = await _timed(there, [there.wish(wanted, await there.case()) for _ in range(40)])
    assert statuses(answers) == {201: 1, 409: 39}
    assert {code(answer) for answer in answers if answer.status_code == 409} == {"bed_unavailable"}
    # Nobody waits for a deadlock to be found. Where the whole suite runs beside it, forty who want forty
    # beds tell how long a second is.
    assert seconds < 3 * max(1, unhindered)


async def _timed(there: Home, wishes: list[dict[str, Any]]) -> tuple[list[httpx.Response], float]:
    """What is answered to these wishes at once, and after how many seconds."""
    began = time.perf_counter()
    answers = await at_once([there.staff.post("/v1/allocations", wish) for wish in wishes])
    return answers, time.perf_counter() - began


@pytest.mark.race
async def test_bed_10_households_over_two_beds_in_opposite_order_are_placed_whole_or_not_at_all(
    house: House,
) -> None:
    there = await home(house, beds=2)
    one, two = there.beds
    wishes = []
    for n in range(20):
        first, second = (one, two) if n % 2 else (two, one)
        companions = [{"case_id": await there.case(), "bed_id": second}]
        wishes.append(there.wish(first, await there.case(), companions=companions))
    answers = await at_once([there.staff.post("/v1/allocations", wish) for wish in wishes])
    assert statuses(answers) == {201: 1, 409: 19}
    assert {code(answer) for answer in answers if answer.status_code == 409} == {"bed_unavailable"}
    listed = (await there.staff.get("/v1/allocations")).json()["items"]
    assert sorted(item["bed_id"] for item in listed) == sorted(there.beds)
    assert len({item["household_id"] for item in listed}) == 1


async def test_bed_10_a_family_unit_is_given_as_a_whole(house: House) -> None:
    there = await home(house, beds=0)
    flat = await there.room(3, let_as="Unit", suitability=["FamilyUnit"])
    mother, child = await there.case(), await there.case(minor="yes")
    alone = there.staff.post("/v1/allocations", there.wish(there.beds[0], mother))
    await refused(alone, 409, "let_as_unit")
    wish = {"unit_id": flat, "case_id": mother, "companions": [{"case_id": child}], "from_on": day()}
    here = (await there.staff.made("/v1/allocations", wish)).headers["Location"]
    rows = (await there.staff.get("/v1/allocations")).json()["items"]
    assert {row["case_id"] for row in rows} == {mother, child, None}
    other = {**wish, "case_id": await there.case(), "companions": []}
    await refused(there.staff.post("/v1/allocations", other), 409, "bed_unavailable")
    await there.done(here, "confirm")
    await there.done(here, "check_in")
    rows = (await there.staff.get("/v1/allocations")).json()["items"]
    assert {row["status"] for row in rows} == {"occupied"}
    # The child leaves first: the flat stays theirs; with the mother, all of it is free again.
    hers = next(f"/v1/allocations/{row['id']}" for row in rows if row["case_id"] == child)
    await there.done(hers, "check_out", {"exit_reason": "MovedToFamilyFriends"})
    await refused(there.staff.post("/v1/allocations", other), 409, "bed_unavailable")
    await there.done(here, "check_out", {"exit_reason": "MovedToPrivateRental"})
    await there.staff.made("/v1/allocations", other)


async def test_bed_10_a_household_that_is_too_large_gets_nothing(house: House) -> None:
    there = await home(house, beds=0)
    flat = await there.room(1, let_as="Unit")
    companions = [{"case_id": await there.case()}]
    wish = {"unit_id": flat, "case_id": await there.case(), "from_on": day(), "companions": companions}
    await refused(there.staff.post("/v1/allocations", wish), 409, "household_too_large")
    assert (await there.staff.get("/v1/allocations")).json()["items"] == []


async def test_bed_4_an_expired_hold_is_taken_for_nothing_before_any_sweep(
    house: House, clock: Clock
) -> None:
    there = await home(house)
    now = datetime.now(UTC).replace(microsecond=0)
    await clock.stop(now)
    here = await there.held(there.beds[0], await there.case())
    ends = now + timedelta(hours=24)
    assert (await there.staff.get(here)).json()["expires_at"].startswith(ends.isoformat()[:19])
    await clock.stop(ends - SECOND)
    assert (await there.staff.get(here)).json()["status"] == "held"
    other = there.wish(there.beds[0], await there.case(), 2)
    await refused(there.staff.post("/v1/allocations", other), 409, "bed_unavailable")
    await clock.stop(ends)
    seen = (await there.staff.get(here)).json()
    assert (seen["status"], seen["allowed_commands"]) == ("expired", [])
    assert (await there.staff.get("/v1/allocations?status=held")).json()["items"] == []
    assert [i["id"] for i in (await there.staff.get("/v1/allocations?status=expired")).json()["items"]] == [
        id_of(here)
    ]
    for command in ("confirm", "renew", "cancel"):
        await refused(there.tried(here, command), 409, "hold_already_expired")
    # BED-5: whoever takes the bed ends the dead hold by that.
    await there.staff.made("/v1/allocations", other)
    stored = await house.owner_execute("SELECT status FROM allocations WHERE id = :id", id=id_of(here))
    assert stored.scalar_one() == "expired"


async def test_bed_4_a_hold_is_renewed_twice_at_most(house: House, clock: Clock) -> None:
    there = await home(house)
    now = datetime.now(UTC).replace(microsecond=0)
    await clock.stop(now)
    here = await there.held(there.beds[0], await there.case())
    for n in (1, 2):
        await clock.stop(now + timedelta(hours=20 * n))
        renewed = await there.done(here, "renew")
        assert renewed["expires_at"].startswith((now + timedelta(hours=20 * n + 24)).isoformat()[:19])
    await refused(there.tried(here, "renew"), 409, "renewed_too_often")


@pytest.mark.race
async def test_bed_6_a_hold_is_decided_once(house: House, clock: Clock) -> None:
    there = await home(house)
    for _ in range(5):
        now = datetime.now(UTC).replace(microsecond=0)
        await clock.stop(now)
        here = await there.held(there.beds[0], await there.case())
        answers = await at_once(
            [there.tried(here, command) for command in ("confirm", "cancel", "confirm", "cancel")]
        )
        won = [n for n, answer in enumerate(answers) if answer.status_code == 200]
        stands = (await there.staff.get(here)).json()["status"]
        lost = {code(a) for a in answers if a.status_code != 200}
        assert stands == "cancelled"  # what was confirmed may still be cancelled
        assert lost <= {"hold_already_cancelled", "hold_already_confirmed"}
        assert 1 <= len(won) <= 2


@pytest.mark.race
async def test_bed_6_confirmed_or_expired_never_both(house: House, clock: Clock) -> None:
    there = await home(house)

    async def sweep() -> int:
        async with system_mandate(house.office, there.centre.id, "test") as mandate:
            return await tasks.expire(mandate)

    now = afternoon()
    for n in range(5):
        await clock.stop(now + timedelta(days=2 * n))
        case = await there.case()
        here = (
            await there.staff.made(
                "/v1/allocations",
                {**there.wish(there.beds[0], case), "from_on": day(2 * n), "to_on": day(2 * n + 2)},
            )
        ).headers["Location"]
        await clock.stop(now + timedelta(days=2 * n + 1, seconds=n % 2 - 1))
        confirmed, swept = await asyncio.gather(there.tried(here, "confirm"), sweep())
        stands = (await there.staff.get(here)).json()["status"]
        assert (confirmed.status_code, swept, stands) in {(200, 0, "confirmed"), (409, 1, "expired")}
        if confirmed.status_code == 409:
            assert code(confirmed) == "hold_already_expired"


async def test_bed_3_nobody_sleeps_in_two_beds(house: House) -> None:
    there = await home(house, beds=2)
    case = await there.case()
    here = await there.occupied(there.beds[0], case)
    other = await there.held(there.beds[1], case)
    await there.done(other, "confirm")
    await refused(there.tried(other, "check_in"), 409, "already_housed")
    await there.done(here, "check_out", {"exit_reason": "Other"})
    await there.done(other, "check_in")


async def test_bed_8_a_bed_is_not_closed_over_a_person(house: House) -> None:
    there = await home(house, beds=2)
    free, taken = there.beds
    await there.occupied(taken, await there.case())
    block = {"reason": "Repair", "from_on": day(5)}
    tried = there.staff.post(f"{there.shelter}/beds/{taken}/block", block)
    await refused(tried, 409, "bed_unavailable")
    blocked = (await there.staff.made(f"{there.shelter}/beds/{free}/block", block)).headers["Location"]
    later = there.staff.post("/v1/allocations", there.wish(free, await there.case(), 4, 6))
    await refused(later, 409, "bed_unavailable")
    await there.held(free, await there.case(), 0, 5)
    await there.done(blocked, "unblock")
    await there.held(free, await there.case(), 5, 6)
    await refused(there.tried(there.shelter, "close"), 409, "beds_taken")


async def test_bed_9_an_overflow_bed_has_a_reason_and_a_last_day(house: House) -> None:
    there = await home(house)
    body = {"unit_id": there.units[0], "code": "Extra", "overflow_reason": "SevereWeather"}
    alone = await refused(there.staff.post(f"{there.shelter}/beds", body), 422, "invalid")
    assert alone["errors"][0]["pointer"] == "/overflow_until"
    made = await there.staff.made(f"{there.shelter}/beds", {**body, "overflow_until": day(3)})
    extra = made.json()["id"]
    case = await there.case()
    await refused(there.staff.post("/v1/allocations", there.wish(extra, case, 0, 5)), 409, "bed_unavailable")
    await there.held(extra, case, 0, 4)


async def test_bed_11_only_leaving_frees_a_bed(house: House, clock: Clock) -> None:
    there = await home(house)
    noon = datetime.now(ZONE).replace(hour=12, minute=0, second=0, microsecond=0)
    await clock.stop(noon)
    case = await there.case()
    here = await there.occupied(there.beds[0], case, 3)
    await there.done(here, "extend", {"to_on": day(2)})
    other = {"bed_id": there.beds[0], "case_id": await there.case(), "to_on": day(9)}
    await refused(there.staff.post("/v1/allocations", {**other, "from_on": day(4)}), 409, "bed_unavailable")
    open_ = await refused(
        there.centre.coordinator.post(f"/v1/cases/{case}/close", {"reason": "Autonomy"}, etag="*"),
        409,
        "still_open",
    )
    assert open_["open"] == [{"kind": "allocation", "id": id_of(here), "status": "occupied"}]
    left = noon + timedelta(hours=3)
    await clock.stop(left)
    gone = await there.done(here, "check_out", {"exit_reason": "MovedToTransit"})
    assert gone["ends_at"] == gone["checked_out_at"]
    await there.staff.made("/v1/allocations", {**other, "from_on": day()})


async def test_bed_12_a_stay_grows_only_into_free_days_and_never_into_nothing(house: House) -> None:
    there = await home(house)
    bed = there.beds[0]
    first = await there.held(bed, await there.case(), 0, 5)
    second = await there.held(bed, await there.case(), 10, 12)
    await there.done(first, "extend", {"to_on": day(10)})
    await refused(there.tried(first, "extend", {"to_on": day(11)}), 409, "bed_unavailable")
    problem = await refused(there.tried(second, "extend", {"to_on": day(10)}), 422, "invalid")
    assert faults(problem) == [("/to_on", "not_after_from_on")]
    await there.done(first, "confirm")
    await there.done(first, "check_in")
    # In bed, she has it until the next one comes; that one cannot come while she is there.
    assert (await there.staff.get(first)).json()["ends_at"] == (await there.staff.get(second)).json()[
        "begins_at"
    ]
    await refused(there.tried(first, "extend", {"to_on": day(11)}), 409, "bed_unavailable")
    await there.done(second, "confirm")
    await refused(there.tried(second, "check_in"), 409, "bed_unavailable")
    await there.done(first, "check_out", {"exit_reason": "Hospital"})
    await there.done(first, "reopen")
    await there.done(first, "check_out", {"exit_reason": "Hospital"})
    await there.done(second, "check_in")
    await refused(there.tried(first, "reopen"), 409, "bed_unavailable")


@pytest.mark.race
async def test_two_who_change_beds_with_each_other_wait_for_nobody(house: House) -> None:
    there = await home(house, beds=3)
    one, two = [await there.occupied(bed, await there.case()) for bed in there.beds[:2]]
    answers = await at_once(
        [
            there.tried(one, "move", {"bed_id": there.beds[2]}),
            there.tried(two, "move", {"bed_id": there.beds[0]}),
            there.tried(two, "move", {"bed_id": there.beds[2]}),
        ]
    )
    assert {a.status_code for a in answers} <= {200, 409}
    rows = (await there.staff.get("/v1/allocations?status=occupied")).json()["items"]
    assert len({row["bed_id"] for row in rows}) == len(rows) == 2


async def test_bed_17_a_conflict_tells_nothing_of_the_other(house: House) -> None:
    there = await home(house)
    here = await there.held(there.beds[0], await there.case(), 3, 9)
    other = (await there.staff.get(here)).json()
    answer = await there.staff.post("/v1/allocations", there.wish(there.beds[0], await there.case()))
    assert answer.status_code == 409
    said = answer.json()
    assert set(said) == {"type", "title", "status", "detail", "instance", "code", "errors"}
    assert said["errors"] == []
    for value in (other["id"], other["case_id"], other["from_on"], other["to_on"], str(there.centre.id)):
        assert value not in answer.text


async def test_bed_18_safety_rules_are_asked_at_each_step(house: House) -> None:
    there = await home(house, beds=0)
    await there.room(suitability=["WomenOnly"])
    man, woman = await there.case(gender="Masculine"), await there.case()
    bed = there.beds[0]
    said = await refused(there.staff.post("/v1/allocations", there.wish(bed, man)), 409, "placement_unsafe")
    assert said["rules"] == ["WomenOnly"]
    wish = there.wish(bed, man, override_reason="NoSafeAlternative")
    await refused(there.staff.post("/v1/allocations", wish), 403, "forbidden")
    boss = there.centre.coordinator
    held = await boss.made("/v1/allocations", wish)
    assert held.json()["override_by"] == str(boss.member_id)
    await there.done(held.headers["Location"], "cancel")
    here = await there.held(bed, woman)
    exclusions = f"/v1/cases/{woman}/placement-exclusions"
    body = {"shelter_id": id_of(there.shelter), "reason": "ExploiterNearby"}
    area = (await boss.made(exclusions, body)).headers["Location"]
    said = await refused(there.tried(here, "confirm"), 409, "placement_unsafe")
    assert said["rules"] == ["Area"]
    await boss.post(f"{area}/lift", {}, etag="*")
    await there.done(here, "confirm")
    await there.room()
    neighbour = await there.case()
    await there.occupied(there.beds[1], neighbour)
    await boss.made(exclusions, {"other_case_id": neighbour, "reason": "Conflict"})
    said = await refused(there.tried(here, "check_in"), 409, "placement_unsafe")
    assert said["rules"] == ["CoResident"]


async def test_bed_19_an_address_is_shown_with_a_promised_stay_only(house: House) -> None:
    there = await home(house, address="Rue Secrete 7, Namur")
    here = await there.held(there.beds[0], await there.case())
    for path in (there.shelter, "/v1/shelters", "/v1/allocations", here):
        assert "Secrete" not in (await there.staff.get(path)).text
    await there.done(here, "confirm")
    assert (await there.staff.get(here)).json()["address"] == "Rue Secrete 7, Namur"
    assert "Secrete" not in (await there.staff.get("/v1/allocations")).text
    for role in ("legal", "finance", "auditor", "admin"):
        assert (await there.centre.callers[role].get(here)).status_code == 403
    stranger = await house.party()
    await refused(stranger.callers["housing"].get(here), 404, "not_found")
