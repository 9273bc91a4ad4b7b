"""A network's deadlines: by a rule, by hand, met, waived and superseded."""

from typing import Any

from tests.factories.shelters import day
from tests.factories.world import World, command, identifier, made

DEADLINES = "/v1/deadlines"
#: What is done with a deadline on the way to each state that a caller leads to.
WAYS: dict[str, list[tuple[str, dict[str, Any]]]] = {
    "open": [],
    "met": [("meet", {})],
    "waived": [("waive", {"reason": "LawyerAdvised"})],
}


def deadline(world: World, case: str, **more: Any) -> dict[str, Any]:
    """The body of a deadline for the case at this address, by the Belgian rule on appeals."""
    return {
        "case_id": str(identifier(case)),
        "procedure": "Criminal",
        "country": "BE",
        "act": "Appeal",
        "party_role": "CivilParty",
        "base_event": "Pronounced",
        "base_on": day(-3),
        "note": world.secret(),
        **more,
    }


async def deadlines(world: World, case: str) -> dict[str, str]:
    """A deadline in each state in the case at this address, by the state that it is in."""
    staff = world.centre.legal
    found: dict[str, str] = {}
    for state, steps in WAYS.items():
        here = found[state] = await made(staff, DEADLINES, deadline(world, case))
        for name, more in steps:
            await command(staff, here, name, more)
    first = await made(staff, DEADLINES, deadline(world, case))
    after = {"after_deadline_id": str(identifier(first)), "base_event": "Expires", "base_on": None}
    of_accused = {"act": "CrossAppeal", "party_role": "Accused"}
    await made(staff, DEADLINES, deadline(world, case, **of_accused, **after))
    await _by_hand(world, first)
    return found


async def _by_hand(world: World, here: str) -> None:
    """Set a deadline by hand, so that what runs from its end is superseded."""
    staff = world.centre.legal
    tag = (await staff.get(here)).headers["ETag"]
    answer = await staff.patch(here, {"due_on": day(60)}, etag=tag)
    assert answer.status_code == 200, answer.text
