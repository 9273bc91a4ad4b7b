"""Houses, their units and beds, and the one table that says who has which bed from when until when."""

from datetime import date, datetime, timedelta
from typing import Any, ClassVar
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field

from trafficking_api.features.shelters.states import (
    AllocationStatus,
    PlacementExclusionStatus,
    ShelterStatus,
    WaitingStatus,
)
from trafficking_api.kit.crypto import Sealed
from trafficking_api.kit.tables import Owned, Unrecorded, codes, moment

_IN_BED = text("status = 'occupied'")


def _one_of(column: str, values: Any) -> str:
    return f"{column} IN ({', '.join(repr(str(value)) for value in values)})"


class Shelter(Owned, table=True):
    """A house: known by a code name, as its address is sealed and shown for a stay only (BED-19)."""

    __tablename__ = "shelters"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id"], ["organisations.id"]),
        CheckConstraint(_one_of("status", ShelterStatus), name="shelters_status"),
        CheckConstraint(_one_of("kind", ("Shelter", "TransitFlat", "HostFamily")), name="shelters_kind"),
        CheckConstraint("max_stay_days BETWEEN 1 AND 3650", name="shelters_max_stay"),
        Index("shelters_code_name", "organisation_id", "code_name", unique=True),
        Index("shelters_by_creation", "organisation_id", "created_at", "id"),
    )
    recorded_as: ClassVar[str] = "shelter"

    status: str = ShelterStatus.OPEN
    kind: str
    code_name: str
    country: str
    address: bytes | None = Field(default=None, sa_type=Sealed("shelters.address"))
    max_stay_days: int
    staffing: str
    #: When somebody can be let in: weekdays and hours, at the house's own time; empty is always.
    admission: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSONB)
    #: When somebody last looked, and said that what stands here is so.
    confirmed_at: datetime = moment()


class Unit(Owned, table=True):
    """A room or a flat: who may stay in it, and whether it is given as a whole."""

    __tablename__ = "units"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "shelter_id"], ["shelters.organisation_id", "shelters.id"]),
        CheckConstraint(_one_of("let_as", ("Bed", "Unit")), name="units_let_as"),
        CheckConstraint("cots BETWEEN 0 AND 20", name="units_cots"),
        Index("units_code", "organisation_id", "shelter_id", "code", unique=True),
    )
    recorded_as: ClassVar[str] = "unit"

    shelter_id: UUID
    code: str
    kind: str
    let_as: str
    suitability: list[str] = codes()
    step_free: bool = False
    cots: int = 0


class Bed(Owned, table=True):
    """A bed. One more than the house has is an overflow bed, with a reason and a last day (BED-9)."""

    __tablename__ = "beds"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "shelter_id"], ["shelters.organisation_id", "shelters.id"]),
        ForeignKeyConstraint(["organisation_id", "unit_id"], ["units.organisation_id", "units.id"]),
        CheckConstraint("num_nonnulls(overflow_reason, overflow_until) IN (0, 2)", name="beds_overflow"),
        Index("beds_code", "organisation_id", "unit_id", "code", unique=True),
        Index("beds_of_shelter", "organisation_id", "shelter_id", "id"),
    )
    recorded_as: ClassVar[str] = "bed"

    shelter_id: UUID
    unit_id: UUID
    code: str
    overflow_reason: str | None = None
    overflow_until: date | None = None
    #: From when until when there is such a bed: what was never there, or is gone, counts in no rate.
    since_on: date
    retired_on: date | None = None

    @property
    def gone_on(self) -> date | None:
        """The first day on which the house has this bed no longer, as far as it is known."""
        days = (self.retired_on, self.overflow_until and self.overflow_until + timedelta(days=1))
        return min((day for day in days if day), default=None)


class Allocation(Owned, table=True):
    """Who has a bed from when until when, or why nobody can have it. The database lets no two overlap."""

    __tablename__ = "allocations"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "shelter_id"], ["shelters.organisation_id", "shelters.id"]),
        ForeignKeyConstraint(["organisation_id", "unit_id"], ["units.organisation_id", "units.id"]),
        ForeignKeyConstraint(["organisation_id", "bed_id"], ["beds.organisation_id", "beds.id"]),
        ForeignKeyConstraint(["organisation_id", "case_id"], ["cases.organisation_id", "cases.id"]),
        CheckConstraint(_one_of("status", AllocationStatus), name="allocations_status"),
        CheckConstraint("ends_at > begins_at", name="allocations_not_empty"),
        CheckConstraint(
            "ends_at IS NOT NULL OR status IN ('occupied', 'blocked')", name="allocations_open_end"
        ),
        CheckConstraint("(status = 'held') <= (expires_at IS NOT NULL)", name="allocations_hold_ends"),
        CheckConstraint(
            "(block_reason IS NOT NULL) = (status IN ('blocked', 'ended'))", name="allocations_block"
        ),
        Index("allocations_one_in_bed", "organisation_id", "bed_id", unique=True, postgresql_where=_IN_BED),
        # Her range may end before she leaves, as the bed is promised: in no second bed meanwhile (BED-3).
        Index(
            "allocations_one_bed",
            "organisation_id",
            "guest_id",
            unique=True,
            postgresql_where=text("status = 'occupied' AND guest_id IS NOT NULL"),
        ),
        Index("allocations_by_creation", "organisation_id", "created_at", "id"),
        Index("allocations_of_case", "organisation_id", "case_id"),
        Index("allocations_of_household", "organisation_id", "household_id"),
        Index("allocations_of_referral", "organisation_id", "referral_id"),
        Index("allocations_of_bed", "organisation_id", "bed_id", "begins_at"),
        Index(
            "allocations_taking",
            "organisation_id",
            "bed_id",
            "begins_at",
            postgresql_where=text("status IN ('held', 'confirmed', 'occupied', 'blocked')"),
        ),
        Index("allocations_held", "organisation_id", "expires_at", postgresql_where=text("status = 'held'")),
    )
    recorded_as: ClassVar[str] = "allocation"

    status: str
    shelter_id: UUID
    unit_id: UUID
    bed_id: UUID
    #: Nobody yet, where a bed is held for a referral, or lies in a flat that a household has as a whole.
    case_id: UUID | None = None
    #: The person, if she is known, else the case: the same one sleeps in one bed at a time (BED-3).
    guest_id: UUID | None = None
    referral_id: UUID | None = None
    #: The same for all beds of one stay: she moved from one to the next.
    stay_id: UUID | None = None
    household_id: UUID | None = None
    begins_at: datetime = moment()
    ends_at: datetime | None = moment(default=None)
    from_on: date
    to_on: date | None = None
    expires_at: datetime | None = moment(default=None)
    renewals: int = 0
    block_reason: str | None = None
    checked_in_at: datetime | None = moment(default=None)
    checked_out_at: datetime | None = moment(default=None)
    exit_reason: str | None = None
    override_reason: str | None = None
    override_by: UUID | None = None
    #: When whose it was was forgotten (G-16); the night counts, and nobody sees it.
    forgotten_at: datetime | None = moment(default=None)


class Absence(Owned, table=True):
    """Nights away from a bed that stays hers."""

    __tablename__ = "absences"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organisation_id", "allocation_id"], ["allocations.organisation_id", "allocations.id"]
        ),
        CheckConstraint("until_on > from_on", name="absences_not_empty"),
        Index("absences_of", "organisation_id", "allocation_id", "from_on", unique=True),
    )
    recorded_as: ClassVar[str] = "absence"

    allocation_id: UUID
    from_on: date
    until_on: date
    reason: str


class PlacementExclusion(Owned, table=True):
    """Where somebody must not be placed, or with whom under one roof (BED-18)."""

    __tablename__ = "placement_exclusions"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "case_id"], ["cases.organisation_id", "cases.id"]),
        ForeignKeyConstraint(["organisation_id", "shelter_id"], ["shelters.organisation_id", "shelters.id"]),
        ForeignKeyConstraint(["organisation_id", "other_case_id"], ["cases.organisation_id", "cases.id"]),
        CheckConstraint("num_nonnulls(shelter_id, other_case_id) = 1", name="placement_exclusions_of_one"),
        CheckConstraint("case_id <> other_case_id", name="placement_exclusions_two"),
        CheckConstraint(_one_of("status", PlacementExclusionStatus), name="placement_exclusions_status"),
        Index("placement_exclusions_of", "organisation_id", "case_id"),
        Index("placement_exclusions_of_other", "organisation_id", "other_case_id"),
    )
    recorded_as: ClassVar[str] = "placement_exclusion"

    status: str = PlacementExclusionStatus.IN_FORCE
    case_id: UUID
    shelter_id: UUID | None = None
    other_case_id: UUID | None = None
    reason: str
    lifted_at: datetime | None = moment(default=None)


class WaitingEntry(Owned, table=True):
    """Somebody for whom there is no bed yet."""

    __tablename__ = "waiting_entries"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "case_id"], ["cases.organisation_id", "cases.id"]),
        CheckConstraint(_one_of("status", WaitingStatus), name="waiting_entries_status"),
        Index("waiting_entries_by_creation", "organisation_id", "created_at", "id"),
        Index(
            "waiting_entries_now",
            "organisation_id",
            "case_id",
            unique=True,
            postgresql_where=text("status = 'waiting'"),
        ),
    )
    recorded_as: ClassVar[str] = "waiting_entry"

    status: str = WaitingStatus.WAITING
    case_id: UUID
    needs: list[str] = codes()
    urgency: str
    withdrawn_reason: str | None = None


class TurnAway(Owned, table=True):
    """Somebody who asked for a bed and got none: why, and nothing about who it was (BED-15)."""

    __tablename__ = "turn_aways"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id"], ["organisations.id"]),
        ForeignKeyConstraint(["organisation_id", "shelter_id"], ["shelters.organisation_id", "shelters.id"]),
        CheckConstraint("persons_count BETWEEN 1 AND 1000", name="turn_aways_persons"),
        Index("turn_aways_by_creation", "organisation_id", "created_at", "id"),
        Index("turn_aways_by_day", "organisation_id", "happened_on"),
    )
    recorded_as: ClassVar[str] = "turn_away"

    happened_on: date
    reason: str
    needs: list[str] = codes()
    persons_count: int
    shelter_id: UUID | None = None


class AvailabilityBand(Unrecorded, table=True):
    """What a partner sees of a centre's beds of one suitability: a band, as of a tick (BED-13).

    Not in the journal: it would tell at each tick what the tick is there to hide.
    """

    __tablename__ = "availability_bands"
    __table_args__ = (
        ForeignKeyConstraint(["from_organisation_id"], ["organisations.id"]),
        ForeignKeyConstraint(["to_organisation_id"], ["organisations.id"]),
        CheckConstraint("band IN ('0', '1-2', '3+')", name="availability_bands_band"),
        Index(
            "availability_bands_one",
            "from_organisation_id",
            "to_organisation_id",
            "suitability",
            unique=True,
        ),
        Index("availability_bands_of_receiver", "to_organisation_id", "id"),
    )

    from_organisation_id: UUID = Field(primary_key=True)
    id: UUID = Field(default_factory=uuid4, primary_key=True)
    to_organisation_id: UUID
    suitability: str
    band: str
    as_of: datetime = moment()
    confirmed_at: datetime = moment()
    #: Until when the band is worth telling; after it, it is not known what is free.
    fresh_until: datetime = moment()
