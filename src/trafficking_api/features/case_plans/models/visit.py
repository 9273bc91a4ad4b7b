"""Visits to people whom the centre follows for years."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, text
from sqlmodel import Field

from trafficking_api.kit.crypto import SealedDocument
from trafficking_api.kit.tables import Owned


class Visit(Owned, table=True):
    """A visit that is due, was made, or was missed; one that was put off has a successor, and only one."""

    __tablename__ = "visits"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "case_id"], ["cases.organisation_id", "cases.id"]),
        ForeignKeyConstraint(
            ["organisation_id", "case_plan_id"], ["case_plans.organisation_id", "case_plans.id"]
        ),
        # Deferred, so that a purge can take a chain away in one go.
        ForeignKeyConstraint(
            ["organisation_id", "previous_id"],
            ["visits.organisation_id", "visits.id"],
            deferrable=True,
            initially="DEFERRED",
        ),
        ForeignKeyConstraint(["organisation_id", "worker_id"], ["members.organisation_id", "members.id"]),
        ForeignKeyConstraint(["organisation_id", "sealed_for"], ["people.organisation_id", "people.id"]),
        CheckConstraint("status IN ('scheduled', 'done', 'missed', 'cancelled')", name="visits_status"),
        CheckConstraint("(status = 'done') = (done_on IS NOT NULL)", name="visits_done"),
        CheckConstraint("(status = 'missed') = (missed_reason IS NOT NULL)", name="visits_missed"),
        CheckConstraint("(status = 'cancelled') = (cancel_reason IS NOT NULL)", name="visits_cancelled"),
        Index(
            "visits_linear",
            "organisation_id",
            "previous_id",
            unique=True,
            postgresql_where=text("previous_id IS NOT NULL"),
        ),
        Index("visits_of", "organisation_id", "case_id", "due_on", "id"),
        Index("visits_of_plan", "organisation_id", "case_plan_id"),
        Index("visits_by_day", "organisation_id", "due_on", "id"),
        Index("visits_for", "organisation_id", "sealed_for"),
        Index(
            "visits_due",
            "organisation_id",
            "due_on",
            "id",
            postgresql_where=text("status = 'scheduled'"),
        ),
    )
    recorded_as: ClassVar[str] = "visit"

    case_id: UUID
    #: The version of the plan that made it; none for one that was added by hand.
    case_plan_id: UUID | None = None
    previous_id: UUID | None = None
    status: str = "scheduled"
    due_on: date
    mode: str | None = None
    worker_id: UUID | None = None
    done_on: date | None = None
    missed_reason: str | None = None
    cancel_reason: str | None = None
    #: What came of it, in words.
    details: bytes | None = Field(default=None, sa_type=SealedDocument("visits.details"))
    sealed_for: UUID | None = None
