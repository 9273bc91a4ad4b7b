"""Looks now and then whether something happened, once for all who wait for the same organisation."""

import asyncio
from uuid import UUID

from sqlalchemy.exc import SQLAlchemyError

from trafficking_api.access.mandate import Office, system_mandate
from trafficking_api.features.exchange.queries import feed as queries

#: How long after it happened somebody hears of it, at most, in seconds.
PAUSE = 0.5


async def something_new(office: Office, organisation_id: UUID, seen: int) -> bool:
    """After a pause: True when something was numbered since, or can be numbered now."""
    look = office.looks.get(organisation_id)
    if look is None:
        look = office.looks[organisation_id] = asyncio.create_task(_look(office, organisation_id))
        look.add_done_callback(lambda _: office.looks.pop(organisation_id, None))
    # Who leaves must not end it for the others.
    last, is_waiting = await asyncio.shield(look)
    return is_waiting or last > seen


async def _look(office: Office, organisation_id: UUID) -> tuple[int, bool]:
    """The last number, and whether something waits; the connection is given back at once."""
    await asyncio.sleep(PAUSE)
    try:
        async with system_mandate(office, organisation_id, "await_events") as mandate:
            last, is_waiting = (await mandate.session.execute(queries.standing(mandate))).one()
    except (SQLAlchemyError, OSError):
        return 0, True  # who asks again is told what is the matter
    return last, is_waiting
