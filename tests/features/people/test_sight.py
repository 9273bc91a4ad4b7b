"""Who may see a person: who may see a case of hers, by one predicate everywhere (PLAN-11)."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.factories.house import FACTS, Caller, House, Party
from tests.features.people.stories import REASON, canary, case_of, found, id_of, written
from tests.features.stories import Clock, refused

CALLERS = ("coordinator", "coordinator_2", "caseworker", "legal", "housing")


@dataclass
class Crowd:
    """Everybody of a centre that has people in every relation to its members."""

    centre: Party
    name: str
    people: dict[str, str]

    def caller(self, role: str) -> Caller:
        return self.centre.callers[role]


_BAR = """
INSERT INTO case_exclusions
    (organisation_id, id, version, created_at, updated_at, case_id, member_id, reason)
VALUES (:o, :id, 1, now(), now(), :case, :member, 'Relative')"""
_OPEN = """
INSERT INTO break_glass
    (organisation_id, id, version, created_at, updated_at, case_id, member_id, reason, until_at)
VALUES (:o, :id, 1, now(), now(), :case, :member, '\\x00', app.now() + make_interval(hours => :hours))"""


async def excluded(house: House, centre: Party, case: UUID, member: Caller) -> None:
    """Bar a member from a case."""
    await house.owner_execute(_BAR, o=centre.id, id=uuid4(), case=case, member=member.member_id)


async def opened_glass(house: House, centre: Party, case: UUID, member: Caller, hours: int) -> None:
    """Let a member look into a case for some hours from now."""
    who = {"case": case, "member": member.member_id}
    await house.owner_execute(_OPEN, o=centre.id, id=uuid4(), hours=hours, **who)


async def closed(house: House, case: UUID) -> None:
    """Close a case, so that its person may have another."""
    await house.owner_execute(
        "UPDATE cases SET status = 'closed', closed_on = current_date WHERE id = :c", c=case
    )


@pytest.fixture
async def crowd(house: House) -> Crowd:
    centre, name = await house.party(), canary()
    body = {"identity": {"family_name": name}}
    worker, narrowed = centre.coordinator, centre.caseworker
    people: dict[str, str] = {}
    for who in (
        "unattached",
        "protected",
        "sealed",
        "narrowed_works",
        "barred",
        "closed",
        "two_cases",
        "glass",
    ):
        people[who] = await written(worker, body)
    people["made_by_narrowed"] = await written(narrowed, body)
    people["made_by_narrowed_with_case"] = await written(narrowed, body)
    await case_of(house, centre, people["protected"], worker)
    await case_of(house, centre, people["sealed"], worker, sensitivity="Sealed")
    await case_of(house, centre, people["narrowed_works"], narrowed)
    barred = await case_of(house, centre, people["barred"], worker)
    for role in ("caseworker", "coordinator_2"):
        await excluded(house, centre, barred, centre.callers[role])
    await closed(house, await case_of(house, centre, people["closed"], narrowed))
    await closed(house, await case_of(house, centre, people["two_cases"], worker, sensitivity="Sealed"))
    await case_of(house, centre, people["two_cases"], narrowed)
    glass = await case_of(house, centre, people["glass"], worker)
    await opened_glass(house, centre, glass, narrowed, 2)
    await case_of(house, centre, people["made_by_narrowed_with_case"], worker)
    return Crowd(centre, name, people)


EXPECTED = {
    "coordinator": {
        *("unattached", "protected", "sealed", "narrowed_works", "barred", "closed", "two_cases", "glass"),
        *("made_by_narrowed", "made_by_narrowed_with_case"),
    },
    "coordinator_2": {
        *("unattached", "protected", "narrowed_works", "closed", "two_cases", "glass"),
        *("made_by_narrowed", "made_by_narrowed_with_case"),
    },
    "caseworker": {"narrowed_works", "closed", "two_cases", "glass", "made_by_narrowed"},
}
EXPECTED["legal"] = EXPECTED["housing"] = EXPECTED["coordinator_2"] | {"barred"}


async def _listed(caller: Caller) -> set[str]:
    items = (await caller.get("/v1/people?limit=200")).json()["items"]
    return {item["id"] for item in items}


@pytest.mark.parametrize("role", CALLERS)
async def test_plan_11_the_list_the_search_and_reading_one_by_one_agree(crowd: Crowd, role: str) -> None:
    caller = crowd.caller(role)
    expected = {id_of(crowd.people[who]) for who in EXPECTED[role]}
    assert await _listed(caller) == expected
    assert await found(caller, name=crowd.name) == expected
    for who, here in crowd.people.items():
        below = [here, f"{here}/accesses", f"{here}/household-links"]
        statuses = {(await caller.get(place, headers=REASON)).status_code for place in below}
        assert statuses == ({200} if who in EXPECTED[role] else {404}), who


async def test_plan_10_who_is_barred_from_a_case_does_not_see_the_person_even_through_another(
    house: House,
) -> None:
    centre = await house.party()
    here = await written(centre.coordinator)
    barred = await case_of(house, centre, here, centre.coordinator)
    await closed(house, barred)
    await case_of(house, centre, here, centre.coordinator_2)
    assert (await centre.coordinator_2.get(here)).status_code == 200
    await excluded(house, centre, barred, centre.coordinator_2)
    for answer in (
        centre.coordinator_2.get(here, headers=REASON),
        centre.coordinator_2.patch(here, {"identity": {"deceased": True}}, etag="*"),
        centre.coordinator_2.get(f"{here}/accesses"),
    ):
        await refused(answer, 404, "not_found")
    await house.owner_execute("UPDATE case_exclusions SET lifted_at = now() WHERE case_id = :c", c=barred)
    assert (await centre.coordinator_2.get(here)).status_code == 200


async def test_plan_9_an_open_glass_shows_the_person_until_it_closes(house: House, clock: Clock) -> None:
    centre = await house.party()
    here = await written(centre.coordinator)
    case = await case_of(house, centre, here, centre.coordinator)
    narrowed = centre.caseworker
    await refused(narrowed.get(here, headers=REASON), 404, "not_found")
    now = (await house.owner_execute("SELECT now()")).scalar()
    await clock.stop(now)
    await opened_glass(house, centre, case, narrowed, 3)
    assert (await narrowed.get(here, headers=REASON)).status_code == 200
    # An open glass is no work on her case: why is said, and nothing is changed.
    await refused(narrowed.get(here), 428, "access_reason_required")
    change = {"identity": {"deceased": True}}
    headers = {"If-Match": "*", **REASON}
    await refused(narrowed.call("PATCH", here, json=change, headers=headers), 403, "read_only")
    link = {"other_id": id_of(await written(narrowed)), "relation": "Child"}
    await refused(narrowed.post(f"{here}/household-links", link), 403, "read_only")
    await house.owner_execute(
        "UPDATE break_glass SET until_at = app.now() - interval '1 second' WHERE case_id = :case", case=case
    )
    await refused(narrowed.get(here, headers=REASON), 404, "not_found")


async def test_a_front_end_sees_what_the_member_sees_for_whom_it_acts(house: House) -> None:
    centre = await house.party()
    made = await centre.admin.made("/v1/clients", {"name": "Front end", "role": "coordinator"})
    front_end = house.caller(centre.id, UUID(made.json()["id"]), "coordinator")
    mine, other = await written(centre.caseworker), await written(centre.coordinator)

    async def read(here: str, **headers: str) -> int:
        behalf: dict[str, Any] = {"On-Behalf-Of": str(centre.caseworker.member_id), **headers}
        return (await front_end.get(here, headers=behalf)).status_code

    assert (await read(mine), await read(other, **REASON)) == (200, 404)
    assert (await front_end.get(other, headers=REASON)).status_code == 200


async def test_the_list_shows_what_changed_since(house: House) -> None:
    worker = (await house.party()).coordinator
    old = await written(worker)
    since = (await worker.get(await written(worker))).json()["updated_at"]
    items = (await worker.get("/v1/people", params={"updated_since": since})).json()["items"]
    assert id_of(old) not in {item["id"] for item in items}
    assert len(items) == 1


async def test_a_case_without_a_person_shows_nobody(house: House) -> None:
    centre = await house.party()
    await centre.coordinator.made("/v1/cases", {**FACTS, "worker_id": str(centre.caseworker.member_id)})
    here = await written(centre.coordinator)
    await refused(centre.caseworker.get(here, headers=REASON), 404, "not_found")
