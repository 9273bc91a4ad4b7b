"""Judgments, and appeals against them in the states that tests need."""

from datetime import UTC, datetime
from typing import Any

from tests.factories.court_files import party
from tests.factories.world import World, command, identifier, made

JUDGMENTS, APPEALS = "/v1/judgments", "/v1/court-appeals"
#: What is done with an appeal on the way to each state.
APPEAL_STATES: dict[str, list[str]] = {
    "filed": [],
    "received": ["receive"],
    "completed": ["receive", "complete"],
    "withdrawn": ["withdraw"],
}


def judgment(world: World, proceeding: str, **more: Any) -> dict[str, Any]:
    """The body of a judgment in the proceeding at this address."""
    return {
        "proceeding_id": str(identifier(proceeding)),
        "level": "FirstInstance",
        "outcome": "ConvictedTrafficking",
        "pronounced_on": "2026-01-12",
        "served_on": "2026-01-14",
        "offences": ["Trafficking", "LabourOffence"],
        "sentences": {"convicted": 2, "imprisonment": 2, "suspended": 1, "fined": 2},
        "note": world.secret(),
        **more,
    }


def appeal(proceeding: str, party_: str, **more: Any) -> dict[str, Any]:
    """The body of an appeal of the party at this address, filed now."""
    return {
        "proceeding_id": str(identifier(proceeding)),
        "party_id": str(identifier(party_)),
        "remedy": "Appeal",
        "filed_at": datetime.now(UTC).isoformat(),
        **more,
    }


async def decided(world: World, proceeding: str, **more: Any) -> str:
    """A judgment in a proceeding; returns its address."""
    return await made(world.centre.legal, JUDGMENTS, judgment(world, proceeding, **more))


async def appealed(world: World, proceeding: str, state: str = "filed", **more: Any) -> str:
    """An appeal in this state, of a party of its own; returns its address."""
    staff = world.centre.legal
    its = await made(staff, f"{proceeding}/parties", party(world))
    here = await made(staff, APPEALS, appeal(proceeding, its, **more))
    for name in APPEAL_STATES[state]:
        await command(staff, here, name)
    return here
