"""What goes when a case leaves somebody's sight: each feature closes what of its own still shows it."""

from collections.abc import Awaitable, Callable
from uuid import UUID

from trafficking_api.access.mandate import Mandate

#: Closes what shows a case to somebody who does not see it now.
Handler = Callable[[Mandate, UUID], Awaitable[None]]

_handlers: list[Handler] = []


def when_hidden(handler: Handler) -> Handler:
    """Register what else a hidden case must not be found in; use it as a decorator in a feature's service."""
    _handlers.append(handler)
    return handler


async def hidden(mandate: Mandate, case_id: UUID) -> None:
    """Close what shows the case to who does not see it now, in this transaction (PLAN-10, PLAN-11)."""
    await mandate.session.flush()  # who sees it now is asked of the database
    for handler in _handlers:
        await handler(mandate, case_id)
