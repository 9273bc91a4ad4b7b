"""Who does not see a case learns nothing of the home that is searched; who only looks changes nothing."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pytest

from tests.factories.house import Caller, House, Party
from tests.features.case_plans.plans import LOOK, Desk
from tests.features.case_plans.test_out_of_sight import BAR, hidden
from tests.features.housing.homes import (
    APPLICATIONS,
    LEASES,
    SEARCHES,
    TABLES,
    furnished,
    given,
    lease_of,
)
from tests.features.stories import colleague, faults, now_done, refused


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


async def holds(house: House, centre: Party, caller: Caller, *cases: Desk) -> None:
    """Insist that in each collection the caller lists what she can read, and that it is of these cases."""
    for what, table in TABLES.items():
        rows = await house.owner_execute(
            f"SELECT id::text FROM {table} WHERE organisation_id = :id",  # noqa: S608 - names of this folder
            id=centre.id,
        )
        answers = {id_: await caller.get(f"/v1/{what}/{id_}") for id_ in rows.scalars().all()}
        assert {answer.status_code for answer in answers.values()} <= {200, 404}
        listed = (await caller.get(f"/v1/{what}?limit=200")).json()["items"]
        read = {id_ for id_, answer in answers.items() if answer.status_code == 200}
        assert {item["id"] for item in listed} == read, what
        assert {item["case_id"] for item in listed} == {there.case for there in cases}, what


async def test_plan_11_everybody_lists_what_she_can_read_and_no_more(house: House, town: Town) -> None:
    centre = town.centre
    own, other, sealed, barred = town.own, town.other, town.sealed, town.barred
    await holds(house, centre, centre.coordinator, own, other, sealed, barred)
    await holds(house, centre, centre.coordinator_2, own, other)
    await holds(house, centre, centre.caseworker, own)
    await holds(house, centre, centre.callers["housing"], own, other, barred)
    await holds(house, centre, await colleague(house, centre, "caseworker"))
    for stranger in (await house.party(), await house.party()):
        await holds(house, centre, stranger.coordinator)
        await holds(house, centre, stranger.callers["housing"])
    finance = (await centre.finance.get(f"{LEASES}?limit=200")).json()["items"]
    assert {row["case_id"] for row in finance} == {own.case, other.case, barred.case}


async def test_plan_11_what_a_filter_names_out_of_sight_is_not_there(town: Town) -> None:
    there, looker = town.other, town.centre.caseworker
    (search,) = await there.rows("housing-searches")
    for query in (
        *(f"{what}?case_id={there.case}" for what in TABLES),
        f"housing-applications?search_id={search['id']}",
        f"leases?search_id={search['id']}",
    ):
        assert (await looker.get(f"/v1/{query}")).json()["items"] == [], query


def new(there: Desk, search_id: str) -> list[tuple[str, dict[str, Any], str]]:
    """What can be made in a case, and where it names it."""
    return [
        (SEARCHES, {"case_id": there.case}, "/case_id"),
        (APPLICATIONS, {"search_id": search_id}, "/search_id"),
        (LEASES, lease_of(there), "/case_id"),
    ]


async def makes_nothing(there: Desk, caller: Caller) -> None:
    """Insist that the caller can make nothing in a case."""
    (search,) = await there.rows("housing-searches")
    for path, body, pointer in new(there, search["id"]):
        problem = await refused(caller.post(path, body), 422, "invalid")
        assert faults(problem) == [(pointer, "unknown_reference")]


async def tried(there: Desk, caller: Caller, status: int, code: str) -> int:
    """Insist that each command and each change is refused to a caller so; returns how many there were."""
    count = 0
    for what in TABLES:
        for row in await there.rows(what):
            for command in row["allowed_commands"]:
                await refused(given(caller, what, row["id"], command), status, code)
                count += 1
            await refused(caller.patch(f"/v1/{what}/{row['id']}", {}, etag="*"), status, code)
    return count


async def test_plan_10_who_is_barred_changes_nothing_and_learns_nothing(town: Town) -> None:
    assert await tried(town.barred, town.centre.coordinator_2, 404, "not_found") == 8
    await makes_nothing(town.barred, town.centre.coordinator_2)


async def test_plan_9_through_a_broken_glass_all_is_read_and_nothing_changed(
    house: House, town: Town
) -> None:
    there, looker = town.other, town.centre.caseworker
    await looker.made("/v1/break-glass", {**LOOK, "case_id": there.case})
    await holds(house, town.centre, looker, town.own, there)
    assert await tried(there, looker, 403, "read_only") == 8
    await makes_nothing(there, looker)


async def test_g_1_what_is_anothers_is_refused_as_what_is_not_there(house: House, town: Town) -> None:
    there = town.own
    strangers = [(await house.party()).coordinator, (await house.party()).callers["housing"]]

    async def alike(caller: Caller, one: str, other: str, **call: Any) -> None:
        said = [await caller.call(path=path, headers={"If-Match": "*"}, **call) for path in (one, other)]
        assert {answer.status_code for answer in said} == {404}, one
        assert len({answer.text.replace(answer.headers["Request-Id"], "") for answer in said}) == 1

    for what in TABLES:
        row = (await there.rows(what))[0]
        for caller in (*strangers, house.operator.operator):
            here, nothing = f"/v1/{what}/{row['id']}", f"/v1/{what}/{uuid4()}"
            await alike(caller, here, nothing, method="GET")
            await alike(caller, here, nothing, method="PATCH", json={})
            for command in row["allowed_commands"]:
                body = {"reason": "Other"} if command in {"end", "refuse", "withdraw"} else {}
                await alike(caller, f"{here}/{command}", f"{nothing}/{command}", method="POST", json=body)
    for caller in strangers:
        await makes_nothing(there, caller)
