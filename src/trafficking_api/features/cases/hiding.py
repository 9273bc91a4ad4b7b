"""What goes when a case leaves somebody's sight: each feature closes what of its own still shows it."""

from collections.abc import Awaitable, Callable
from uuid import UUID

from sqlalchemy import ColumnElement, func

from trafficking_api.access.mandate import Mandate

#: Closes what shows a case to somebody who does not see it now.
Handler = Callable[[Mandate, UUID], Awaitable[None]]

_handlers: list[Handler] = []


def when_hidden(handler: Handler) -> Handler:
    """Register what else a hidden case must not be found in; use it as a decorator in a feature's service."""
    _handlers.append(handler)
    return handler


def alone(mandate: Mandate) -> ColumnElement[None]:
    """Waits until nobody of the organisation hides or destroys anything.

    So that what is asked for now is seen by who does so next, and made without what went before.
    """
    return func.pg_advisory_xact_lock(_turn(mandate))


def together(mandate: Mandate) -> ColumnElement[None]:
    """Hides or destroys beside others, and lets nobody be alone until this transaction ends.

    To be taken in an earlier statement than the one that looks for what is to be closed, which else would
    not see what was asked for while it waited.
    """
    return func.pg_advisory_xact_lock_shared(_turn(mandate))


def _turn(mandate: Mandate) -> ColumnElement[int]:
    return func.hashtextextended(f"hiding|{mandate.organisation_id}", 0)


async def hidden(mandate: Mandate, case_id: UUID) -> None:
    """Close what shows the case to who does not see it now, in this transaction (PLAN-10, PLAN-11).

    The case is held, `together` with others.
    """
    await mandate.session.flush()  # who sees it now is asked of the database
    for handler in _handlers:
        await handler(mandate, case_id)
