"""Asked twice under one key, a thing is done once, and answered as it was."""

from typing import Any
from uuid import uuid4

from tests.factories.house import Caller, House
from tests.features.shelters.beds import Home, day, home, id_of


async def repeated(caller: Caller, path: str, body: dict[str, Any], etag: str | None = None) -> Any:
    """Ask twice under one key, insist that both were answered alike, and return the answer."""
    key = uuid4().hex
    first = await caller.post(path, body, etag=etag, key=key)
    assert first.status_code in {200, 201}, first.text
    second = await caller.post(path, body, etag=etag, key=key)
    assert (second.status_code, second.content) == (first.status_code, first.content), second.text
    for header in ("ETag", "Location"):
        assert second.headers.get(header) == first.headers.get(header)
    return first


async def rooms(house: House) -> Home:
    """A house with a room of one bed and one of two."""
    there = await home(house)
    await there.room(2)
    return there


async def test_a_house_is_furnished_once(house: House) -> None:
    there = await rooms(house)
    await repeated(there.staff, f"{there.shelter}/units", {"code": "New", "kind": "Room"})
    bed = {"unit_id": there.units[0], "code": "New"}
    await repeated(there.staff, f"{there.shelter}/beds", bed)
    assert len((await there.staff.get(f"{there.shelter}/units")).json()["items"]) == 3
    assert len((await there.staff.get(f"{there.shelter}/beds")).json()["items"]) == 4


async def test_a_bed_is_blocked_and_unblocked_once(house: House) -> None:
    there = await rooms(house)
    block = {"reason": "Repair", "from_on": day()}
    made = await repeated(there.staff, f"{there.shelter}/beds/{there.beds[0]}/block", block)
    here = f"/v1/allocations/{made.json()['id']}"
    assert len(await there.rows()) == 1
    await repeated(there.staff, f"{here}/unblock", {}, "*")
    assert await there.status(here) == "ended"


async def test_a_bed_is_held_left_and_changed_once(house: House) -> None:
    there = await rooms(house)
    case = await there.case()
    made = await repeated(there.staff, "/v1/allocations", there.wish(there.beds[0], case))
    here = await there.arrived(made.headers["Location"])
    away = {"from_on": day(1), "until_on": day(2), "reason": "FamilyVisit"}
    await repeated(there.staff, f"{here}/absences", away)
    assert len((await there.staff.get(f"{here}/absences")).json()["items"]) == 1
    moved = await repeated(there.staff, f"{here}/move", {"bed_id": there.beds[1]}, "*")
    assert [row["id"] for row in await there.rows("?status=occupied")] == [moved.json()["id"]]
    assert moved.json()["id"] != id_of(here)


async def test_an_exclusion_is_made_and_lifted_once(house: House) -> None:
    there = await rooms(house)
    boss, case = there.centre.coordinator, await there.case()
    path = f"/v1/cases/{case}/placement-exclusions"
    body = {"shelter_id": id_of(there.shelter), "reason": "ExploiterNearby"}
    made = await repeated(boss, path, body)
    lifted = await repeated(boss, f"{made.headers['Location']}/lift", {}, "*")
    items = (await boss.get(path)).json()["items"]
    assert [(item["id"], item["status"]) for item in items] == [(lifted.json()["id"], "lifted")]


async def test_somebody_waits_once(house: House) -> None:
    there = await rooms(house)
    await repeated(there.staff, "/v1/waiting-list", {"case_id": await there.case(), "urgency": "Planned"})
    assert len((await there.staff.get("/v1/waiting-list")).json()["items"]) == 1
