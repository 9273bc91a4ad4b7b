"""The loans themselves, and the instalments in which they are to be paid back; no column knows interest."""

from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKeyConstraint, Index, Uuid, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlmodel import Field

from trafficking_api.kit.crypto import SealedDocument
from trafficking_api.kit.tables import Owned, moment

_STATUSES = (
    "'requested', 'approved', 'rejected', 'withdrawn', 'cancelled', "
    "'active', 'settled', 'written_off', 'overpaid'"
)
_PAID_OUT = "status IN ('active', 'settled', 'written_off', 'overpaid')"


class GuaranteeLoan(Owned, table=True):
    """A loan for one deposit. What was paid of it is in the ledger; its status is computed from that."""

    __tablename__ = "guarantee_loans"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "case_id"], ["cases.organisation_id", "cases.id"]),
        ForeignKeyConstraint(
            ["organisation_id", "fund_id"], ["guarantee_funds.organisation_id", "guarantee_funds.id"]
        ),
        # Deferred: a purge takes the lease before it comes to the loan.
        ForeignKeyConstraint(
            ["organisation_id", "lease_id"],
            ["leases.organisation_id", "leases.id"],
            deferrable=True,
            initially="DEFERRED",
        ),
        ForeignKeyConstraint(["organisation_id", "requester_id"], ["members.organisation_id", "members.id"]),
        ForeignKeyConstraint(["organisation_id", "editor_id"], ["members.organisation_id", "members.id"]),
        ForeignKeyConstraint(["organisation_id", "approver_id"], ["members.organisation_id", "members.id"]),
        ForeignKeyConstraint(["organisation_id", "disburser_id"], ["members.organisation_id", "members.id"]),
        ForeignKeyConstraint(["organisation_id", "sealed_for"], ["people.organisation_id", "people.id"]),
        CheckConstraint(f"status IN ({_STATUSES})", name="guarantee_loans_status"),
        CheckConstraint("requested_minor >= 1", name="guarantee_loans_requested"),
        CheckConstraint("approved_minor BETWEEN 1 AND requested_minor", name="guarantee_loans_limit"),
        CheckConstraint(
            f"NOT ({_PAID_OUT} OR status IN ('approved', 'cancelled')) "
            "OR num_nulls(approved_minor, approver_id, approved_at) = 0",
            name="guarantee_loans_approved",
        ),
        CheckConstraint(
            "status NOT IN ('requested', 'rejected', 'withdrawn') "
            "OR num_nonnulls(approved_minor, approver_id, approved_at) = 0",
            name="guarantee_loans_undecided",
        ),
        CheckConstraint(
            "approver_id NOT IN (requester_id, editor_id) AND approver_id <> ALL (earlier_editor_ids)",
            name="guarantee_loans_four_eyes",
        ),
        CheckConstraint(
            f"num_nulls(disburser_id, disbursed_on, agreement_signed_on) = "
            f"CASE WHEN {_PAID_OUT} THEN 0 ELSE 3 END",
            name="guarantee_loans_disbursed",
        ),
        CheckConstraint("(status = 'rejected') = (reject_reason IS NOT NULL)", name="guarantee_loans_no"),
        CheckConstraint(
            "(status = 'cancelled') = (cancel_reason IS NOT NULL)", name="guarantee_loans_cancelled"
        ),
        # A purge leaves the pause, and not the reason for it.
        CheckConstraint(
            "(paused_from IS NULL) = (pause_reason IS NULL) OR (lease_id IS NULL AND pause_reason IS NULL)",
            name="guarantee_loans_paused",
        ),
        CheckConstraint("payee IN ('BlockedAccount', 'Landlord')", name="guarantee_loans_payee"),
        CheckConstraint(
            "lease_id IS NOT NULL OR num_nonnulls(details, sealed_for, pause_reason) = 0",
            name="guarantee_loans_purged",
        ),
        # One guarantee for a lease: also a settled one comes back when a payment bounces (LOAN-15).
        Index(
            "guarantee_loans_one",
            "organisation_id",
            "lease_id",
            unique=True,
            postgresql_where=text("status NOT IN ('rejected', 'withdrawn', 'cancelled')"),
        ),
        Index("guarantee_loans_referred", "organisation_id", "payment_reference", unique=True),
        Index("guarantee_loans_of", "organisation_id", "case_id", "id"),
        Index("guarantee_loans_of_lease", "organisation_id", "lease_id"),
        Index("guarantee_loans_of_fund", "organisation_id", "fund_id", "status"),
        Index("guarantee_loans_by_creation", "organisation_id", "created_at", "id"),
        Index("guarantee_loans_for", "organisation_id", "sealed_for"),
        Index(
            "guarantee_loans_owed",
            "organisation_id",
            "id",
            postgresql_where=text("status = 'active'"),
        ),
    )
    recorded_as: ClassVar[str] = "guarantee_loan"

    #: It stays when the case is purged: who may see its tombstone, and keeps the money, sees what is left.
    case_id: UUID
    #: None once the case is purged: then only the money is left.
    lease_id: UUID | None = None
    fund_id: UUID
    status: str = "requested"
    currency: str
    requested_minor: int = Field(sa_type=BigInteger)
    approved_minor: int | None = Field(default=None, sa_type=BigInteger)
    months_of_rent: int
    #: In how many parts it is wished to be paid back, and from when on.
    instalments: int
    first_due_on: date
    payee: str
    #: What was tried before: each scheme and what came of it.
    other_schemes: list[dict[str, Any]] = Field(sa_type=JSONB)
    requester_id: UUID
    #: Who changed last what is asked for, and who did before: who words a request does not grant it.
    editor_id: UUID
    earlier_editor_ids: list[UUID] = Field(
        default_factory=list, sa_type=ARRAY(Uuid), sa_column_kwargs={"server_default": text("'{}'")}
    )
    approver_id: UUID | None = None
    approved_at: datetime | None = moment(default=None)
    #: Which edition of the lease was looked at.
    approved_edition: int | None = None
    disburser_id: UUID | None = None
    disbursed_on: date | None = None
    agreement_signed_on: date | None = None
    reject_reason: str | None = None
    cancel_reason: str | None = None
    #: Since when nothing falls due, at the person's request.
    paused_from: date | None = None
    pause_reason: str | None = None
    #: Nothing is ever sent about it.
    is_quiet: bool = False
    #: The due day of the last instalment of which was reminded.
    reminded_on: date | None = None
    #: What is written on transfers (ISO 11649): random, so that it tells nothing.
    payment_reference: str
    #: What she earns and spends, and what speaks for her paying it back.
    details: bytes | None = Field(default=None, sa_type=SealedDocument("guarantee_loans.details"))
    sealed_for: UUID | None = None


class LoanSchedule(Owned, table=True):
    """One edition of the days on which parts of a loan fall due. It never changes; a later one is added."""

    __tablename__ = "loan_schedules"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organisation_id", "loan_id"], ["guarantee_loans.organisation_id", "guarantee_loans.id"]
        ),
        Index("loan_schedules_edition", "organisation_id", "loan_id", "edition", unique=True),
    )
    recorded_as: ClassVar[str] = "loan_schedule"

    loan_id: UUID
    edition: int
    made_on: date
    #: What of the loan it spreads: the amount approved, or what was owed still.
    principal_minor: int = Field(sa_type=BigInteger)
    instalments: list[dict[str, Any]] = Field(sa_type=JSONB)
