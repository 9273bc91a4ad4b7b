"""Who of the staff goes with her to a hearing, and what they were told of it."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlmodel import Field

from trafficking_api.kit.tables import Owned, Unrecorded, moment


class HearingStaff(Owned, table=True):
    """A member who goes to the hearings of a chain: whoever was to go to the first goes to its successor."""

    __tablename__ = "hearing_staff"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "case_id"], ["cases.organisation_id", "cases.id"]),
        ForeignKeyConstraint(["organisation_id", "chain_id"], ["hearings.organisation_id", "hearings.id"]),
        ForeignKeyConstraint(["organisation_id", "member_id"], ["members.organisation_id", "members.id"]),
        CheckConstraint("removed_at >= added_at", name="hearing_staff_time"),
        Index(
            "hearing_staff_once",
            "organisation_id",
            "chain_id",
            "member_id",
            unique=True,
            postgresql_where=text("removed_at IS NULL"),
        ),
        Index("hearing_staff_of", "organisation_id", "chain_id", "id"),
        Index("hearing_staff_in", "organisation_id", "case_id", "id"),
        Index("hearing_staff_by_member", "organisation_id", "member_id", "id"),
    )
    recorded_as: ClassVar[str] = "hearing_staff"

    case_id: UUID
    chain_id: UUID
    member_id: UUID
    added_at: datetime = moment()
    removed_at: datetime | None = moment(default=None)


class HearingInvitation(Unrecorded, table=True):
    """Somebody is to be told that they go to a hearing: once for each hearing of the chain (CRT-14)."""

    __tablename__ = "hearing_invitations"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "case_id"], ["cases.organisation_id", "cases.id"]),
        ForeignKeyConstraint(["organisation_id", "hearing_id"], ["hearings.organisation_id", "hearings.id"]),
        ForeignKeyConstraint(
            ["organisation_id", "staff_id"], ["hearing_staff.organisation_id", "hearing_staff.id"]
        ),
        UniqueConstraint("organisation_id", "hearing_id", "staff_id", name="hearing_invitations_once"),
        Index("hearing_invitations_in", "organisation_id", "case_id", "id"),
        Index("hearing_invitations_to", "organisation_id", "staff_id"),
    )

    organisation_id: UUID = Field(primary_key=True)
    id: UUID = Field(default_factory=uuid4, primary_key=True)
    created_at: datetime = moment()
    case_id: UUID
    hearing_id: UUID
    staff_id: UUID


class HearingReminder(Unrecorded, table=True):
    """Somebody is to be reminded: once of a date, so many days before it (CRT-12)."""

    __tablename__ = "hearing_reminders"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "case_id"], ["cases.organisation_id", "cases.id"]),
        ForeignKeyConstraint(["organisation_id", "hearing_id"], ["hearings.organisation_id", "hearings.id"]),
        ForeignKeyConstraint(["organisation_id", "member_id"], ["members.organisation_id", "members.id"]),
        UniqueConstraint(
            "organisation_id",
            "hearing_id",
            "starts_at",
            "days_before",
            "member_id",
            name="hearing_reminders_once",
        ),
        Index("hearing_reminders_in", "organisation_id", "case_id", "id"),
        Index("hearing_reminders_to", "organisation_id", "member_id"),
    )

    organisation_id: UUID = Field(primary_key=True)
    id: UUID = Field(default_factory=uuid4, primary_key=True)
    created_at: datetime = moment()
    case_id: UUID
    hearing_id: UUID
    starts_at: datetime = moment()
    days_before: int
    member_id: UUID
