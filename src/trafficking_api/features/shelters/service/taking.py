"""Takes beds: one after the other per bed, so that the last one goes to exactly one person."""

from collections.abc import Collection, Iterable
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, bindparam, select, text
from sqlalchemy.exc import IntegrityError
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases.queries import Guest
from trafficking_api.features.shelters import queries
from trafficking_api.features.shelters.errors import AlreadyHoused, BedUnavailable, PlacementUnsafe
from trafficking_api.features.shelters.models import Allocation, Bed, Shelter, Unit
from trafficking_api.features.shelters.rules import unsafe
from trafficking_api.features.shelters.states import MACHINE
from trafficking_api.kit.states import SYSTEM

#: Always in the order of the ids, so that two who want the same two beds never wait for each other.
_LOCK = text(
    "SELECT pg_advisory_xact_lock(hashtextextended(id::text, 7)) "
    "FROM (SELECT unnest(CAST(:ids AS uuid[])) AS id ORDER BY 1) AS wanted"
).bindparams(bindparam("ids", type_=ARRAY(Uuid)))


class Place(NamedTuple):
    """A bed, and the unit and the house that it stands in."""

    bed: Bed
    unit: Unit
    shelter: Shelter


async def lock_beds(mandate: Mandate, bed_ids: Collection[UUID]) -> None:
    """Wait until nobody else takes or frees these beds, and keep them so until this transaction ends.

    The constraint alone would keep two from one bed, but of forty who want it some would end in a deadlock.
    """
    if bed_ids:
        await mandate.session.execute(_LOCK, {"ids": sorted(set(bed_ids))})


async def expire_stale(mandate: Mandate, bed_ids: Collection[UUID]) -> None:
    """End the holds of these beds whose time is over, so that a dead hold refuses nobody (BED-5)."""
    stale = (
        select(Allocation)
        .where(
            col(Allocation.organisation_id) == mandate.organisation_id,
            col(Allocation.bed_id).in_(bed_ids),
            queries.is_stale(mandate),
        )
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    for hold in list(await mandate.session.scalars(stale)):
        mandate.command(MACHINE, hold, "expire", sides=(SYSTEM,))


async def flush_or_refuse(mandate: Mandate) -> None:
    """Flush; the database has the last word on who has the bed. Raises BedUnavailable, AlreadyHoused.

    Of the conflict nothing is told: not whose the other allocation is, nor from when until when (BED-17).
    """
    try:
        await mandate.session.flush()
    except IntegrityError as error:
        cause = error.orig.__cause__ if error.orig else None
        if getattr(cause, "constraint_name", None) == "allocations_guest":
            raise AlreadyHoused from None
        raise BedUnavailable from None


async def refuse_unsafe(
    mandate: Mandate, guests: Iterable[Guest], places: Collection[Place], *, overridden: bool
) -> None:
    """Raise PlacementUnsafe when a safety rule speaks against it, unless that was overridden (BED-18)."""
    everybody = list(guests)
    rules = {
        rule
        for guest in everybody
        for place in places
        for rule in unsafe(place.unit.suitability, guest.gender, guest.minor)
    }
    houses = {place.shelter.id for place in places}
    found = await mandate.session.scalars(queries.excluded(mandate, [g.case_id for g in everybody], houses))
    rules.update(found)
    if rules and not overridden:
        raise PlacementUnsafe(sorted(rules))
