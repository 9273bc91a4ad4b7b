"""The door of an operation whose caller may wait until there is something to tell."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from time import monotonic

from fastapi import Request, Response

from trafficking_api.access.doors import Door
from trafficking_api.kit.body import carrying
from trafficking_api.kit.route import Handler


@dataclass(frozen=True)
class Wait:
    """That there is nothing to tell yet: how long the caller waits, and what looks again."""

    seconds: float
    #: Returns after a moment: True when there may be something now.
    look: Callable[[], Awaitable[bool]]


class PatientDoor(Door):
    """A door that is opened again when there is something: meanwhile no transaction is open.

    Whoever waits comes in anew each time, by the same token: who lost a right while waiting is refused.
    An operation that has nothing to tell says so by a Wait in `request.state.wait`.
    """

    async def around(self, request: Request, handler: Handler) -> Response:
        began = monotonic()
        response = await super().around(request, handler)
        while await _news(request, began):
            request = carrying(request, b"")
            response = await super().around(request, handler)
        return response


async def _news(request: Request, began: float) -> bool:
    """Wait until there may be something to tell; False when there need be no more waiting."""
    wait: Wait | None = getattr(request.state, "wait", None)
    request.state.wait = None
    while wait is not None and monotonic() - began < wait.seconds and not await request.is_disconnected():
        if await wait.look():
            return True
    return False
