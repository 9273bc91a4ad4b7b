"""What goes with a person who is forgotten: each feature destroys what of its own could tell who she was."""

from collections.abc import Awaitable, Callable, Iterable
from uuid import UUID

from trafficking_api.access.mandate import Mandate

#: Destroys what hangs on a person, tells others who must know; returns what had answers that are remembered.
Handler = Callable[[Mandate, UUID], Awaitable[Iterable[UUID]]]

_handlers: list[Handler] = []


def when_erased(handler: Handler) -> Handler:
    """Register what else goes with an erased person; use it as a decorator in a feature's service."""
    _handlers.append(handler)
    return handler


async def erased(mandate: Mandate, person_id: UUID) -> list[UUID]:
    """Destroy everything that hangs on the person, in this transaction."""
    gone: list[UUID] = []
    for handler in _handlers:
        gone += await handler(mandate, person_id)
    return gone
