"""SELECTs for changes: beds and allocations, locked, and what stands in the way of somebody in a bed."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, literal, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.shelters.models import Allocation, Bed, Shelter, Unit
from trafficking_api.features.shelters.queries.stay import changeable, in_reach, is_stale
from trafficking_api.features.shelters.states import TAKING, S, ShelterStatus
from trafficking_api.kit.read import Query

#: Where a bed stands, by ids.
STAND = (col(Allocation.shelter_id), col(Allocation.unit_id), col(Allocation.bed_id))
#: In the order in which they were made.
FIRST = (col(Allocation.created_at), col(Allocation.id))


def places(mandate: Mandate, bed_ids: Collection[UUID]) -> Query:
    """Beds of open houses with their unit and house."""
    return _places(mandate).where(col(Bed.id).in_(bed_ids))


def places_of_unit(mandate: Mandate, unit_id: UUID) -> Query:
    """The beds of a unit, in the order of their codes."""
    return _places(mandate).where(col(Bed.unit_id) == unit_id).order_by(col(Bed.code))


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
        .execution_options(populate_existing=True)
    )


def stands(mandate: Mandate, bed_ids: Collection[UUID]) -> Select[UUID, UUID, UUID]:
    """Where these beds of the organisation stand."""
    return select(col(Bed.shelter_id), col(Bed.unit_id), col(Bed.id)).where(
        col(Bed.organisation_id) == mandate.organisation_id, col(Bed.id).in_(bed_ids)
    )


def kept_houses(mandate: Mandate, shelter_ids: Collection[UUID]) -> Select[UUID]:
    """These houses, as they are until the transaction ends."""
    return (
        select(col(Shelter.id))
        .where(col(Shelter.organisation_id) == mandate.organisation_id, col(Shelter.id).in_(shelter_ids))
        .order_by(col(Shelter.id))
        .with_for_update(read=True)
    )


def meets(begin: datetime, end: datetime | None) -> ColumnElement[bool]:
    """True for an allocation that lies in any part of a time; who is in a bed is there until she leaves."""
    lasts = or_(
        col(Allocation.ends_at).is_(None),
        col(Allocation.ends_at) > begin,
        col(Allocation.status) == S.OCCUPIED,
    )
    return lasts if end is None else and_(lasts, col(Allocation.begins_at) < end)


def blocked_of(mandate: Mandate, bed_ids: Collection[UUID], begin: datetime, end: datetime) -> Select[UUID]:
    """Which of these beds are out of use in any part of a time."""
    return select(col(Allocation.bed_id)).where(
        col(Allocation.organisation_id) == mandate.organisation_id,
        col(Allocation.bed_id).in_(bed_ids),
        col(Allocation.status) == S.BLOCKED,
        meets(begin, end),
    )


def other_household(
    mandate: Mandate, unit_id: UUID, household_id: UUID, begin: datetime, end: datetime | None
) -> Select[UUID | None]:
    """Another household that has beds of this unit in any part of a time: no unit has two (BED-10)."""
    return (
        select(col(Allocation.household_id))
        .where(
            col(Allocation.organisation_id) == mandate.organisation_id,
            col(Allocation.unit_id) == unit_id,
            col(Allocation.household_id) != household_id,
            col(Allocation.status).in_(TAKING),
            ~is_stale(mandate),
            meets(begin, end),
            # After the day on which the next ones come, it is theirs, whoever is there now.
            or_(
                col(Allocation.ends_at).is_(None),
                col(Allocation.ends_at) > begin,
                literal(begin <= mandate.now),
            ),
        )
        .limit(1)
    )


def is_kept_out(mandate: Mandate) -> ColumnElement[bool]:
    """True for what is promised of a bed in which somebody still is, or of her mates' beds.

    So it is where another household is still in the unit: no unit holds two (BED-10).
    """
    mate, there = aliased(Allocation), aliased(Allocation)
    hers = and_(
        col(mate.organisation_id) == mandate.organisation_id,
        col(mate.status) == S.CONFIRMED,
        or_(col(mate.id) == col(Allocation.id), col(mate.household_id) == col(Allocation.household_id)),
    )
    in_the_way = and_(
        col(there.organisation_id) == mandate.organisation_id,
        col(there.status) == S.OCCUPIED,
        or_(
            col(there.bed_id) == col(mate.bed_id),
            and_(col(there.unit_id) == col(mate.unit_id), col(there.household_id) != col(mate.household_id)),
        ),
    )
    return (
        select(literal(1))
        .select_from(mate)
        .join(there, in_the_way)
        .where(hers)
        .correlate(Allocation)
        .exists()
    )


def stands_of(mandate: Mandate, allocation_id: UUID) -> Select[UUID, UUID, UUID]:
    """Where the bed of an allocation stands that the caller may see, and those of its household."""
    this = select(Allocation).where(in_reach(mandate), col(Allocation.id) == allocation_id).subquery()
    return select(*STAND).where(
        col(Allocation.organisation_id) == mandate.organisation_id,
        or_(
            col(Allocation.id) == this.c.id,
            and_(this.c.household_id.is_not(None), col(Allocation.household_id) == this.c.household_id),
        ),
    )


def group(mandate: Mandate, allocation_id: UUID) -> Select[Allocation, bool]:
    """An allocation that the caller may change, first, and the others of its household, locked.

    With each comes whether the caller may change it too; nobody minds who lies in no bed.
    """
    this = select(Allocation).where(changeable(mandate), col(Allocation.id) == allocation_id).subquery()
    may = or_(col(Allocation.case_id).is_(None), changeable(mandate))
    return (
        select(Allocation, may)
        .join(this, col(Allocation.organisation_id) == this.c.organisation_id)
        .where(or_(col(Allocation.id) == this.c.id, col(Allocation.household_id) == this.c.household_id))
        .order_by((col(Allocation.id) != allocation_id), *FIRST)
        .with_for_update(of=Allocation)
        .execution_options(populate_existing=True)
    )


def named_otherwise(mandate: Mandate, case_id: UUID, guest_id: UUID) -> Select[Allocation]:
    """The stays of a case from before it was known whose it is.

    One that is over, and at one time with another of hers, stays as it was: it cannot be hers, too, and is no
    reason to let nobody in today.
    """
    hers = aliased(Allocation)
    twice = select(literal(1)).where(
        col(hers.organisation_id) == mandate.organisation_id,
        col(hers.guest_id) == guest_id,
        col(hers.status).in_((S.OCCUPIED, S.DEPARTED)),
        col(hers.begins_at) < col(Allocation.ends_at),
        or_(col(hers.ends_at).is_(None), col(hers.ends_at) > col(Allocation.begins_at)),
    )
    return (
        select(Allocation)
        .where(
            col(Allocation.organisation_id) == mandate.organisation_id,
            col(Allocation.case_id) == case_id,
            col(Allocation.guest_id) != guest_id,
            or_(col(Allocation.status) != S.DEPARTED, ~twice.correlate(Allocation).exists()),
        )
        .with_for_update()
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


def promised_alike(mandate: Mandate, row: Allocation) -> Select[Allocation]:
    """What is held, or promised, for the household of an allocation, as that is."""
    return (
        select(Allocation)
        .where(
            col(Allocation.organisation_id) == mandate.organisation_id,
            col(Allocation.household_id) == row.household_id,
            col(Allocation.status) == row.status,
        )
        .order_by(*FIRST)
    )


def waiting_for_bed(mandate: Mandate, row: Allocation, at: datetime) -> Select[Allocation]:
    """What should have begun in the bed of somebody who stayed longer, before she leaves it; locked."""
    return (
        select(Allocation)
        .where(
            col(Allocation.organisation_id) == mandate.organisation_id,
            col(Allocation.bed_id) == row.bed_id,
            col(Allocation.id) != row.id,
            col(Allocation.status).in_(TAKING),
            col(Allocation.begins_at) > row.begins_at,
            col(Allocation.begins_at) <= at,
        )
        .with_for_update()
    )


def begun(mandate: Mandate, rows: Collection[Allocation]) -> Select[UUID | None, UUID, date]:
    """On which day these stays began in each of their houses, in whichever of its beds."""
    return (
        select(col(Allocation.stay_id), col(Allocation.shelter_id), func.min(col(Allocation.from_on)))
        .where(
            col(Allocation.organisation_id) == mandate.organisation_id,
            col(Allocation.case_id).in_([row.case_id for row in rows]),
            col(Allocation.stay_id).in_([row.stay_id for row in rows]),
        )
        .group_by(col(Allocation.stay_id), col(Allocation.shelter_id))
    )
