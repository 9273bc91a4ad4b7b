"""Tells, once, that an urgent signalement was not acknowledged in time (SIG-17)."""

from trafficking_api.access.audit import Act, means
from trafficking_api.access.mandate import Mandate
from trafficking_api.features.signalements import queries

_AT_ONCE = 100


async def escalate(mandate: Mandate) -> int:
    """Write one event for each overdue signalement of the tenant that has none yet; returns how many."""
    waiting = list(await mandate.session.scalars(queries.waiting(mandate, _AT_ONCE)))
    for handling in waiting:
        handling.escalated_at = mandate.now
        mandate.touch(handling)
        means(handling, Act("escalated"))
    return len(waiting)
