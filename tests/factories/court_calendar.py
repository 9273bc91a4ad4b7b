"""A member's feeds, and what passes between a person and her lawyer: bodies and makers."""

from typing import Any

from tests.factories.house import Caller
from tests.factories.world import World, identifier, made

FEED: dict[str, Any] = {"language": "fr", "shows_location": True}


def note(world: World, case: str, **more: Any) -> dict[str, Any]:
    """The body of a privileged note on the case at this address."""
    return {"case_id": str(identifier(case)), "text": world.secret(), **more}


async def subscribed(member: Caller, **wishes: Any) -> tuple[str, str]:
    """A new feed of a member: where it is administered, and the address that its calendar reads."""
    answer = await member.made("/v1/calendar-feeds", {**FEED, **wishes})
    return str(answer.headers["Location"]), str(answer.json()["address"])


async def calendar(world: World) -> None:
    """A feed that is read, and one that was revoked; a note on each of two cases."""
    legal = world.centre.legal
    await subscribed(legal)
    here, _ = await subscribed(legal)
    await legal.done(f"{here}/revoke", etag="*")
    for case in ("sent", "draft"):
        await made(legal, "/v1/privileged-notes", note(world, world.cases[case]))
