"""The versions of a plan, and what may be left out of its requirements for a time."""

from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field

from trafficking_api.kit.crypto import SealedDocument
from trafficking_api.kit.tables import Owned, codes, moment

_STATUSES = (
    "'draft', 'in_approval', 'active', 'under_review', 'superseded', 'completed', 'discontinued', 'discarded'"
)
_APPROVED = "status IN ('active', 'under_review', 'superseded', 'completed', 'discontinued')"


class CasePlan(Owned, table=True):
    """One version of a plan. Once submitted, the database refuses any change of what it says (PLAN-2)."""

    __tablename__ = "case_plans"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "case_id"], ["cases.organisation_id", "cases.id"]),
        # Deferred, so that a purge can take a chain away in one go.
        ForeignKeyConstraint(
            ["organisation_id", "previous_id"],
            ["case_plans.organisation_id", "case_plans.id"],
            deferrable=True,
            initially="DEFERRED",
        ),
        ForeignKeyConstraint(
            ["organisation_id", "template_id"], ["plan_templates.organisation_id", "plan_templates.id"]
        ),
        ForeignKeyConstraint(["organisation_id", "author_id"], ["members.organisation_id", "members.id"]),
        ForeignKeyConstraint(["organisation_id", "editor_id"], ["members.organisation_id", "members.id"]),
        ForeignKeyConstraint(["organisation_id", "approver_id"], ["members.organisation_id", "members.id"]),
        ForeignKeyConstraint(["organisation_id", "sealed_for"], ["people.organisation_id", "people.id"]),
        CheckConstraint(f"status IN ({_STATUSES})", name="case_plans_status"),
        CheckConstraint(f"({_APPROVED}) = (approver_id IS NOT NULL)", name="case_plans_approved"),
        CheckConstraint("approver_id NOT IN (author_id, editor_id)", name="case_plans_four_eyes"),
        CheckConstraint(
            f"NOT ({_APPROVED}) OR num_nonnulls(agreed_at, not_agreed_reason) = 1", name="case_plans_asked"
        ),
        CheckConstraint("(status = 'completed') = (completed_at IS NOT NULL)", name="case_plans_completed"),
        CheckConstraint(
            "(status = 'discontinued') = (discontinue_reason IS NOT NULL)", name="case_plans_discontinued"
        ),
        CheckConstraint("(edition = 1) = (previous_id IS NULL)", name="case_plans_edition"),
        Index(
            "case_plans_one_active",
            "organisation_id",
            "case_id",
            unique=True,
            postgresql_where=text("status IN ('active', 'under_review')"),
        ),
        Index(
            "case_plans_one_written",
            "organisation_id",
            "case_id",
            unique=True,
            postgresql_where=text("status IN ('draft', 'in_approval')"),
        ),
        Index(
            "case_plans_linear",
            "organisation_id",
            "previous_id",
            unique=True,
            postgresql_where=text("status <> 'discarded' AND previous_id IS NOT NULL"),
        ),
        Index("case_plans_of", "organisation_id", "case_id", "id"),
        Index("case_plans_by_creation", "organisation_id", "created_at", "id"),
        Index("case_plans_for", "organisation_id", "sealed_for"),
        Index(
            "case_plans_to_review",
            "organisation_id",
            "review_on",
            postgresql_where=text("status IN ('active', 'under_review')"),
        ),
    )
    recorded_as: ClassVar[str] = "case_plan"

    case_id: UUID
    status: str = "draft"
    #: Which version of the plan it is; the version of the row is another thing.
    edition: int = 1
    previous_id: UUID | None = None
    template_id: UUID | None = None
    author_id: UUID
    editor_id: UUID
    approver_id: UUID | None = None
    approved_at: datetime | None = moment(default=None)
    #: What the person says to it (PLAN-4): that she agrees, or why she does not.
    agreed_at: datetime | None = moment(default=None)
    not_agreed_reason: str | None = None
    consulted_at: datetime | None = moment(default=None)
    consulted_in: str | None = None
    with_interpreter: bool | None = None
    review_on: date | None = None
    #: Its goals and what is done for them, in words: sealed, and the same for good once it is submitted.
    content: bytes | None = Field(default=None, sa_type=SealedDocument("case_plans.content"))
    sealed_for: UUID | None = None
    #: When visits are due, and what must be there before it is approved and completed.
    follow_up: dict[str, Any] | None = Field(default=None, sa_type=JSONB(none_as_null=True))
    requirements: list[str] = codes()
    completed_at: datetime | None = moment(default=None)
    discontinue_reason: str | None = None


class RequirementExemption(Owned, table=True):
    """What a case is spared until a day, why, and who says so (PLAN-12)."""

    __tablename__ = "requirement_exemptions"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "case_id"], ["cases.organisation_id", "cases.id"]),
        ForeignKeyConstraint(
            ["organisation_id", "case_plan_id"], ["case_plans.organisation_id", "case_plans.id"]
        ),
        ForeignKeyConstraint(["organisation_id", "approver_id"], ["members.organisation_id", "members.id"]),
        ForeignKeyConstraint(["organisation_id", "sealed_for"], ["people.organisation_id", "people.id"]),
        CheckConstraint("status IN ('in_force', 'revoked')", name="requirement_exemptions_status"),
        Index("requirement_exemptions_of", "organisation_id", "case_id", "id"),
        Index("requirement_exemptions_of_plan", "organisation_id", "case_plan_id", "id"),
        Index("requirement_exemptions_for", "organisation_id", "sealed_for"),
    )
    recorded_as: ClassVar[str] = "requirement_exemption"

    case_id: UUID
    case_plan_id: UUID
    status: str = "in_force"
    requirement: str
    until_on: date
    approver_id: UUID
    reason: bytes | None = Field(default=None, sa_type=SealedDocument("requirement_exemptions.reason"))
    sealed_for: UUID | None = None
