"""How many beds are free: counted at the moment of the question, stored nowhere (BED-7)."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Integer,
    Subquery,
    Text,
    Uuid,
    and_,
    case,
    cast,
    func,
    literal,
    literal_column,
    null,
    or_,
    select,
    tuple_,
    union_all,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import aliased
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.agreements import queries as agreements
from trafficking_api.features.shelters.models import Allocation, AvailabilityBand, Bed, Shelter, Unit
from trafficking_api.features.shelters.queries.stay import is_stale
from trafficking_api.features.shelters.rules import TICK
from trafficking_api.features.shelters.schemas.availability import NetworkAvailability, NetworkFilter
from trafficking_api.features.shelters.states import TAKING, S, ShelterStatus
from trafficking_api.kit.read import Query, Shape

#: The kind of agreement under which partners see each other's bands.
KIND = "availability"
#: What a bed is for a time, the strongest claim on it first.
RANKS = (S.BLOCKED, S.OCCUPIED, S.CONFIRMED, S.HELD)
#: The rank of a bed without a claim; below it, what a unit is, which is no bed.
_FREE, _ROOM, _FLAT = 0, -1, -2


def beds_by_state(
    mandate: Mandate,
    begin: datetime,
    end: datetime,
    *,
    needs: Collection[str] = (),
    shelter_id: UUID | None = None,
) -> Query:
    """How many beds of each house, of each suitability, are in which state over a time; one statement.

    A row is a house, a suitability, and how many of its beds are free, held, confirmed, occupied and blocked.
    A bed is what the strongest claim on any part of the time makes of it. Whoever stays longer than planned
    is still there.
    """
    # Laid one under the other and grouped, never joined: the planner does not know how much an organisation
    # has (docs/decisions/0020-plans-for-everybody.md), and would go through all claims for each bed.
    parts = union_all(_beds(mandate, begin, end), _claims(mandate, begin, end), _units(mandate)).subquery()
    rank, suitability = func.max(parts.c.rank), func.max(parts.c.suitability, type_=ARRAY(Text))
    bed = (
        select(parts.c.unit_id, parts.c.shelter_id, rank.label("rank"), suitability.label("suitability"))
        .group_by(parts.c.unit_id, parts.c.shelter_id, parts.c.bed_id)
        # A claim on a bed that is not there counts nowhere.
        .having(func.min(parts.c.rank) <= _FREE)
        .subquery()
    )
    suitability = func.max(bed.c.suitability, type_=ARRAY(Text))
    unit = (
        select(bed.c.shelter_id, suitability.label("suitability"), *_counted(bed))
        .group_by(bed.c.unit_id, bed.c.shelter_id)
        .having(func.max(bed.c.rank) >= _FREE)
        .subquery()
    )
    return _summed(unit, needs, shelter_id)


def _counted(bed: Subquery) -> list[ColumnElement[int]]:
    """How many beds of a unit have which rank; no bed is free of a flat that somebody has (BED-10)."""
    free, *taken = (func.count().filter(bed.c.rank == n) for n in range(len(RANKS) + 1))
    *given, _blocked = enumerate(taken, 1)
    is_flat = func.min(bed.c.rank) == _FLAT
    whose = case(*((and_(is_flat, count > 0), n) for n, count in reversed(given)), else_=_FREE)
    counts = [case((whose == n, free), else_=0) for n in range(len(RANKS) + 1)]
    return [(also if n == _FREE else taken[n - 1] + also).label(f"rank_{n}") for n, also in enumerate(counts)]


def _summed(unit: Subquery, needs: Collection[str], shelter_id: UUID | None) -> Query:
    grouped = (unit.c.shelter_id, unit.c.suitability)
    counts = (cast(func.sum(unit.c[f"rank_{n}"]), Integer) for n in range(len(RANKS) + 1))
    query: Query = select(*grouped, *counts).group_by(*grouped)
    if needs:
        query = query.where(unit.c.suitability.contains(list(needs)))
    return query if shelter_id is None else query.where(unit.c.shelter_id == shelter_id)


def _part(*columns: Any, rank: Any, suitability: Any = None) -> Query:
    """A house, a unit and a bed, and what one table says of them."""
    no_suitability = cast(null(), ARRAY(Text))
    return select(
        *(
            column.label(name)
            for column, name in zip(columns, ("shelter_id", "unit_id", "bed_id"), strict=True)
        ),
        rank.label("rank"),
        (no_suitability if suitability is None else suitability).label("suitability"),
    )


def _beds(mandate: Mandate, begin: datetime, end: datetime) -> Query:
    """The beds that open houses have over a time: free, as far as they know."""
    zone = mandate.tenant.zone
    first, last = begin.astimezone(zone).date(), end.astimezone(zone).date()
    closed = select(col(Shelter.id)).where(
        col(Shelter.organisation_id) == mandate.organisation_id, col(Shelter.status) != ShelterStatus.OPEN
    )
    return _part(
        col(Bed.shelter_id), col(Bed.unit_id), col(Bed.id), rank=cast(literal(_FREE), Integer)
    ).where(
        col(Bed.organisation_id) == mandate.organisation_id,
        col(Bed.since_on) <= first,
        or_(col(Bed.retired_on).is_(None), col(Bed.retired_on) >= last),
        or_(col(Bed.overflow_until).is_(None), col(Bed.overflow_until) >= last - timedelta(days=1)),
        # Few are closed: they are remembered once, and each bed is compared with them.
        col(Bed.shelter_id).not_in(closed),
    )


def _units(mandate: Mandate) -> Query:
    """For whom the rooms and flats are; of which nothing is said, for everybody."""
    nothing, everybody = (literal(names, ARRAY(Text)) for names in ([], ["Mixed"]))
    return _part(
        *(col(Unit.shelter_id), col(Unit.id), cast(null(), Uuid)),
        rank=case((col(Unit.let_as) == "Unit", _FLAT), else_=_ROOM),
        suitability=func.coalesce(func.nullif(col(Unit.suitability), nothing), everybody),
    ).where(col(Unit.organisation_id) == mandate.organisation_id)


def _claims(mandate: Mandate, begin: datetime, end: datetime) -> Query:
    """Who has, or is promised, a bed in any part of a time, or why nobody can have it."""
    rank = case({str(s): len(RANKS) - n for n, s in enumerate(RANKS)}, value=col(Allocation.status))
    promised = aliased(Allocation)
    dead = select(col(promised.bed_id), col(promised.begins_at)).where(
        col(promised.organisation_id) == mandate.organisation_id,
        col(promised.status) == S.HELD,
        col(promised.expires_at) <= mandate.now,
    )
    lasts = or_(
        col(Allocation.ends_at).is_(None),
        col(Allocation.ends_at) > begin,
        and_(col(Allocation.status) == S.OCCUPIED, literal(begin <= mandate.now)),
        # Promised to somebody whose hold is dead, it is hers again, before the sweep says so (BED-4).
        and_(
            col(Allocation.status) == S.OCCUPIED,
            tuple_(col(Allocation.bed_id), col(Allocation.ends_at)).in_(dead),
        ),
    )
    return _part(
        *(col(Allocation.shelter_id), col(Allocation.unit_id), col(Allocation.bed_id)),
        rank=rank,
    ).where(
        col(Allocation.organisation_id) == mandate.organisation_id,
        is_taking(),
        col(Allocation.begins_at) < end,
        lasts,
        ~is_stale(mandate),
    )


def is_taking() -> ColumnElement[bool]:
    """True for what takes a bed; written out, so that the planner finds the index of just these."""
    return col(Allocation.status).in_([literal_column(f"'{status}'") for status in TAKING])


def houses(mandate: Mandate, shelter_id: UUID | None = None) -> Query:
    """The open houses of the centre, as their availability names them."""
    query: Query = select(
        col(Shelter.id), col(Shelter.code_name), col(Shelter.kind), col(Shelter.confirmed_at)
    ).where(
        col(Shelter.organisation_id) == mandate.organisation_id, col(Shelter.status) == ShelterStatus.OPEN
    )
    query = query.order_by(col(Shelter.code_name), col(Shelter.id))
    return query if shelter_id is None else query.where(col(Shelter.id) == shelter_id)


def network(mandate: Mandate, wanted: NetworkFilter) -> Shape:
    """What the partners' centres show of their beds, while an agreement on it is in force (BED-13)."""
    there = col(AvailabilityBand.from_organisation_id)
    fresh = and_(
        col(AvailabilityBand.fresh_until) > mandate.now,
        col(AvailabilityBand.as_of) > mandate.now - 4 * TICK,
    )
    query: Query = select(
        col(AvailabilityBand.id),
        there.label("organisation_id"),
        col(AvailabilityBand.suitability),
        case((fresh, col(AvailabilityBand.band)), else_="unknown").label("band"),
        col(AvailabilityBand.as_of),
        col(AvailabilityBand.confirmed_at),
    ).where(
        col(AvailabilityBand.to_organisation_id) == mandate.organisation_id,
        agreements.is_in_force(there, mandate.organisation_id, KIND, mandate.today()),
    )
    if wanted.organisation_id is not None:
        query = query.where(there == wanted.organisation_id)
    if wanted.need:
        query = query.where(col(AvailabilityBand.suitability).in_(wanted.need))
    return Shape(query, NetworkAvailability)
