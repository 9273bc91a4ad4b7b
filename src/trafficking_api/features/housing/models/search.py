"""What home somebody looks for, and the dwellings that she applies for."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKeyConstraint, Index, text
from sqlmodel import Field

from trafficking_api.kit.crypto import SealedDocument
from trafficking_api.kit.tables import Owned, codes


class HousingSearch(Owned, table=True):
    """A home is searched for somebody: one search at a time in a case."""

    __tablename__ = "housing_searches"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "case_id"], ["cases.organisation_id", "cases.id"]),
        ForeignKeyConstraint(
            ["organisation_id", "leaving_allocation_id"], ["allocations.organisation_id", "allocations.id"]
        ),
        ForeignKeyConstraint(["organisation_id", "sealed_for"], ["people.organisation_id", "people.id"]),
        CheckConstraint("status IN ('searching', 'obtained', 'ended')", name="housing_searches_status"),
        CheckConstraint("(status = 'ended') = (end_reason IS NOT NULL)", name="housing_searches_reason"),
        CheckConstraint("(status = 'searching') = (ended_on IS NULL)", name="housing_searches_ended"),
        CheckConstraint(
            "num_nonnulls(rent_ceiling_minor, currency) IN (0, 2)", name="housing_searches_ceiling"
        ),
        CheckConstraint("rent_ceiling_minor >= 0", name="housing_searches_amount"),
        CheckConstraint("household_size BETWEEN 1 AND 50", name="housing_searches_household"),
        Index(
            "housing_searches_one_open",
            "organisation_id",
            "case_id",
            unique=True,
            postgresql_where=text("status = 'searching'"),
        ),
        Index("housing_searches_by_creation", "organisation_id", "created_at", "id"),
        Index("housing_searches_of", "organisation_id", "case_id", "id"),
        Index("housing_searches_leaving", "organisation_id", "leaving_allocation_id"),
        Index("housing_searches_for", "organisation_id", "sealed_for"),
    )
    recorded_as: ClassVar[str] = "housing_search"

    case_id: UUID
    status: str = "searching"
    #: The stay in a house or a transit flat that she is to leave for it.
    leaving_allocation_id: UUID | None = None
    wanted_types: list[str] = codes()
    regions: list[str] = codes()
    rent_ceiling_minor: int | None = Field(default=None, sa_type=BigInteger)
    currency: str | None = None
    household_size: int | None = None
    ended_on: date | None = None
    end_reason: str | None = None
    #: What she wishes, in words.
    details: bytes | None = Field(default=None, sa_type=SealedDocument("housing_searches.details"))
    sealed_for: UUID | None = None


class HousingApplication(Owned, table=True):
    """One dwelling that she looks at, applies for, and gets or not."""

    __tablename__ = "housing_applications"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "case_id"], ["cases.organisation_id", "cases.id"]),
        ForeignKeyConstraint(
            ["organisation_id", "search_id"], ["housing_searches.organisation_id", "housing_searches.id"]
        ),
        ForeignKeyConstraint(["organisation_id", "sealed_for"], ["people.organisation_id", "people.id"]),
        CheckConstraint(
            "status IN ('planned', 'viewed', 'applied', 'accepted', 'refused', 'withdrawn')",
            name="housing_applications_status",
        ),
        CheckConstraint(
            "(status = 'refused') = (refusal_reason IS NOT NULL)", name="housing_applications_refused"
        ),
        CheckConstraint(
            "(status = 'withdrawn') = (withdraw_reason IS NOT NULL)", name="housing_applications_withdrawn"
        ),
        CheckConstraint(
            "num_nonnulls(monthly_rent_minor, currency) IN (0, 2)", name="housing_applications_rent"
        ),
        CheckConstraint("monthly_rent_minor >= 0", name="housing_applications_amount"),
        Index("housing_applications_by_creation", "organisation_id", "created_at", "id"),
        Index("housing_applications_of", "organisation_id", "case_id", "id"),
        Index("housing_applications_of_search", "organisation_id", "search_id", "id"),
        Index("housing_applications_for", "organisation_id", "sealed_for"),
        Index(
            "housing_applications_to_view",
            "organisation_id",
            "viewing_on",
            "id",
            postgresql_where=text("status = 'planned'"),
        ),
    )
    recorded_as: ClassVar[str] = "housing_application"

    case_id: UUID
    search_id: UUID
    status: str = "planned"
    housing_type: str | None = None
    region: str | None = None
    monthly_rent_minor: int | None = Field(default=None, sa_type=BigInteger)
    currency: str | None = None
    #: The day on which she is to see it.
    viewing_on: date | None = None
    viewed_on: date | None = None
    applied_on: date | None = None
    refusal_reason: str | None = None
    withdraw_reason: str | None = None
    #: Who was with her noticed that she was treated unequally.
    discrimination_noted: bool = False
    #: Where it is, whom to call, and what else there is to say.
    details: bytes | None = Field(default=None, sa_type=SealedDocument("housing_applications.details"))
    sealed_for: UUID | None = None
