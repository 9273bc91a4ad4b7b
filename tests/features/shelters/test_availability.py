"""Free beds: exact at home, in bands among partners, and never a hint of who took which."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.factories.house import House, Party
from tests.factories.second_stage import agree_on
from tests.features.shelters.beds import Home, day, home, id_of
from tests.features.stories import Clock, faults, refused
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features.shelters import rules, tasks

TICK = timedelta(minutes=15)


async def available(there: Home, query: str = "") -> dict[str, Any]:
    """What the house says of its beds."""
    answer = await there.staff.get(f"/v1/availability{query}")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()["items"][0]
    return found


def adds_up(counts: dict[str, Any]) -> None:
    """BED-7, for a house or a category."""
    taken = counts["held"] + counts["confirmed"] + counts["occupied"]
    assert counts["staffed_open"] == counts["free"] + taken
    assert counts["total"] == counts["staffed_open"] + counts["blocked"]


async def test_bed_7_counts_add_up_whatever_becomes_of_the_beds(house: House) -> None:
    there = await home(house, beds=0)
    await there.room(3, suitability=["WomenOnly", "HighSecurity"])
    await there.room(2, suitability=["WomenOnly"])
    held, confirmed, occupied, free, blocked = there.beds
    await there.held(held, await there.case())
    await there.done(await there.held(confirmed, await there.case()), "confirm")
    await there.occupied(occupied, await there.case())
    block = {"reason": "Cleaning", "from_on": day()}
    await there.staff.made(f"{there.shelter}/beds/{blocked}/block", block)
    found = await available(there)
    assert Counter({k: found[k] for k in ("held", "confirmed", "occupied", "free", "blocked")}) == Counter(
        ("held", "confirmed", "occupied", "free", "blocked")
    )
    by_name = {category["suitability"]: category for category in found["categories"]}
    assert (by_name["WomenOnly"]["total"], by_name["HighSecurity"]["total"]) == (5, 3)
    for counts in (found, *found["categories"]):
        adds_up(counts)
    needed = await available(there, "?need=HighSecurity&need=WomenOnly")
    assert (needed["total"], needed["free"]) == (3, 0)
    assert (await available(there, "?need=Accessible"))["total"] == 0
    assert free


async def test_a_bed_is_free_only_if_it_is_for_the_whole_time(house: House) -> None:
    there = await home(house)
    await there.held(there.beds[0], await there.case(), 5, 7)
    for first, last, free in ((0, 5, 1), (0, 6, 0), (6, 9, 0), (7, 9, 1)):
        found = await available(there, f"?from={day(first)}&to={day(last)}")
        assert (found["free"], found["held"]) == (free, 1 - free)
    for query, where in ((f"?from={day(-1)}", "?from"), (f"?from={day(3)}&to={day(3)}", "?to")):
        problem = await refused(there.staff.get(f"/v1/availability{query}"), 422, "invalid")
        assert [pointer for pointer, _ in faults(problem)] == [where]


async def test_who_stays_longer_than_planned_is_still_there(house: House, clock: Clock) -> None:
    there = await home(house)
    await there.occupied(there.beds[0], await there.case(), 2)
    await clock.stop(datetime.now(UTC) + timedelta(days=9))
    assert (await available(there))["occupied"] == 1


@pytest.mark.parametrize(
    ("count", "band"), [(-1, "0"), (0, "0"), (1, "1-2"), (2, "1-2"), (3, "3+"), (99, "3+")]
)
def test_bed_13_bands(count: int, band: str) -> None:
    assert rules.band(count) == band


async def told(house: House, centre: Party) -> int:
    """What the worker does for a centre at each round."""
    async with system_mandate(house.office, centre.id, "test") as mandate:
        return await tasks.publish(mandate)


async def seen(by: Party) -> dict[str, dict[str, Any]]:
    """What a partner sees, by suitability."""
    answer = await by.callers["housing"].get("/v1/network-availability")
    assert answer.status_code == 200, answer.text
    return {item["suitability"]: item for item in answer.json()["items"]}


async def test_bed_13_partners_see_bands_as_of_a_tick_while_they_agree(house: House, clock: Clock) -> None:
    there, partner, stranger = await home(house, beds=0), await house.party(), await house.party()
    await there.room(3, suitability=["WomenOnly"])
    await there.room(1, suitability=["MenOnly"])
    await agree_on(there.centre, partner, "availability")
    agreement = (await partner.admin.get("/v1/agreements")).json()["items"][0]["id"]
    now = rules.tick(datetime.now(UTC)) + TICK
    await clock.stop(now + timedelta(minutes=4))
    await there.done(there.shelter, "confirm_availability")
    assert await told(house, there.centre) == 2
    found = await seen(partner)
    assert {name: item["band"] for name, item in found.items()} == {"WomenOnly": "3+", "MenOnly": "1-2"}
    assert {item["as_of"] for item in found.values()} == {f"{now:%Y-%m-%dT%H:%M:%S}.000000Z"}
    assert set(found["MenOnly"]) == {
        *("id", "organisation_id", "suitability", "band", "as_of", "confirmed_at")
    }
    assert await seen(stranger) == {}
    assert await seen(there.centre) == {}
    # A day later nobody there has looked again.
    await clock.stop(now + timedelta(days=1, hours=1))
    await told(house, there.centre)
    assert {item["band"] for item in (await seen(partner)).values()} == {"unknown"}
    await there.done(there.shelter, "confirm_availability")
    await clock.stop(now + timedelta(days=1, hours=1, minutes=15))
    await told(house, there.centre)
    assert "unknown" not in {item["band"] for item in (await seen(partner)).values()}
    # Without a worker nothing is fresh for long.
    await clock.stop(now + timedelta(days=1, hours=3))
    assert {item["band"] for item in (await seen(partner)).values()} == {"unknown"}
    await there.centre.admin.post(f"/v1/agreements/{agreement}/revoke", {}, etag="*")
    assert await seen(partner) == {}


async def test_bed_13_a_room_of_which_nothing_is_said_is_told_as_one_for_everybody(
    house: House, clock: Clock
) -> None:
    there, partner = await home(house, beds=0), await house.party()
    await there.room(3)
    await there.room(2, suitability=["Mixed"])
    await there.room(1, suitability=["MenOnly"])
    await agree_on(there.centre, partner, "availability")
    await clock.stop(rules.tick(datetime.now(UTC)) + TICK + timedelta(minutes=4))
    await there.done(there.shelter, "confirm_availability")
    await told(house, there.centre)
    bands = {name: item["band"] for name, item in (await seen(partner)).items()}
    assert bands == {"Mixed": "3+", "MenOnly": "1-2"}
    assert (await there.counts("?need=Mixed"))["free"] == 5


async def test_bed_14_nothing_changes_between_two_ticks(house: House, clock: Clock) -> None:
    there, partner = await home(house, beds=0), await house.party()
    await there.room(1, suitability=["WomenOnly"])
    await there.room(1, suitability=["HighSecurity"])
    await agree_on(there.centre, partner, "availability")
    now = rules.tick(datetime.now(UTC)) + TICK
    await clock.stop(now)
    await told(house, there.centre)
    before = await seen(partner)
    for minute, bed in ((3, there.beds[0]), (9, there.beds[1])):
        await clock.stop(now + timedelta(minutes=minute))
        await there.held(bed, await there.case())
        assert await told(house, there.centre) == 0
        assert await seen(partner) == before
    await clock.stop(now + TICK)
    await told(house, there.centre)
    after = await seen(partner)
    assert {item["band"] for item in after.values()} == {"0"}
    assert {item["as_of"] for item in after.values()} == {f"{now + TICK:%Y-%m-%dT%H:%M:%S}.000000Z"}
    # Nobody's journal tells of it.
    for party in (there.centre, partner):
        rows = await house.owner_execute(
            "SELECT count(*) FROM events WHERE organisation_id = :id AND object_kind LIKE 'availability%'",
            id=party.id,
        )
        assert rows.scalar_one() == 0


@pytest.mark.parametrize("minute", [0, 7, 59])
async def test_bed_14_that_a_band_becomes_unknown_tells_no_minute(
    house: House, clock: Clock, minute: int
) -> None:
    """Whenever in its hour somebody looked, the same is seen at the same time."""
    there, partner = await home(house, beds=0), await house.party()
    await there.room(1, suitability=["WomenOnly"])
    await agree_on(there.centre, partner, "availability")
    hour = datetime.now(UTC).replace(minute=0, second=0, microsecond=0) + timedelta(hours=2)
    await clock.stop(hour + timedelta(minutes=minute, seconds=11))
    await there.done(there.shelter, "confirm_availability")
    for after, band in (
        (timedelta(hours=1), "1-2"),
        (timedelta(hours=24, microseconds=-1), "1-2"),
        (timedelta(hours=24), "unknown"),
    ):
        await clock.stop(hour + after)
        await told(house, there.centre)
        found = (await seen(partner))["WomenOnly"]
        assert (found["band"], found["confirmed_at"]) == (band, f"{hour:%Y-%m-%dT%H:%M:%S}.000000Z")


async def test_bed_15_turn_aways_count_and_name_nobody(house: House) -> None:
    there = await home(house)
    for reason, persons in (("Full", 1), ("Full", 3), ("AreaUnsafe", 1)):
        body = {"happened_on": day(), "reason": reason, "persons_count": persons}
        await there.staff.made("/v1/turn-aways", body)
    rows = (await there.staff.get("/v1/turn-aways")).json()["items"]
    totals = (await there.staff.get("/v1/turn-away-totals")).json()["items"]
    assert {t["reason"]: (t["turn_aways"], t["persons"]) for t in totals} == {
        "Full": (2, 4),
        "AreaUnsafe": (1, 1),
    }
    assert sum(t["persons"] for t in totals) == sum(row["persons_count"] for row in rows)
    problem = await refused(
        there.staff.post("/v1/turn-aways", {"happened_on": day(1), "reason": "Full"}), 422, "invalid"
    )
    assert faults(problem) == [("/happened_on", "in_the_future")]


async def test_a_bed_takes_somebody_off_the_waiting_list(house: House) -> None:
    there = await home(house)
    case = await there.case()
    wish = {"case_id": case, "needs": ["WomenOnly"], "urgency": "Within24h"}
    entry = (await there.staff.made("/v1/waiting-list", wish)).headers["Location"]
    await refused(there.staff.post("/v1/waiting-list", wish), 409, "already_waiting")
    here = await there.held(there.beds[0], case)
    await there.done(here, "confirm")
    # What is held or promised may still come to nothing: she waits until she is there.
    assert (await there.staff.get(entry)).json()["status"] == "waiting"
    await there.done(here, "check_in")
    assert (await there.staff.get(entry)).json()["status"] == "placed"
    other = (await there.staff.made("/v1/waiting-list", {**wish, "case_id": await there.case()})).headers
    gone = await there.done(other["Location"], "withdraw", {"reason": "FoundElsewhere"})
    assert (gone["status"], gone["withdrawn_reason"]) == ("withdrawn", "FoundElsewhere")
    assert id_of(entry) != id_of(other["Location"])
