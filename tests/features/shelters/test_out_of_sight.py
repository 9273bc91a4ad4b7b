"""Who may not see somebody learns from no bed of her; who reads where a house is, is written down."""

from typing import Any
from uuid import uuid4

import pytest

from tests.factories.house import Caller, House
from tests.features.referrals.second_stage import sent_way
from tests.features.shelters.beds import DAY, HOUR, OUT, Home, address, afternoon, day, home, id_of
from tests.features.shelters.test_awaited import waiting, wish
from tests.features.stories import Clock, code, faults, now_done, refused

STREET = "Rue Secrete 7, Namur"


async def caseworkers(there: Home) -> tuple[Caller, str, str]:
    """A caseworker, a case that is hers, and one that is not."""
    worker = there.centre.caseworker
    return worker, await there.case(worker_id=str(worker.member_id)), await there.case()


async def readings(house: House, there: Home) -> list[tuple[str, str]]:
    """Which operation read the address of which house, as the audit trail tells."""
    rows = await house.owner_execute(
        "SELECT operation, object_id::text FROM audit_events WHERE organisation_id = :id "
        "AND object_kind = 'shelter' AND outcome = 'done' AND operation LIKE 'read%' ORDER BY seq",
        id=there.centre.id,
    )
    return [tuple(row) for row in rows]


def alike(one: Any, other: Any) -> bool:
    """Whether two refusals tell the same."""
    said = [{**answer.json(), "instance": "", "status_": answer.status_code} for answer in (one, other)]
    return bool(said[0] == said[1] and one.status_code >= 400)


@pytest.mark.parametrize("how", ["bar", "seal"])
async def test_bed_18_an_exclusion_tells_nobody_of_a_case_out_of_sight(house: House, how: str) -> None:
    there = await home(house)
    boss, second = there.centre.coordinator, there.centre.coordinator_2
    one, other = await there.case(), await there.case(worker_id=str(boss.member_id))
    here = f"/v1/cases/{one}/placement-exclusions"
    made = await boss.made(here, {"other_case_id": other, "reason": "Conflict"})
    assert len((await second.get(here)).json()["items"]) == 1
    if how == "bar":
        body = {"member_id": str(second.member_id), "reason": "KnowsSuspect"}
        await boss.made(f"/v1/cases/{other}/exclusions", body)
        blind = [second]
    else:
        await now_done(boss, f"/v1/cases/{other}", "seal")
        blind = [second, there.staff]
    for caller in blind:
        assert (await caller.get(here)).json()["items"] == []
        await refused(caller.get(address(made)), 404, "not_found")
        body = {"other_case_id": other, "reason": "Conflict"}
        problem = await refused(caller.post(here, body), 422, "invalid")
        assert faults(problem) == [("/other_case_id", "unknown_reference")]
    assert [item["other_case_id"] for item in (await boss.get(here)).json()["items"]] == [other]


async def test_a_household_with_one_out_of_sight_is_read_only(house: House) -> None:
    there = await home(house, beds=2)
    worker, mine, other = await caseworkers(there)
    companions = [{"case_id": other, "bed_id": there.beds[1]}]
    here = await there.held(there.beds[0], mine, 0, 5, companions=companions)
    (hers,) = [f"/v1/allocations/{row['id']}" for row in await there.rows(f"?case_id={other}")]

    async def is_read_only(*commands: tuple[str, dict[str, Any]]) -> None:
        for command, body in commands:
            await refused(worker.post(f"{here}/{command}", body, etag="*"), 403, "read_only")
            await refused(worker.post(f"{hers}/{command}", body, etag="*"), 404, "not_found")

    assert [row["id"] for row in (await worker.get("/v1/allocations")).json()["items"]] == [id_of(here)]
    await is_read_only(("confirm", {}), ("renew", {}), ("cancel", {}), ("extend", {"to_on": day(4)}))
    await there.done(here, "confirm")
    await is_read_only(("check_in", {}), ("cancel", {}), ("no_show", {}))
    await there.done(here, "check_in")
    away = {"from_on": day(1), "until_on": day(2), "reason": "FamilyVisit"}
    move = {"bed_id": there.beds[1]}
    await is_read_only(("check_out", OUT), ("move", move), ("extend", {"to_on": day(4)}))
    await refused(worker.post(f"{here}/absences", away), 403, "read_only")
    await there.done(here, "check_out", OUT)
    await is_read_only(("reopen", {}))
    assert {row["status"] for row in await there.rows()} == {"departed", "occupied"}


async def test_through_a_broken_glass_a_bed_is_read_and_not_changed(house: House) -> None:
    there = await home(house, address=STREET)
    worker, _, case = await caseworkers(there)
    here = await there.held(there.beds[0], case)
    await refused(worker.get(here), 404, "not_found")
    reason = {"case_id": case, "reason": "She called in the night and is in danger"}
    await worker.made("/v1/break-glass", reason)
    await there.done(here, "confirm")
    assert (await worker.get(here)).json()["address"] == STREET
    for command, body in (("cancel", {}), ("check_in", {}), ("extend", {"to_on": day(9)})):
        await refused(worker.post(f"{here}/{command}", body, etag="*"), 403, "read_only")
    await there.done(here, "check_in")
    away = {"from_on": day(), "until_on": day(1), "reason": "Hospital"}
    await refused(worker.post(f"{here}/absences", away), 403, "read_only")
    waiting = {"case_id": case, "urgency": "Planned"}
    problem = await refused(worker.post("/v1/waiting-list", waiting), 422, "invalid")
    assert faults(problem) == [("/case_id", "unknown_reference")]


async def test_a_caseworker_sees_and_confirms_the_bed_that_she_accepted_with(house: House) -> None:
    there, two = await waiting(house)
    way = await sent_way(two)
    worker = there.centre.caseworker
    await now_done(worker, way.here, "accept", wish(there.beds[0]))
    (held,) = (await worker.get("/v1/allocations")).json()["items"]
    assert (held["status"], held["referral_id"], held["case_id"]) == ("held", id_of(way.here), None)
    confirmed = await now_done(worker, f"/v1/allocations/{held['id']}", "confirm")
    assert confirmed.json()["status"] == "confirmed"
    # Nobody is to go there yet, so nobody needs to know where it is.
    assert (await worker.get(f"/v1/allocations/{held['id']}")).json()["address"] is None


async def test_bed_19_who_reads_where_a_house_is_stands_in_the_trail(house: House) -> None:
    there = await home(house, address=STREET)
    here = await there.held(there.beds[0], await there.case())
    paths = (here, "/v1/allocations", there.shelter, f"{here}/absences", "/v1/availability")
    for path in paths:
        assert STREET not in (await there.staff.get(path)).text
    assert await readings(house, there) == []
    await there.done(here, "confirm")
    for path in paths[1:]:
        assert STREET not in (await there.staff.get(path)).text
    assert await readings(house, there) == []
    assert STREET in (await there.staff.get(here)).text
    await there.centre.coordinator.get(here)
    assert await readings(house, there) == [("read_allocation", id_of(there.shelter))] * 2
    # What was left tells no address, nor does the trail tell that it was read.
    await there.done(here, "check_in")
    await there.done(here, "check_out", OUT)
    assert (await there.staff.get(here)).json()["address"] is None
    assert len(await readings(house, there)) == 2


async def test_nothing_has_changed_is_never_said_of_an_expired_hold_or_a_new_address(
    house: House, clock: Clock
) -> None:
    there = await home(house, beds=2, address="Old street 1")
    now = afternoon()
    await clock.stop(now)
    held = await there.held(there.beds[0], await there.case())
    here = await there.held(there.beds[1], await there.case())
    await there.done(here, "confirm")

    async def again(path: str, seen: Any) -> Any:
        return await there.staff.get(path, headers={"If-None-Match": seen.headers["ETag"]})

    seen = {path: await there.staff.get(path) for path in (held, here)}
    for path, answer in seen.items():
        assert (await again(path, answer)).status_code == 304
    await clock.stop(now + HOUR)
    await there.staff.patch(there.shelter, {"address": "New street 2"}, etag="*")
    assert (await again(here, seen[here])).json()["address"] == "New street 2"
    await clock.stop(now + DAY + HOUR)
    dead = await again(held, seen[held])
    assert (dead.status_code, dead.json()["status"]) == (200, "expired")
    assert (await again(held, dead)).status_code == 304


async def test_bed_17_what_is_anothers_is_refused_as_what_is_not_there(house: House) -> None:
    there, other = await home(house), await home(house)
    own, theirs, nothing = await there.case(), await other.case(), str(uuid4())
    here = await other.held(other.beds[0], theirs)
    post, get = there.staff.post, there.staff.get
    bed = there.beds[0]
    unit = {"case_id": own, "from_on": day()}
    full = {"happened_on": day(), "reason": "Full"}
    block = {"reason": "Repair", "from_on": day()}
    pairs = [
        [await post("/v1/allocations", there.wish(it, own)) for it in (other.beds[0], nothing)],
        [await post("/v1/allocations", there.wish(bed, it)) for it in (theirs, nothing)],
        [await post("/v1/allocations", {**unit, "unit_id": it}) for it in (other.units[0], nothing)],
        [await post("/v1/turn-aways", {**full, "shelter_id": it}) for it in (id_of(other.shelter), nothing)],
        [
            await post(f"{there.shelter}/beds", {"unit_id": it, "code": "x"})
            for it in (other.units[0], nothing)
        ],
        [await post(f"{there.shelter}/beds/{it}/block", block) for it in (other.beds[0], nothing)],
        [await get(it) for it in (here, f"/v1/allocations/{nothing}")],
        [await get(f"{it}/absences") for it in (here, f"/v1/allocations/{nothing}")],
        [await there.tried(it, "cancel") for it in (here, f"/v1/allocations/{nothing}")],
        [await get(it) for it in (other.shelter, f"/v1/shelters/{nothing}")],
    ]
    assert [alike(*pair) for pair in pairs] == [True] * len(pairs)
    for it in (id_of(other.shelter), nothing):
        assert (await get(f"/v1/availability?shelter_id={it}")).json()["items"] == []


async def test_bed_17_what_is_out_of_sight_is_refused_as_what_is_not_there(house: House) -> None:
    there = await home(house, beds=2)
    worker, mine, case = await caseworkers(there)
    here, nothing = await there.held(there.beds[0], case), str(uuid4())
    block = {"reason": "Repair", "from_on": day(9)}
    made = await there.staff.made(f"{there.shelter}/beds/{there.beds[1]}/block", block)
    no_one = f"/v1/allocations/{nothing}"
    pairs = [
        [
            await worker.post("/v1/waiting-list", {"case_id": it, "urgency": "Planned"})
            for it in (case, nothing)
        ],
        [await worker.get(it) for it in (here, no_one)],
        [await worker.post(f"{it}/cancel", {}, etag="*") for it in (here, no_one)],
        # Nor is a repair for one caseworker to see or end.
        [await worker.get(it) for it in (address(made), no_one)],
        [await worker.post(f"{it}/unblock", {}, etag="*") for it in (address(made), no_one)],
    ]
    assert [alike(*pair) for pair in pairs] == [True] * len(pairs)
    refusal = await worker.post("/v1/allocations", there.wish(there.beds[0], mine))
    assert (refusal.status_code, code(refusal)) == (409, "bed_unavailable")


async def test_only_who_gives_beds_sees_them(house: House) -> None:
    there = await home(house)
    paths = ("/v1/allocations", f"{there.shelter}/board?from={day()}&to={day(1)}", "/v1/network-availability")
    seen = {
        role: {(await caller.get(path)).status_code for path in paths}
        for role, caller in there.centre.callers.items()
    }
    give = {"coordinator", "coordinator_2", "caseworker", "housing"}
    assert seen == {role: {200} if role in give else {403} for role in seen}
    assert give < set(seen)
    operator = house.operator.callers["operator"]
    for path in ("/v1/shelters", "/v1/availability", *paths):
        await refused(operator.get(path), 404, "not_found")
