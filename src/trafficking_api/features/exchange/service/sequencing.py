"""Numbers what happened, without gaps, so that a reader can prove that it missed nothing (XCH-7)."""

from uuid import UUID

from sqlalchemy import CursorResult, select

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.exchange.queries import sequencing as queries
from trafficking_api.features.exchange.queries.sequencing import Horizon

#: How many events get their numbers at once, at most.
AT_ONCE = 2000
#: Of which organisations this process has looked through all events once: after a restore it must.
_searched: set[UUID] = set()


async def number(mandate: Mandate) -> int:
    """Number the events of transactions that are over; returns how many there were."""
    if not await mandate.session.scalar(select(queries.is_waiting(mandate))):
        return 0
    return await _number(mandate, is_whole=False)


async def number_all(mandate: Mandate) -> None:
    """The same, until nothing is left: what happened before is not told to who begins now."""
    while await number(mandate):
        continue


async def sweep(mandate: Mandate) -> int:
    """The same; once in each process all events are looked through, also those that a restore brought."""
    if mandate.organisation_id in _searched:
        return await number(mandate)
    done = await _number(mandate, is_whole=True)
    if done < AT_ONCE:
        _searched.add(mandate.organisation_id)
    return done


async def _number(mandate: Mandate, *, is_whole: bool) -> int:
    """One at a time: the lock is held until the numbers are stored, and who waited for it sees them."""
    session = mandate.session
    await session.execute(queries.lock(mandate))
    horizon = Horizon((await session.execute(queries.horizon())).scalar_one(), is_whole)
    done = await session.execute(queries.number(mandate, horizon, AT_ONCE))
    await session.execute(queries.advance(mandate, horizon))
    return done.rowcount if isinstance(done, CursorResult) else 0
