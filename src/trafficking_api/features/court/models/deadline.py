"""By when something must be done before a court or an authority, and what was reminded of."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, text
from sqlmodel import Field
from uuid_utils.compat import uuid7

from trafficking_api.kit.crypto import SealedDocument
from trafficking_api.kit.tables import Owned, Unrecorded, moment


def _later(column: str) -> ForeignKeyConstraint:
    """Another deadline; deferred, so that a purge can take a chain away in one go."""
    return ForeignKeyConstraint(
        ["organisation_id", column],
        ["deadlines.organisation_id", "deadlines.id"],
        deferrable=True,
        initially="DEFERRED",
    )


class Deadline(Owned, table=True):
    """A deadline. Once it is over, the database refuses any change of what it said."""

    __tablename__ = "deadlines"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "case_id"], ["cases.organisation_id", "cases.id"]),
        ForeignKeyConstraint(
            ["organisation_id", "proceeding_id"], ["proceedings.organisation_id", "proceedings.id"]
        ),
        ForeignKeyConstraint(
            ["organisation_id", "judgment_id"], ["judgments.organisation_id", "judgments.id"]
        ),
        ForeignKeyConstraint(
            ["organisation_id", "appeal_id"], ["court_appeals.organisation_id", "court_appeals.id"]
        ),
        ForeignKeyConstraint(
            ["organisation_id", "paper_id"], ["residence_papers.organisation_id", "residence_papers.id"]
        ),
        ForeignKeyConstraint(
            ["organisation_id", "assigned_member_id"], ["members.organisation_id", "members.id"]
        ),
        ForeignKeyConstraint(["organisation_id", "sealed_for"], ["people.organisation_id", "people.id"]),
        _later("after_deadline_id"),
        _later("supersedes_id"),
        CheckConstraint("status IN ('open', 'met', 'waived', 'superseded')", name="deadlines_status"),
        CheckConstraint("(status = 'met') = (met_at IS NOT NULL)", name="deadlines_met"),
        CheckConstraint("(status = 'waived') = (waive_reason IS NOT NULL)", name="deadlines_waived"),
        CheckConstraint("is_late IS NULL OR met_at IS NOT NULL", name="deadlines_late"),
        CheckConstraint(
            "num_nonnulls(judgment_id, appeal_id, paper_id, after_deadline_id) <= 1", name="deadlines_base"
        ),
        CheckConstraint("num_nonnulls(base_on, base_at) <= 1", name="deadlines_begins"),
        CheckConstraint(
            "manual_reason IN ('no_rule', 'several_rules', 'date_unknown', 'set_by_hand')",
            name="deadlines_reason",
        ),
        CheckConstraint("is_manual = (manual_reason IS NOT NULL)", name="deadlines_manual"),
        CheckConstraint("is_manual OR NOT is_by_hand", name="deadlines_by_hand"),
        CheckConstraint("is_manual OR num_nonnulls(rule_code, due_at) = 2", name="deadlines_by_rule"),
        CheckConstraint("is_manual OR NOT diverges", name="deadlines_diverges"),
        Index(
            "deadlines_linear",
            "organisation_id",
            "supersedes_id",
            unique=True,
            postgresql_where=text("supersedes_id IS NOT NULL"),
        ),
        Index("deadlines_by_creation", "organisation_id", "created_at", "id"),
        Index("deadlines_of", "organisation_id", "case_id", "id"),
        Index("deadlines_of_proceeding", "organisation_id", "proceeding_id"),
        Index("deadlines_of_judgment", "organisation_id", "judgment_id"),
        Index("deadlines_of_appeal", "organisation_id", "appeal_id"),
        Index("deadlines_of_paper", "organisation_id", "paper_id"),
        Index("deadlines_after", "organisation_id", "after_deadline_id"),
        Index("deadlines_given_to", "organisation_id", "assigned_member_id"),
        Index("deadlines_for", "organisation_id", "sealed_for"),
        Index(
            "deadlines_running",
            "organisation_id",
            "due_at",
            "id",
            postgresql_where=text("status = 'open'"),
        ),
    )
    recorded_as: ClassVar[str] = "deadline"

    case_id: UUID
    proceeding_id: UUID | None = None
    #: What its time runs from, if that is written down here: one of these at most.
    judgment_id: UUID | None = None
    appeal_id: UUID | None = None
    paper_id: UUID | None = None
    after_deadline_id: UUID | None = None
    #: The deadline in whose place it came when a date moved.
    supersedes_id: UUID | None = None
    status: str = "open"
    procedure: str
    country: str
    act: str
    party_role: str | None = None
    base_event: str | None = None
    #: When its time began, as it is known now: a day, or an instant.
    base_on: date | None = None
    base_at: datetime | None = moment(default=None)
    #: The day of the judgment, by which many laws say which version of them holds.
    judgment_on: date | None = None
    #: The last instant that is in time; what is shown and what is tested.
    due_at: datetime | None = moment(default=None)
    #: A member said its date, and no rule overwrites it.
    is_by_hand: bool = False
    is_manual: bool = False
    manual_reason: str | None = None
    rule_code: str | None = None
    #: Its date does not follow from where its base event is now.
    diverges: bool = False
    #: Where the day ends: that of the court or the authority.
    zone: str
    met_at: datetime | None = moment(default=None)
    is_late: bool | None = None
    waive_reason: str | None = None
    assigned_member_id: UUID | None = None
    details: bytes | None = Field(default=None, sa_type=SealedDocument("deadlines.details"))
    sealed_for: UUID | None = None


class DeadlineReminder(Unrecorded, table=True):
    """A member was to be reminded of a deadline, so many days before: once, and of no date that has moved."""

    __tablename__ = "deadline_reminders"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "case_id"], ["cases.organisation_id", "cases.id"]),
        ForeignKeyConstraint(
            ["organisation_id", "deadline_id"], ["deadlines.organisation_id", "deadlines.id"]
        ),
        ForeignKeyConstraint(["organisation_id", "member_id"], ["members.organisation_id", "members.id"]),
        CheckConstraint("days_before > 0", name="deadline_reminders_before"),
        Index(
            "deadline_reminders_once",
            "organisation_id",
            "deadline_id",
            "due_at",
            "days_before",
            "member_id",
            unique=True,
        ),
        Index("deadline_reminders_of", "organisation_id", "case_id"),
        Index("deadline_reminders_to", "organisation_id", "member_id"),
    )

    organisation_id: UUID = Field(primary_key=True)
    id: UUID = Field(default_factory=uuid7, primary_key=True)
    created_at: datetime = moment()
    case_id: UUID
    deadline_id: UUID
    due_at: datetime = moment()
    days_before: int
    member_id: UUID
