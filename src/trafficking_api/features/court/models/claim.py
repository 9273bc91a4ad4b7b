"""What is claimed for the harm done to her, and what was awarded and paid of it, as it was entered."""

from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKeyConstraint, Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field
from uuid_utils.compat import uuid7

from trafficking_api.kit.crypto import SealedDocument
from trafficking_api.kit.tables import MOMENT, Owned, Unrecorded

_STATUSES = (
    "'claimed', 'awarded', 'refused', 'partly_paid', 'enforcement', 'paid', 'uncollectable', 'renounced'"
)
_ACTS = "'award', 'refuse', 'pay', 'enforce', 'give_up', 'renounce'"


class CompensationClaim(Owned, table=True):
    """A claim of hers. Its status and its sums follow from its entries and its interest (CRT-18).

    It is her money, and in no book of the centre.
    """

    __tablename__ = "compensation_claims"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "case_id"], ["cases.organisation_id", "cases.id"]),
        ForeignKeyConstraint(
            ["organisation_id", "proceeding_id"], ["proceedings.organisation_id", "proceedings.id"]
        ),
        ForeignKeyConstraint(["organisation_id", "sealed_for"], ["people.organisation_id", "people.id"]),
        CheckConstraint(f"status IN ({_STATUSES})", name="compensation_claims_status"),
        CheckConstraint("currency ~ '^[A-Z]{3}$'", name="compensation_claims_currency"),
        CheckConstraint("claimed_minor >= 1", name="compensation_claims_claimed"),
        CheckConstraint(
            "(status IN ('claimed', 'refused')) = (awarded_minor = 0)", name="compensation_claims_awarded"
        ),
        CheckConstraint("(awarded_minor = 0) = (awarded_on IS NULL)", name="compensation_claims_award"),
        CheckConstraint(
            "received_minor >= 0 AND (received_minor = 0 OR awarded_minor > 0)",
            name="compensation_claims_received",
        ),
        CheckConstraint("awarded_on >= claimed_on", name="compensation_claims_order"),
        Index("compensation_claims_by_creation", "organisation_id", "created_at", "id"),
        Index("compensation_claims_of", "organisation_id", "case_id", "id"),
        Index("compensation_claims_of_proceeding", "organisation_id", "proceeding_id"),
        Index("compensation_claims_for", "organisation_id", "sealed_for"),
    )
    recorded_as: ClassVar[str] = "compensation_claim"

    case_id: UUID
    proceeding_id: UUID | None = None
    source: str
    status: str = "claimed"
    currency: str
    claimed_minor: int = Field(sa_type=BigInteger)
    claimed_on: date
    #: What law or judgment add: `amount_minor`, and `rates` with their days.
    interest: dict[str, Any] = Field(sa_type=JSONB)
    awarded_minor: int = Field(default=0, sa_type=BigInteger)
    awarded_on: date | None = None
    received_minor: int = Field(default=0, sa_type=BigInteger)
    #: How many entries there are.
    entry_count: int = 0
    details: bytes | None = Field(default=None, sa_type=SealedDocument("compensation_claims.details"))
    sealed_for: UUID | None = None


class CompensationEntry(Unrecorded, table=True):
    """Something that happened to a claim, or what takes an earlier entry back. Only ever appended."""

    __tablename__ = "compensation_entries"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "case_id"], ["cases.organisation_id", "cases.id"]),
        ForeignKeyConstraint(
            ["organisation_id", "claim_id"], ["compensation_claims.organisation_id", "compensation_claims.id"]
        ),
        ForeignKeyConstraint(
            ["organisation_id", "corrects_id"],
            ["compensation_entries.organisation_id", "compensation_entries.id"],
        ),
        ForeignKeyConstraint(["organisation_id", "member_id"], ["members.organisation_id", "members.id"]),
        CheckConstraint("place >= 1", name="compensation_entries_place"),
        CheckConstraint(f"act IN ({_ACTS})", name="compensation_entries_act"),
        CheckConstraint(
            "(act IN ('award', 'pay')) = (amount_minor >= 1)", name="compensation_entries_amount"
        ),
        CheckConstraint(
            "(act IN ('give_up', 'renounce') OR corrects_id IS NOT NULL) = (reason IS NOT NULL)",
            name="compensation_entries_reason",
        ),
        Index("compensation_entries_in_order", "organisation_id", "claim_id", "place", unique=True),
        Index("compensation_entries_corrected", "organisation_id", "corrects_id", unique=True),
        Index("compensation_entries_of", "organisation_id", "case_id", "id"),
    )

    organisation_id: UUID = Field(primary_key=True)
    id: UUID = Field(default_factory=uuid7, primary_key=True)
    case_id: UUID
    claim_id: UUID
    #: The order in which they were entered.
    place: int
    #: Of what takes an entry back: what that one said, and the day on which it was taken back.
    act: str
    happened_on: date
    amount_minor: int = Field(default=0, sa_type=BigInteger)
    reason: str | None = None
    corrects_id: UUID | None = None
    #: When it was entered; the database says so.
    recorded_at: datetime = Field(sa_type=MOMENT)
    client_id: UUID | None = None
    member_id: UUID | None = None
    request_id: UUID
