"""Hearings in every state, and the bodies that they are made of."""

from datetime import UTC, datetime, timedelta
from typing import Any

from tests.factories.house import Caller
from tests.factories.world import World, command, identifier, made

PATH = "/v1/hearings"
WORDS = ("location", "room", "note")
CANCEL: dict[str, Any] = {"reason": "CancelledByAuthority"}
VOID: dict[str, Any] = {"reason": "It was another person who did not come."}
#: What a command needs beside its name.
BODIES: dict[str, dict[str, Any]] = {"cancel": CANCEL, "void": VOID}
#: How many hours from now a hearing begins, and what is done with it, on the way to each state.
STATES: dict[str, tuple[int, tuple[str, ...]]] = {
    "scheduled": (400, ()),
    "held": (-48, ("hold",)),
    "postponed": (300, ("postpone",)),
    "cancelled": (300, ("cancel",)),
    "no_show": (-48, ("miss",)),
    "entered_in_error": (-48, ("miss", "void")),
}


def at(hours: float = 0) -> str:
    """A time so many hours from now, to the second."""
    return (datetime.now(UTC) + timedelta(hours=hours)).replace(microsecond=0).isoformat()


def hearing(case_id: str, hours: float = 400, **more: Any) -> dict[str, Any]:
    """The body of a hearing that begins so many hours from now, and takes two."""
    return {
        "case_id": case_id,
        "type": "Trial",
        "starts_at": at(hours),
        "ends_at": at(hours + 2),
        "measures": ["SeparateEntrance", "Video"],
        "interpreter_language": "lo",
        "interpreter_booked": True,
        **more,
    }


async def set_hearing(world: World, staff: Caller, case: str, state: str, **more: Any) -> str:
    """The address of a hearing of the case at this address, in this state."""
    hours, steps = STATES[state]
    words = {name: world.secret() for name in WORDS}
    body = hearing(str(identifier(case)), hours, **words, **more)
    here = await made(staff, PATH, body)
    for name in steps:
        await command(staff, here, name, BODIES.get(name, {}))
    return here
