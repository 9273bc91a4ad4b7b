"""A home is searched: one search at a time, what she applies for in it, and how it comes to its end."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.factories.house import House
from tests.features.case_plans.plans import CLOSE, Desk, day, desk, id_of, sql_refuses
from tests.features.housing.homes import APPLICATIONS, END, SEARCHES, applying, euros, leased, searching
from tests.features.shelters.beds import home
from tests.features.stories import (
    Clock,
    at_once,
    code,
    faults,
    journal,
    now_done,
    refused,
    replayed,
    statuses,
)

WANTED: dict[str, Any] = {
    "wanted_types": ["SocialRentalAgency", "PrivateRental"],
    "regions": ["Brussels", "Flanders"],
    "rent_ceiling": euros(75000),
    "household_size": 3,
}


async def statuses_of(there: Desk, *addresses: str) -> list[str]:
    """How these stand."""
    return [(await there.read(here))["status"] for here in addresses]


async def test_a_search_says_what_is_looked_for(house: House) -> None:
    there = await desk(house)
    here = await searching(there, **WANTED, wishes="Near the school.")
    found = await there.read(here)
    assert {name: found[name] for name in WANTED} == WANTED
    assert (found["status"], found["details"]) == ("searching", {"wishes": "Near the school."})
    assert (found["ended_on"], found["end_reason"], found["leaving_allocation_id"]) == (None, None, None)
    await there.patched(here, {"rent_ceiling": None, "household_size": 2, "regions": []})
    changed = await there.read(here)
    assert (changed["rent_ceiling"], changed["household_size"], changed["regions"]) == (None, 2, [])
    assert changed["details"] == found["details"]
    await there.patched(here, {"wishes": None})
    assert (await there.read(here))["details"] is None
    await there.patched(here, {"wishes": "A garden.", "rent_ceiling": euros(0)})
    again = await there.read(here)
    assert (again["details"], again["rent_ceiling"]) == ({"wishes": "A garden."}, euros(0))


async def test_one_search_is_under_way_in_a_case(house: House) -> None:
    there = await desk(house)
    first = await searching(there)
    again = there.author.post(SEARCHES, {"case_id": there.case})
    await refused(again, 409, "search_under_way")
    await now_done(there.author, first, "end", END)
    await searching(there)
    other = await desk(house, there.centre)
    await searching(other)
    assert await there.states("housing-searches") == ["searching", "ended"]


@pytest.mark.race
async def test_twenty_searches_at_once_are_one(house: House) -> None:
    there = await desk(house)
    answers = await at_once([there.author.post(SEARCHES, {"case_id": there.case}) for _ in range(20)])
    assert statuses(answers) == {201: 1, 409: 19}
    assert {code(a) for a in answers if a.status_code == 409} == {"search_under_way"}
    assert await there.states("housing-searches") == ["searching"]


@pytest.mark.walls
async def test_the_database_lets_no_two_searches_be_under_way(house: House) -> None:
    there = await desk(house)
    here = await searching(there)
    columns = "version, organisation_id, created_at, updated_at, case_id, status, wanted_types, regions"
    twin = (
        f"INSERT INTO housing_searches (id, {columns}) "  # noqa: S608 - names of this file
        f"SELECT gen_random_uuid(), {columns} FROM housing_searches WHERE id = :id"
    )
    assert await sql_refuses(there, twin, id=UUID(id_of(here))) == "23505"
    moved = "UPDATE housing_searches SET case_id = :case WHERE id = :id"
    other = await desk(house, there.centre)
    assert await sql_refuses(there, moved, id=UUID(id_of(here)), case=UUID(other.case)) != ""


async def test_a_search_leads_out_of_a_stay_of_this_case_only(house: House) -> None:
    there = await desk(house)
    lodging = await home(house, 2, there.centre)
    stay, others = [
        id_of(await lodging.held(bed, case))
        for bed, case in zip(lodging.beds, (there.case, await lodging.case()), strict=True)
    ]
    for unknown in (others, str(uuid4())):
        body = {"case_id": there.case, "leaving_allocation_id": unknown}
        problem = await refused(there.author.post(SEARCHES, body), 422, "invalid")
        assert faults(problem) == [("/leaving_allocation_id", "unknown_reference")]
    here = await searching(there, leaving_allocation_id=stay)
    assert (await there.read(here))["leaving_allocation_id"] == stay
    change = there.author.patch(here, {"leaving_allocation_id": others}, etag="*")
    assert faults(await refused(change, 422, "invalid")) == [("/leaving_allocation_id", "unknown_reference")]
    # A lease ends the search; where she sleeps is not touched.
    before = (await lodging.staff.get(f"/v1/allocations/{stay}")).json()
    await leased(there, "signed", search_id=id_of(here))
    assert await statuses_of(there, here) == ["obtained"]
    assert (await lodging.staff.get(f"/v1/allocations/{stay}")).json() == before


async def test_when_a_search_ends_what_is_open_of_it_is_withdrawn(house: House) -> None:
    there = await desk(house)
    here = await searching(there)
    ways = ("planned", "viewed", "applied", "accepted", "refused", "withdrawn")
    applications = [await applying(there, here, state) for state in ways]
    await now_done(there.author, here, "end", END)
    ended = await there.read(here)
    assert (ended["status"], ended["end_reason"], ended["ended_on"]) == ("ended", END["reason"], day())
    assert await statuses_of(there, *applications) == [*["withdrawn"] * 4, "refused", "withdrawn"]
    reasons = [(await there.read(one))["withdraw_reason"] for one in applications]
    assert reasons == [*["SearchEnded"] * 4, None, "TooFar"]
    more = there.author.post(APPLICATIONS, {"search_id": id_of(here)})
    problem = await refused(more, 409, "search_ended")
    assert problem["current_state"] == "ended"
    await refused(there.author.patch(here, {"household_size": 1}, etag="*"), 409, "wrong_state")
    assert await replayed(house, there.centre) > 0


async def test_a_signed_lease_keeps_its_application_and_withdraws_the_others(house: House) -> None:
    there = await desk(house)
    here = await searching(there)
    hers, other = await applying(there, here, "accepted"), await applying(there, here, "accepted")
    await leased(there, "signed", application_id=id_of(hers))
    assert await statuses_of(there, here, hers, other) == ["obtained", "accepted", "withdrawn"]
    assert [line.type for line in await journal(house, there.centre, id_of(here))] == [
        "housing_search.begun",
        "housing_search.obtained",
    ]
    found = await there.read(here)
    assert (found["end_reason"], found["ended_on"]) == (None, day())


async def test_an_application_is_followed_to_its_end(house: House) -> None:
    there = await desk(house)
    here = await searching(there)
    words = {"address": "Rue de l’Exemple 1", "contact": "The landlord himself"}
    facts: dict[str, Any] = {
        "housing_type": "PrivateRental",
        "region": "Wallonia",
        "monthly_rent": euros(65000),
    }
    one = await applying(there, here, **facts, **words, viewing_on=day(3))
    await there.patched(one, {"monthly_rent": euros(64000), "note": "Two rooms."})
    await now_done(there.author, one, "view", {"viewed_on": day(-1), "note": "Three rooms."})
    await now_done(there.author, one, "apply", {"applied_on": day()})
    refuse = {"reason": "HouseholdTooLarge", "discrimination_noted": True}
    found = (await now_done(there.author, one, "refuse", refuse)).json()
    assert (found["viewing_on"], found["viewed_on"], found["applied_on"]) == (day(3), day(-1), day())
    assert (found["monthly_rent"], found["search_id"]) == (euros(64000), id_of(here))
    assert (found["refusal_reason"], found["discrimination_noted"]) == ("HouseholdTooLarge", True)
    assert found["details"] == {**words, "note": "Three rooms."}
    await refused(there.author.patch(one, {"note": None}, etag="*"), 409, "wrong_state")
    for query, wanted in (
        (f"search_id={id_of(here)}", 1),
        (f"search_id={uuid4()}", 0),
        ("status=refused", 1),
        ("status=planned&status=viewed", 0),
        ("discrimination_noted=true", 1),
        ("discrimination_noted=false", 0),
    ):
        assert len(await there.rows("housing-applications", f"&{query}")) == wanted, query


async def test_what_has_not_happened_is_not_written_down(house: House) -> None:
    there = await desk(house)
    one = await applying(there, await searching(there))
    for command, field in (("view", "viewed_on"), ("apply", "applied_on")):
        answer = there.author.post(f"{one}/{command}", {field: day(1)}, etag="*")
        assert faults(await refused(answer, 422, "invalid")) == [(f"/{field}", "in_the_future")]
    problem = await refused(there.author.post(APPLICATIONS, {"search_id": str(uuid4())}), 422, "invalid")
    assert faults(problem) == [("/search_id", "unknown_reference")]


async def test_the_day_is_that_of_the_centre(house: House, clock: Clock) -> None:
    # Half past midnight in Brussels.
    await clock.stop(datetime(2031, 5, 4, 22, 30, tzinfo=UTC))
    there = await desk(house)
    here = await searching(there)
    one = await applying(there, here, "applied")
    found = await there.read(one)
    assert (found["viewed_on"], found["applied_on"]) == ("2031-05-05", "2031-05-05")
    two = await applying(there, here)
    await now_done(there.author, two, "view", {"occurred_at": "2031-05-03T10:00:00Z"})
    assert (await there.read(two))["viewed_on"] == "2031-05-03"


async def test_in_a_closed_case_what_happened_is_written_down_and_nothing_begins(house: House) -> None:
    there = await desk(house)
    here = await searching(there)
    one, two = await applying(there, here), await applying(there, here)
    lease = await leased(there, search_id=id_of(here))
    case = f"/v1/cases/{there.case}"
    await now_done(there.author, case, "close", CLOSE)
    await refused(there.author.post(APPLICATIONS, {"search_id": id_of(here)}), 409, "case_closed")
    await refused(there.author.post(SEARCHES, {"case_id": there.case}), 409, "case_closed")
    for address in (here, one, lease):
        await refused(there.author.patch(address, {}, etag="*"), 409, "case_closed")
    await now_done(there.author, one, "view")
    await now_done(there.author, lease, "sign")
    assert await statuses_of(there, case, here, one, two) == ["closed", "obtained", *["withdrawn"] * 2]
