"""A network's houses: beds in every state, who must not sleep where, who waits, and who was turned away."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tests.factories.house import Caller
from tests.factories.second_stage import agree_on
from tests.factories.world import World, identifier, later, made
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features.shelters import tasks

#: Where the centre of a world is.
ZONE = ZoneInfo("Europe/Brussels")
HOUSE: dict[str, Any] = {
    "kind": "Shelter",
    "code_name": "House Linden",
    "country": "BE",
    "staffing": "AroundTheClock",
}
ROOM: dict[str, Any] = {"code": "R1", "kind": "Room", "suitability": ["WomenOnly"]}
#: What is done with a bed on the way to each state, one after the other in the same bed.
WAYS: dict[str, list[str]] = {
    "expired": [],
    "cancelled": ["cancel"],
    "no_show": ["confirm", "no_show"],
    "departed": ["confirm", "check_in", "check_out"],
}
#: What is done with a bed of its own that stays taken.
TAKEN: dict[str, list[str]] = {"held": [], "confirmed": ["confirm"], "occupied": ["confirm", "check_in"]}
_BODIES = {"check_out": {"exit_reason": "MovedToTransit"}}


def day(after: int = 0) -> str:
    """A day from today on, where the centre is."""
    return (datetime.now(UTC).astimezone(ZONE).date() + timedelta(days=after)).isoformat()


def wish(bed: str, case: str) -> dict[str, Any]:
    """The body of a hold of a bed for a case, both at these addresses."""
    ids = {"bed_id": str(identifier(bed)), "case_id": str(identifier(case))}
    return {**ids, "from_on": day(), "to_on": day(30)}


async def done(staff: Caller, address: str, *steps: str) -> None:
    """Give these commands, and insist that each is done."""
    for step in steps:
        await staff.done(f"{address}/{step}", _BODIES.get(step), etag="*")


async def furnished(staff: Caller, shelter: str, *codes: str, **unit: Any) -> list[str]:
    """A room with a bed of each of these codes; returns the addresses of the room and of the beds."""
    room = await made(staff, f"{shelter}/units", {**ROOM, **unit})
    its = {"unit_id": str(identifier(room))}
    return [room, *[await made(staff, f"{shelter}/beds", {**its, "code": code}) for code in codes]]


async def shelters(world: World) -> None:
    """Two houses, a bed in each state, and all that is said of beds."""
    staff = world.centre.housing
    world.street = world.secret()
    for state in ("open", "closed"):
        named = {"code_name": world.secret(), "address": world.street}
        world.shelters[state] = await made(staff, "/v1/shelters", {**HOUSE, **named})
    await furnished(staff, world.shelters["closed"], world.secret(), code=world.secret())
    await done(staff, world.shelters["closed"], "close")
    codes = [world.secret() for _ in range(5)]
    room, *beds = await furnished(staff, world.shelters["open"], *codes, code=world.secret())
    more = {"overflow_reason": "MassRescue", "overflow_until": day(30)}
    one_more = {"unit_id": str(identifier(room)), "code": world.secret(), **more}
    await made(staff, f"{world.shelters['open']}/beds", one_more)
    world.housing |= {"unit_id": room, "bed_id": beds[0]}
    await _wait(world)
    await _give(world, beds)
    await _keep_apart(world)
    await _turn_away(world)
    await _tell_partners(world)


async def _wait(world: World) -> None:
    """Somebody who waits, somebody who waits no longer, and somebody who will soon have a bed."""
    staff = world.centre.housing
    for state, case in (("waiting", "expired"), ("withdrawn", "entered_in_error"), ("placed", "declined")):
        body = {"case_id": str(identifier(world.cases[case])), "needs": ["WomenOnly"], "urgency": "Within24h"}
        world.waiting[state] = await made(staff, "/v1/waiting-list", body)
    reason = {"reason": "FoundElsewhere"}
    await staff.done(f"{world.waiting['withdrawn']}/withdraw", reason, etag="*")


async def _give(world: World, beds: list[str]) -> None:
    """An allocation in each state: those that are over in the first bed, the others in one each."""
    staff, spare, *others = world.centre.housing, *beds
    for state, steps in WAYS.items():
        here = world.allocations[state] = await made(
            staff, "/v1/allocations", wish(spare, world.cases["declined"])
        )
        await done(staff, here, *steps)
        if state == "expired":
            async with (
                later(world.house, days=2),
                system_mandate(world.house.office, world.centre.id, "test") as mandate,
            ):
                assert await tasks.expire(mandate) == 1
    cases = ("sent", "accepted", "active")
    for (state, steps), bed, case in zip(TAKEN.items(), others, cases, strict=False):
        here = world.allocations[state] = await made(staff, "/v1/allocations", wish(bed, world.cases[case]))
        await done(staff, here, *steps)
    block = {"reason": "Repair", "from_on": day()}
    for state in ("ended", "blocked"):
        here = world.allocations[state] = await made(staff, f"{others[-1]}/block", block)
        await done(staff, here, *(["unblock"] if state == "ended" else []))
    for state in ("departed", "occupied"):
        away = {"from_on": day(), "until_on": day(1), "reason": "FamilyVisit"}
        world.housing["absence_id"] = await made(staff, f"{world.allocations[state]}/absences", away)


async def _keep_apart(world: World) -> None:
    """A house in which somebody must not be, one in which she may be again, and whom she must not meet."""
    staff = world.centre.housing
    house = {"shelter_id": str(identifier(world.shelters["closed"])), "reason": "ExploiterNearby"}
    other = {"other_case_id": str(identifier(world.cases["withdrawn"])), "reason": "Recognised"}
    world.housing["lifted"] = await made(staff, f"{world.cases['sent']}/placement-exclusions", house)
    await done(staff, world.housing["lifted"], "lift")
    await made(staff, f"{world.cases['declined']}/placement-exclusions", other)
    here = f"{world.cases['sent']}/placement-exclusions"
    world.housing["placement_exclusion_id"] = await made(staff, here, house)


async def _turn_away(world: World) -> None:
    """Somebody who asked for a bed anywhere, and two who asked for one in a house."""
    its = {"shelter_id": str(identifier(world.shelters["open"])), "persons_count": 2}
    for reason, more in (("NeedsUnmet", {}), ("Full", its)):
        body = {"happened_on": day(), "reason": reason, "needs": ["WomenOnly"], **more}
        world.housing["turn_away_id"] = await made(world.centre.housing, "/v1/turn-aways", body)


async def _tell_partners(world: World) -> None:
    """What the centre and a partner see of each other's beds."""
    await agree_on(world.centre, world.partner, "availability")
    staff = world.partner.housing
    await furnished(staff, await made(staff, "/v1/shelters", HOUSE | {"country": "LA"}), "B1")
    for party in (world.centre, world.partner):
        async with system_mandate(world.house.office, party.id, "test") as mandate:
            assert await tasks.publish(mandate) > 0
