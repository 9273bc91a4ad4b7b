"""Frees the beds of those who did not come in time."""

from datetime import timedelta

from sqlalchemy import ColumnElement, or_, select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.shelters import queries
from trafficking_api.features.shelters.models import Allocation
from trafficking_api.features.shelters.service.taking import Stand, expire_stale, give_back, lock
from trafficking_api.features.shelters.states import MACHINE, S
from trafficking_api.kit.states import SYSTEM

_AT_ONCE = 200


async def expire(mandate: Mandate) -> int:
    """End the holds whose time is over; returns how many there were (BED-4)."""
    return await _all(mandate, "expire", queries.is_stale(mandate))


async def miss(mandate: Mandate) -> int:
    """Free what was promised to who did not come: at the noon after the first night; returns how many.

    Who could not come, as somebody is still there, is missed when her own days are over.
    """
    # Noon to noon is a day of the house: so long after midnight the night before is over.
    night_is_over = (mandate.now.astimezone(mandate.tenant.zone) - timedelta(hours=12)).date()
    could = or_(~queries.is_kept_out(mandate), col(Allocation.ends_at) <= mandate.now)
    nobody = col(Allocation.status) == S.CONFIRMED, col(Allocation.from_on) < night_is_over, could
    return await _all(mandate, "no_show", *nobody)


async def _all(mandate: Mandate, command: str, *which: ColumnElement[bool]) -> int:
    query = (
        select(Allocation)
        .where(col(Allocation.organisation_id) == mandate.organisation_id, *which)
        .order_by(col(Allocation.id))
    )
    found = list(await mandate.session.execute(query.with_only_columns(*queries.STAND).limit(_AT_ONCE)))
    if not found:
        return 0
    await lock(mandate, [Stand(*row) for row in found])
    beds = {row[2] for row in found}
    again = query.where(col(Allocation.bed_id).in_(beds)).execution_options(populate_existing=True)
    rows = list(await mandate.session.scalars(again.with_for_update(skip_locked=True)))
    # No dead hold stands in the way of who may stay on now (BED-5).
    await expire_stale(mandate, beds, but=[row.id for row in rows])
    for row in rows:
        mandate.command(MACHINE, row, command, sides=(SYSTEM,))
    await give_back(mandate, {row.bed_id for row in rows})
    return len(rows)
