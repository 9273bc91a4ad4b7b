"""The lease of a home: what it costs, what was found when it was read, and who the landlord is."""

from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKeyConstraint, Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field

from trafficking_api.kit.crypto import SealedDocument
from trafficking_api.kit.tables import Owned


class Lease(Owned, table=True):
    """A lease. Once it is signed, the database refuses any change of what it says."""

    __tablename__ = "leases"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "case_id"], ["cases.organisation_id", "cases.id"]),
        ForeignKeyConstraint(
            ["organisation_id", "search_id"], ["housing_searches.organisation_id", "housing_searches.id"]
        ),
        ForeignKeyConstraint(
            ["organisation_id", "application_id"],
            ["housing_applications.organisation_id", "housing_applications.id"],
        ),
        ForeignKeyConstraint(["organisation_id", "sealed_for"], ["people.organisation_id", "people.id"]),
        CheckConstraint("status IN ('draft', 'signed', 'ended', 'discarded')", name="leases_status"),
        CheckConstraint("(status IN ('signed', 'ended')) = (signed_on IS NOT NULL)", name="leases_signed"),
        CheckConstraint("(status = 'ended') = (ended_on IS NOT NULL)", name="leases_ended"),
        CheckConstraint("(status = 'ended') = (end_reason IS NOT NULL)", name="leases_reason"),
        CheckConstraint("ends_on >= starts_on", name="leases_time"),
        CheckConstraint("ended_on >= signed_on", name="leases_order"),
        CheckConstraint(
            "monthly_rent_minor >= 0 AND charges_minor >= 0 AND deposit_minor >= 0", name="leases_amounts"
        ),
        Index("leases_by_creation", "organisation_id", "created_at", "id"),
        Index("leases_of", "organisation_id", "case_id", "id"),
        Index("leases_of_search", "organisation_id", "search_id"),
        Index("leases_of_application", "organisation_id", "application_id"),
        Index("leases_for", "organisation_id", "sealed_for"),
        Index(
            "leases_ending",
            "organisation_id",
            "ends_on",
            "id",
            postgresql_where=text("status = 'signed'"),
        ),
    )
    recorded_as: ClassVar[str] = "lease"

    case_id: UUID
    search_id: UUID | None = None
    application_id: UUID | None = None
    status: str = "draft"
    #: Goes up whenever what it says is changed, but for how it was read and what was noted.
    edition: int = 1
    housing_type: str
    region: str
    currency: str
    monthly_rent_minor: int = Field(sa_type=BigInteger)
    charges_minor: int | None = Field(default=None, sa_type=BigInteger)
    deposit_minor: int | None = Field(default=None, sa_type=BigInteger)
    deposit_payee: str | None = None
    starts_on: date
    ends_on: date | None = None
    signed_on: date | None = None
    ended_on: date | None = None
    end_reason: str | None = None
    #: What it was read for, and what was found: `check` and `answer`.
    checks: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSONB)
    analysed_on: date | None = None
    #: Who the landlord is, where the home is, and to which account the deposit goes.
    details: bytes | None = Field(default=None, sa_type=SealedDocument("leases.details"))
    sealed_for: UUID | None = None
