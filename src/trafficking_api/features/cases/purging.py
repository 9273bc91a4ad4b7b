"""What goes with a case when its time is over: each feature destroys what of its own hangs on it (G-16)."""

from collections.abc import Awaitable, Callable, Iterable
from uuid import UUID

from trafficking_api.access.mandate import Mandate

#: Destroys the content of what hangs on a case; tells which of it had answers that are remembered.
Handler = Callable[[Mandate, UUID], Awaitable[Iterable[UUID]]]

_handlers: list[Handler] = []


def when_purged(handler: Handler) -> Handler:
    """Register what else a purged case takes with it; use it as a decorator in a feature's service."""
    _handlers.append(handler)
    return handler


async def purged(mandate: Mandate, case_id: UUID) -> list[UUID]:
    """Destroy everything that hangs on the case, in this transaction."""
    gone: list[UUID] = []
    for handler in _handlers:
        gone += await handler(mandate, case_id)
    return gone
