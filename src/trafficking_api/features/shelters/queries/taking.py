"""SELECTs for changes: beds and allocations, locked, and what stands in the way of somebody in a bed."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, literal, or_, select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.shelters.models import Allocation, Bed, PlacementExclusion, Shelter, Unit
from trafficking_api.features.shelters.queries.stay import changeable, in_reach, is_stale
from trafficking_api.features.shelters.states import TAKING, S, ShelterStatus
from trafficking_api.kit.read import Query


def places(mandate: Mandate, bed_ids: Collection[UUID]) -> Query:
    """Beds of open houses with their unit and house, which stay open until the transaction ends."""
    return _places(mandate).where(col(Bed.id).in_(bed_ids))


def places_of_unit(mandate: Mandate, unit_id: UUID) -> Query:
    """The beds of a unit, in the order of their codes."""
    return _places(mandate).where(col(Bed.unit_id) == unit_id, _is_there(mandate)).order_by(col(Bed.code))


def _places(mandate: Mandate) -> Query:
    unit = and_(col(Unit.organisation_id) == col(Bed.organisation_id), col(Unit.id) == col(Bed.unit_id))
    house = and_(
        col(Shelter.organisation_id) == col(Bed.organisation_id), col(Shelter.id) == col(Bed.shelter_id)
    )
    return (
        select(Bed, Unit, Shelter)
        .join(Unit, unit)
        .join(Shelter, house)
        .where(
            col(Bed.organisation_id) == mandate.organisation_id,
            col(Shelter.status) == ShelterStatus.OPEN,
        )
        .with_for_update(read=True, of=Shelter)
    )


def _is_there(mandate: Mandate) -> ColumnElement[bool]:
    return and_(
        or_(col(Bed.retired_on).is_(None), col(Bed.retired_on) > mandate.today()),
        or_(col(Bed.overflow_until).is_(None), col(Bed.overflow_until) >= mandate.today()),
    )


def other_household(mandate: Mandate, unit_ids: Collection[UUID]) -> Select[UUID | None]:
    """A household that has beds of these units now or later: no unit has two (BED-10)."""
    return (
        select(col(Allocation.household_id))
        .where(
            col(Allocation.organisation_id) == mandate.organisation_id,
            col(Allocation.unit_id).in_(unit_ids),
            col(Allocation.household_id).is_not(None),
            col(Allocation.status).in_(TAKING),
            ~is_stale(mandate),
        )
        .limit(1)
    )


def excluded(mandate: Mandate, case_ids: Collection[UUID], shelter_ids: Collection[UUID]) -> Select[str]:
    """Which safety rules that were written down speak against these cases in these houses (BED-18)."""
    exclusion = PlacementExclusion
    own = and_(col(exclusion.organisation_id) == mandate.organisation_id, col(exclusion.lifted_at).is_(None))
    there = select(col(Allocation.case_id)).where(
        col(Allocation.organisation_id) == mandate.organisation_id,
        col(Allocation.shelter_id).in_(shelter_ids),
        col(Allocation.status).in_((S.HELD, S.CONFIRMED, S.OCCUPIED)),
        col(Allocation.case_id).is_not(None),
        ~is_stale(mandate),
    )
    area = select(literal("Area")).where(
        own, col(exclusion.case_id).in_(case_ids), col(exclusion.shelter_id).in_(shelter_ids)
    )
    hers, other = col(exclusion.case_id), col(exclusion.other_case_id)
    meets = or_(and_(hers.in_(case_ids), other.in_(there)), and_(other.in_(case_ids), hers.in_(there)))
    return area.union(select(literal("CoResident")).where(own, meets))  # type: ignore[return-value]


def beds_of(mandate: Mandate, allocation_id: UUID) -> Select[UUID]:
    """The bed of an allocation that the caller may see, and those of its household."""
    this = select(Allocation).where(in_reach(mandate), col(Allocation.id) == allocation_id).subquery()
    return select(col(Allocation.bed_id)).where(
        col(Allocation.organisation_id) == mandate.organisation_id,
        or_(
            and_(col(Allocation.id) == this.c.id),
            and_(this.c.household_id.is_not(None), col(Allocation.household_id) == this.c.household_id),
        ),
    )


def group(mandate: Mandate, allocation_id: UUID) -> Select[Allocation]:
    """An allocation that the caller may change, first, and the others of its household; locked."""
    this = select(Allocation).where(changeable(mandate), col(Allocation.id) == allocation_id).subquery()
    return (
        select(Allocation)
        .join(this, col(Allocation.organisation_id) == this.c.organisation_id)
        .where(or_(col(Allocation.id) == this.c.id, col(Allocation.household_id) == this.c.household_id))
        .order_by((col(Allocation.id) != allocation_id), col(Allocation.id))
        .with_for_update(of=Allocation)
        .execution_options(populate_existing=True)
    )


def awaiting(mandate: Mandate, referral_id: UUID) -> Select[Allocation]:
    """What is held or promised for whom a referral is about, who is not there yet."""
    return select(Allocation).where(
        col(Allocation.organisation_id) == mandate.organisation_id,
        col(Allocation.referral_id) == referral_id,
        col(Allocation.case_id).is_(None),
        col(Allocation.status).in_((S.HELD, S.CONFIRMED)),
        ~is_stale(mandate),
    )


def next_in_bed(mandate: Mandate, row: Allocation) -> Select[datetime]:
    """When the bed is taken by somebody else after this allocation begins."""
    return (
        select(col(Allocation.begins_at))
        .where(
            col(Allocation.organisation_id) == mandate.organisation_id,
            col(Allocation.bed_id) == row.bed_id,
            col(Allocation.id) != row.id,
            col(Allocation.status).in_(TAKING),
            ~is_stale(mandate),
            col(Allocation.begins_at) > row.begins_at,
        )
        .order_by(col(Allocation.begins_at))
        .limit(1)
    )
