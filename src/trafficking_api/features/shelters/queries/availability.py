"""How many beds are free: counted at the moment of the question, stored nowhere (BED-7)."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Text,
    and_,
    case,
    cast,
    func,
    literal,
    literal_column,
    or_,
    select,
)
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.agreements import queries as agreements
from trafficking_api.features.shelters.models import Allocation, AvailabilityBand, Bed, Shelter, Unit
from trafficking_api.features.shelters.queries.stay import is_stale
from trafficking_api.features.shelters.rules import FRESH, TICK
from trafficking_api.features.shelters.schemas.availability import NetworkAvailability, NetworkFilter
from trafficking_api.features.shelters.states import TAKING, S, ShelterStatus
from trafficking_api.kit.read import Query, Shape

#: The kind of agreement under which partners see each other's bands.
KIND = "availability"
#: What a bed is for a time, the strongest claim on it first.
RANKS = (S.BLOCKED, S.OCCUPIED, S.CONFIRMED, S.HELD)


def beds_by_state(
    mandate: Mandate,
    begin: datetime,
    end: datetime,
    *,
    needs: Collection[str] = (),
    shelter_id: UUID | None = None,
) -> Query:
    """How many beds of each house, of each suitability, are in which state over a time; one statement.

    A bed is what the strongest claim on any part of the time makes of it. Whoever stays longer than planned
    is still there.
    """
    ranked = case({str(s): len(RANKS) - n for n, s in enumerate(RANKS)}, value=col(Allocation.status))
    rank = func.coalesce(func.max(ranked), 0).label("rank")
    zone = mandate.tenant.zone
    first, last = begin.astimezone(zone).date(), end.astimezone(zone).date()
    bed = (
        select(col(Bed.shelter_id), col(Bed.unit_id), rank)
        .select_from(Bed)
        .outerjoin(Allocation, and_(*_claims(mandate, begin, end)))
        .where(
            col(Bed.organisation_id) == mandate.organisation_id,
            col(Bed.since_on) <= first,
            or_(col(Bed.retired_on).is_(None), col(Bed.retired_on) >= last),
            or_(col(Bed.overflow_until).is_(None), col(Bed.overflow_until) >= last),
        )
        .group_by(col(Bed.id), col(Bed.shelter_id), col(Bed.unit_id))
        .subquery()
    )
    house = and_(col(Shelter.organisation_id) == mandate.organisation_id, col(Shelter.id) == bed.c.shelter_id)
    unit = and_(col(Unit.organisation_id) == mandate.organisation_id, col(Unit.id) == bed.c.unit_id)
    grouped = (col(Shelter.id), col(Unit.suitability), bed.c.rank)
    query: Query = (
        select(*grouped, func.count())
        .select_from(bed)
        .join(Shelter, house)
        .join(Unit, unit)
        .where(col(Shelter.status) == ShelterStatus.OPEN)
        .group_by(*grouped)
    )
    if needs:
        query = query.where(col(Unit.suitability).contains(cast(list(needs), ARRAY(Text))))
    return query if shelter_id is None else query.where(col(Shelter.id) == shelter_id)


def _claims(mandate: Mandate, begin: datetime, end: datetime) -> list[ColumnElement[bool]]:
    lasts = or_(
        col(Allocation.ends_at).is_(None),
        col(Allocation.ends_at) > begin,
        and_(col(Allocation.status) == S.OCCUPIED, literal(begin <= mandate.now)),
    )
    return [
        col(Allocation.organisation_id) == col(Bed.organisation_id),
        col(Allocation.bed_id) == col(Bed.id),
        is_taking(),
        col(Allocation.begins_at) < end,
        lasts,
        ~is_stale(mandate),
    ]


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
        col(AvailabilityBand.confirmed_at) > mandate.now - FRESH,
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
