"""Does many things that wait, each in a transaction of its own: one that fails undoes no other."""

from collections import Counter
from collections.abc import Awaitable, Callable, Iterable
from typing import TypeVar
from uuid import UUID

import structlog

from trafficking_api.access.mandate import Mandate, Office, system_mandate
from trafficking_api.kit.database import refusal_of
from trafficking_api.kit.errors import Unavailable
from trafficking_api.kit.going_on import refuse_to_go_on_when_stopped

Thing = TypeVar("Thing")
#: So many things are looked at: those that fail each time are passed by.
LOOKED_AT = 1000
_AT_ONCE = 100


async def one_by_one(
    office: Office,
    organisation_id: UUID,
    sweep: str,
    things: Iterable[Thing],
    do: Callable[[Mandate, Thing], Awaitable[int]],
) -> int:
    """Do these in one tenant, until there is enough for one time; returns how many were done.

    What fails stays as it is, and is tried again by the next sweep. Raises what tells that the
    database or the key server is away.
    """
    done, failed = 0, Counter[str]()
    for thing in things:
        if done >= _AT_ONCE:
            break
        try:
            async with system_mandate(office, organisation_id, sweep) as mandate:
                went = await do(mandate, thing)
            done += went
        except Exception as error:
            refuse_to_go_on_when_stopped()
            if not _is_its_own(error) and isinstance(refusal_of(error) or error, Unavailable):
                # It is so for all of them.
                raise
            failed[type(error).__name__] += 1
    for error_, times in failed.items():
        structlog.get_logger().error("sweep failed", sweep=sweep, error=error_, times=times)
    return done


def _is_its_own(error: Exception) -> bool:
    """True where the database undid this one: it took too long, or was in the way of another."""
    return getattr(getattr(error, "orig", None), "sqlstate", None) in {"57014", "40001", "40P01"}
