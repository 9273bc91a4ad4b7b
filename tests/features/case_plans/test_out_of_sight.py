"""Who does not see a case learns nothing of what hangs on it; who only looks into it changes nothing."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from tests.factories.house import Caller, House, Party
from tests.features.case_plans.plans import (
    AGREES,
    DISCONTINUE,
    LOOK,
    WHY,
    Desk,
    assessed,
    day,
    desk,
    goal,
    monthly,
)
from tests.features.stories import Clock, colleague, faults, now_done, refused

#: The collections of what hangs on cases, and their tables.
TABLES = {
    "case-plans": "case_plans",
    "goals": "goals",
    "actions": "plan_actions",
    "visits": "visits",
    "services": "delivered_services",
    "assessments": "assessments",
}
BAR = {"reason": "KnowsSuspect"}


async def furnished(there: Desk) -> Desk:
    """A case with two versions of a plan, goals, actions, visits, a service, an assessment, an exemption."""
    here = await there.in_force(goal("One"), goal("Two"), follow_up=monthly())
    await there.reviewed(here)
    service = {"case_id": there.case, "type": "Coaching", "delivered_on": day(), "note": "She came."}
    await there.author.made("/v1/services", service)
    await assessed(there, "Baseline", day())
    spare = {"requirement": "ExitAssessment", "until_on": day(30), "reason": WHY}
    await there.approver.made(f"{here}/exemptions", spare)
    return there


async def hidden(house: House, centre: Party, worker: Caller) -> Desk:
    """A case on which this caller alone works."""
    there = await desk(house, centre)
    case = f"/v1/cases/{there.case}"
    if worker is not centre.caseworker:
        await centre.coordinator.made(f"{case}/workers", {"member_id": str(worker.member_id)})
        for entry in (await centre.coordinator.get(f"{case}/workers")).json()["items"]:
            if entry["member_id"] == str(centre.caseworker.member_id):
                await centre.coordinator.done(f"{case}/workers/{entry['id']}/remove", etag="*")
    return there


@dataclass
class Town:
    """A centre with cases that not everybody sees."""

    centre: Party
    #: The caseworker's own; that of the coordinator; one of hers that is sealed; one with somebody barred.
    own: Desk
    other: Desk
    sealed: Desk
    barred: Desk


@pytest.fixture
async def town(house: House) -> Town:
    centre = await house.party()
    boss = centre.coordinator
    cases = [await hidden(house, centre, who) for who in (centre.caseworker, boss, boss, boss)]
    own, other, sealed, barred = [await furnished(there) for there in cases]
    await now_done(boss, f"/v1/cases/{sealed.case}", "seal")
    bar = {**BAR, "member_id": str(centre.coordinator_2.member_id)}
    await boss.made(f"/v1/cases/{barred.case}/exclusions", bar)
    return Town(centre, own, other, sealed, barred)


async def everything(house: House, centre: Party, what: str) -> set[str]:
    """The ids of all that the centre has, past all walls."""
    rows = await house.owner_execute(
        f"SELECT id::text FROM {TABLES[what]} WHERE organisation_id = :id",  # noqa: S608 - names of this file
        id=centre.id,
    )
    return set(rows.scalars())


async def listed(caller: Caller, what: str) -> dict[str, str]:
    """The ids that the caller is told, each with its case."""
    answer = await caller.get(f"/v1/{what}?limit=200")
    assert answer.status_code == 200, answer.text
    return {item["id"]: item["case_id"] for item in answer.json()["items"]}


async def holds(house: House, centre: Party, caller: Caller, *cases: Desk) -> None:
    """Insist that in each collection the caller lists what she can read, and that it is of these cases."""
    wanted = {there.case for there in cases}
    for what in TABLES:
        told = await listed(caller, what)
        read = {id_: await caller.get(f"/v1/{what}/{id_}") for id_ in await everything(house, centre, what)}
        assert set(told) == {id_ for id_, answer in read.items() if answer.status_code == 200}, what
        assert {answer.status_code for answer in read.values()} <= {200, 404}
        assert set(told.values()) == wanted, what
    assert {case["id"] for case in (await caller.get("/v1/cases")).json()["items"]} == wanted


async def test_plan_11_everybody_lists_what_she_can_read_and_no_more(house: House, town: Town) -> None:
    centre = town.centre
    own, other, sealed, barred = town.own, town.other, town.sealed, town.barred
    await holds(house, centre, centre.coordinator, own, other, sealed, barred)
    await holds(house, centre, centre.coordinator_2, own, other)
    await holds(house, centre, centre.caseworker, own)
    await holds(house, centre, await colleague(house, centre), own, other, barred)
    await holds(house, centre, await colleague(house, centre, "caseworker"))
    await holds(house, centre, (await house.party()).coordinator)


async def test_plan_11_what_a_filter_names_out_of_sight_is_not_there(town: Town) -> None:
    there, looker = town.other, town.centre.caseworker
    (plan,) = [row["id"] for row in await there.rows("case-plans") if row["edition"] == 1]
    (first, _) = await there.rows("goals")
    for query in (
        *(f"{what}?case_id={there.case}" for what in TABLES),
        f"goals?case_plan_id={plan}",
        f"actions?goal_id={first['id']}",
        f"visits?case_plan_id={plan}",
        f"case-plans?author_id={there.author.member_id}&case_id={there.case}",
    ):
        assert (await looker.get(f"/v1/{query}")).json()["items"] == [], query
    for path in ("requirements", "exemptions"):
        await refused(looker.get(f"/v1/case-plans/{plan}/{path}"), 404, "not_found")


async def test_plan_10_who_is_barred_changes_nothing_and_learns_nothing(town: Town) -> None:
    there, out = town.barred, town.centre.coordinator_2
    for what in TABLES:
        for row in await there.rows(what):
            for command in row["allowed_commands"]:
                here = f"/v1/{what}/{row['id']}/{command}"
                body = BODIES.get((what, command), BODIES.get(command, {}))
                await refused(out.post(here, body, etag="*"), 404, "not_found")
                nothing = f"/v1/{what}/{uuid4()}/{command}"
                await refused(out.post(nothing, body, etag="*"), 404, "not_found")
    for path, body in new(there).items():
        problem = await refused(out.post(path, body), 422, "invalid")
        assert faults(problem) == [("/case_id", "unknown_reference")]


BODIES: dict[Any, Any] = {
    "consult": AGREES,
    "discontinue": DISCONTINUE,
    "skip": {"reason": "NotNeeded"},
    "missed": {"reason": "PersonAbsent"},
    "reschedule": {"due_on": day(90)},
    ("visits", "cancel"): {"reason": "NotNeeded"},
}


def new(there: Desk) -> dict[str, dict[str, Any]]:
    """What can be made in a case."""
    factor = {"domain": "Safety", "level": "Individual", "direction": "Risk"}
    case = {"case_id": there.case}
    return {
        "/v1/case-plans": there.body(),
        "/v1/visits": {**case, "due_on": day(9)},
        "/v1/services": {**case, "type": "Coaching", "delivered_on": day()},
        "/v1/assessments": {**case, "kind": "Review", "assessed_on": day(), "factors": [factor]},
    }


async def test_plan_9_through_a_broken_glass_all_is_read_and_nothing_changed(
    house: House, town: Town
) -> None:
    there, looker = town.other, town.centre.caseworker
    (plan,) = [row["id"] for row in await there.rows("case-plans") if row["edition"] == 1]
    (spared,) = (await there.read(f"/v1/case-plans/{plan}/exemptions"))["items"]
    await looker.made("/v1/break-glass", {**LOOK, "case_id": there.case})
    await holds(house, town.centre, looker, town.own, there)
    tried = 0
    for what in TABLES:
        for row in await there.rows(what):
            for command in row["allowed_commands"]:
                body = BODIES.get((what, command), BODIES.get(command, {}))
                answer = looker.post(f"/v1/{what}/{row['id']}/{command}", body, etag="*")
                await refused(answer, 403, "read_only")
                tried += 1
    assert tried > 20
    here = f"/v1/case-plans/{plan}"
    spare = {"requirement": "ExitAssessment", "until_on": day(9), "reason": WHY}
    await refused(looker.post(f"{here}/exemptions", spare), 403, "read_only")
    revoke = looker.post(f"{here}/exemptions/{spared['id']}/revoke", {}, etag="*")
    await refused(revoke, 403, "read_only")
    assert (await looker.get(f"{here}/exemptions/{spared['id']}")).json()["reason"] == {"text": WHY}
    (draft,) = [row["id"] for row in await there.rows("case-plans") if row["edition"] == 2]
    await refused(looker.patch(f"/v1/case-plans/{draft}", {"review_on": None}, etag="*"), 403, "read_only")
    for what in ("actions", "visits"):
        row = (await there.rows(what))[0]
        await refused(looker.patch(f"/v1/{what}/{row['id']}", {}, etag="*"), 403, "read_only")
    for path, body in new(there).items():
        problem = await refused(looker.post(path, body), 422, "invalid")
        assert faults(problem) == [("/case_id", "unknown_reference")]


async def test_plan_9_when_the_time_of_a_look_is_over_all_is_out_of_sight(house: House, clock: Clock) -> None:
    noon = datetime(2031, 5, 5, 12, tzinfo=UTC)
    await clock.stop(noon)
    centre = await house.party()
    there = await hidden(house, centre, centre.coordinator)
    here = await there.drafted()
    await centre.caseworker.made("/v1/break-glass", {**LOOK, "case_id": there.case})
    warm = {"If-None-Match": (await centre.caseworker.get(here)).headers["ETag"]}
    await clock.stop(noon + timedelta(minutes=60, seconds=1))
    await refused(centre.caseworker.get(here, headers=warm), 404, "not_found")
    assert await listed(centre.caseworker, "case-plans") == {}


async def test_g_1_what_is_anothers_is_refused_as_what_is_not_there(house: House, town: Town) -> None:
    there = town.own
    stranger = (await house.party()).coordinator
    operator = house.operator.operator

    async def alike(caller: Caller, one: str, other: str, **call: Any) -> None:
        said = [await caller.call(path=path, headers={"If-Match": "*"}, **call) for path in (one, other)]
        assert {answer.status_code for answer in said} == {404}, one
        assert len({answer.text.replace(answer.headers["Request-Id"], "") for answer in said}) == 1

    for what in TABLES:
        rows = await there.rows(what)
        commands = {command for row in rows for command in row["allowed_commands"]}
        for caller in (stranger, operator):
            here, nothing = f"/v1/{what}/{rows[0]['id']}", f"/v1/{what}/{uuid4()}"
            await alike(caller, here, nothing, method="GET")
            for command in sorted(commands):
                body = BODIES.get((what, command), BODIES.get(command, {}))
                await alike(caller, f"{here}/{command}", f"{nothing}/{command}", method="POST", json=body)
    plan = (await there.rows("case-plans"))[0]["id"]
    for path in ("requirements", "exemptions", f"exemptions/{uuid4()}"):
        one, other = f"/v1/case-plans/{plan}/{path}", f"/v1/case-plans/{uuid4()}/{path}"
        await alike(stranger, one, other, method="GET")


async def test_g_2_a_sibling_is_not_reached_through_anothers_plan(town: Town) -> None:
    own, other = town.own, town.other
    plans = [(await there.rows("case-plans", "&status=under_review"))[0]["id"] for there in (own, other)]
    (mine,) = (await own.read(f"/v1/case-plans/{plans[0]}/exemptions"))["items"]
    boss = town.centre.coordinator
    await refused(boss.get(f"/v1/case-plans/{plans[1]}/exemptions/{mine['id']}"), 404, "not_found")
    revoke = boss.post(f"/v1/case-plans/{plans[1]}/exemptions/{mine['id']}/revoke", {}, etag="*")
    await refused(revoke, 404, "not_found")
    await now_done(boss, f"/v1/case-plans/{plans[0]}/exemptions/{mine['id']}", "revoke")


async def test_g_8_a_repetition_out_of_sight_tells_nothing(house: House) -> None:
    centre = await house.party()
    there = await desk(house, centre)
    worker = centre.caseworker
    made = await worker.post("/v1/case-plans", there.body(goal("canary")), key="mine")
    assert (made.status_code, "canary" in made.text) == (201, True)
    again = await worker.post("/v1/case-plans", there.body(goal("canary")), key="mine")
    assert again.json() == made.json()
    entries = (await centre.coordinator.get(f"/v1/cases/{there.case}/workers")).json()["items"]
    lead = {"member_id": str(centre.coordinator.member_id)}
    await centre.coordinator.made(f"/v1/cases/{there.case}/workers", lead)
    here = f"/v1/cases/{there.case}/workers/{entries[0]['id']}/remove"
    await centre.coordinator.done(here, etag="*")
    await refused(worker.post("/v1/case-plans", there.body(goal("canary")), key="mine"), 404, "not_found")
