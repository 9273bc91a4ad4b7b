"""Takes beds: one after the other per bed, so that the last one goes to exactly one person."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
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
from trafficking_api.features.shelters.states import MACHINE, S
from trafficking_api.kit.read import Query
from trafficking_api.kit.states import SYSTEM

#: Always in the order of the ids, so that two who want the same two beds never wait for each other. The
#: organisation is part of the key: nobody waits because of another's bed.
_LOCK = text(
    "SELECT pg_advisory_xact_lock(hashtextextended(CAST(:organisation AS text) || id::text, 7)) "
    "FROM (SELECT unnest(CAST(:ids AS uuid[])) AS id ORDER BY 1) AS wanted"
).bindparams(bindparam("ids", type_=ARRAY(Uuid)), bindparam("organisation", type_=Uuid))


class Place(NamedTuple):
    """A bed, and the unit and the house that it stands in."""

    bed: Bed
    unit: Unit
    shelter: Shelter


class Stand(NamedTuple):
    """Where a bed stands, by ids."""

    shelter_id: UUID
    unit_id: UUID
    bed_id: UUID


class Coming(NamedTuple):
    """Somebody who is to be in a bed for a time; the safety rules are asked of the two (BED-18)."""

    guest: Guest
    place: Place
    begins_at: datetime
    ends_at: datetime


async def read_places(mandate: Mandate, query: Query) -> list[Place]:
    """The places that a query of `queries.places` finds."""
    return [Place(*row) for row in await mandate.session.execute(query)]


async def lock(mandate: Mandate, stands: Iterable[Stand]) -> None:
    """Keep these houses as they are, and their units and beds to oneself, until this transaction ends.

    The constraint alone would keep two from one bed, but of forty who want it some would end in a deadlock.
    Houses come first, everywhere, then units and beds together.
    """
    found = list(stands)
    if not found:
        return
    await mandate.session.execute(queries.kept_houses(mandate, {stand.shelter_id for stand in found}))
    ids = sorted({id_ for stand in found for id_ in (stand.unit_id, stand.bed_id)})
    await mandate.session.execute(_LOCK, {"organisation": mandate.organisation_id, "ids": ids})


async def lock_beds(mandate: Mandate, bed_ids: Collection[UUID]) -> list[Stand]:
    """The same for beds of the organisation; returns where those stand that there are."""
    stands = [Stand(*row) for row in await mandate.session.execute(queries.stands(mandate, bed_ids))]
    await lock(mandate, stands)
    return stands


async def expire_stale(mandate: Mandate, bed_ids: Collection[UUID], but: Collection[UUID] = ()) -> None:
    """End the holds of these beds whose time is over, so that a dead hold refuses nobody (BED-5)."""
    stale = (
        select(Allocation)
        .where(
            col(Allocation.organisation_id) == mandate.organisation_id,
            col(Allocation.bed_id).in_(bed_ids),
            col(Allocation.id).not_in(but),
            queries.is_stale(mandate),
        )
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    holds = list(await mandate.session.scalars(stale))
    for hold in holds:
        mandate.command(MACHINE, hold, "expire", sides=(SYSTEM,))
    await give_back(mandate, {hold.bed_id for hold in holds})


async def give_back(mandate: Mandate, bed_ids: Collection[UUID]) -> None:
    """Let who is in a bed have it until the next one comes, or until she leaves, now that somebody will not.

    The beds are locked; what frees them is flushed first.
    """
    if not bed_ids:
        return
    await mandate.session.flush()
    in_bed = (
        select(Allocation)
        .where(
            col(Allocation.organisation_id) == mandate.organisation_id,
            col(Allocation.bed_id).in_(bed_ids),
            col(Allocation.status) == S.OCCUPIED,
            col(Allocation.ends_at).is_not(None),
        )
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    for row in list(await mandate.session.scalars(in_bed)):
        ends_at = await mandate.session.scalar(queries.next_in_bed(mandate, row))
        if ends_at != row.ends_at:
            row.ends_at = ends_at
            mandate.touch(row)


async def flush_or_refuse(mandate: Mandate) -> None:
    """Flush; the database has the last word on who has the bed. Raises BedUnavailable, AlreadyHoused.

    Of the conflict nothing is told: not whose the other allocation is, nor from when until when (BED-17).
    """
    try:
        await mandate.session.flush()
    except IntegrityError as error:
        cause = error.orig.__cause__ if error.orig else None
        if getattr(cause, "constraint_name", None) in {"allocations_guest", "allocations_one_bed"}:
            raise AlreadyHoused from None
        raise BedUnavailable from None


async def refuse_unsafe(mandate: Mandate, coming: Sequence[Coming], *, overridden: bool) -> None:
    """Raise PlacementUnsafe when a safety rule speaks against it, unless that was overridden (BED-18).

    Raises BedUnavailable, overridden or not, when that is to do with a case out of sight (PLAN-10).
    """
    rules = {
        rule
        for one in coming
        for rule in unsafe(one.place.unit.suitability, one.guest.gender, one.guest.minor)
    }
    for house in {one.place.shelter.id for one in coming}:
        here = [one for one in coming if one.place.shelter.id == house]
        span = min(one.begins_at for one in here), max(one.ends_at for one in here)
        for rule, may_be_told in await excluded(mandate, [one.guest.case_id for one in here], house, span):
            if not may_be_told:
                raise BedUnavailable
            rules.add(rule)
    if rules and not overridden:
        raise PlacementUnsafe(sorted(rules))


async def excluded(
    mandate: Mandate,
    case_ids: Sequence[UUID],
    shelter_id: UUID,
    span: tuple[datetime, datetime],
    statuses: Collection[str] = (S.HELD, S.CONFIRMED, S.OCCUPIED),
) -> list[tuple[str, bool]]:
    """Which written rules speak against these in a house, and whether the caller may be told of each.

    What names them is locked first; then it is asked who is there. So of two at once one sees the other.
    """
    named = [
        queries.Exclusion(*row) for row in await mandate.session.execute(queries.naming(mandate, case_ids))
    ]
    found = [("Area", one.is_seen) for one in named if one.guest and one.shelter_id == shelter_id]
    found += [
        ("CoResident", one.is_seen)
        for one in named
        if one.guest and one.other_guest and one.guest != one.other_guest
    ]
    apart = [
        (one.other_case_id if one.guest else one.case_id, one.is_seen)
        for one in named
        if one.other_case_id and not (one.guest and one.other_guest)
    ]
    if apart:
        query = queries.present(mandate, {id_ for id_, _ in apart}, shelter_id, statuses, *span)
        seen = {id_ for id_, is_seen in apart if is_seen}
        found += [
            ("CoResident", is_seen and id_ in seen) for id_, is_seen in await mandate.session.execute(query)
        ]
    return found
