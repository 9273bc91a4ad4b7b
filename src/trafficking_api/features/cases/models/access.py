"""Who works on a case, who is barred from it, and who looked into it."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, text
from sqlmodel import Field

from trafficking_api.kit.crypto import Sealed
from trafficking_api.kit.tables import Owned, moment


class CaseWorker(Owned, table=True):
    """A member who works, or worked, on a case; who was removed stays in the history (PLAN-8)."""

    __tablename__ = "case_workers"
    __table_args__ = (
        # Deferred, so that a case and its worker can be written in one go.
        ForeignKeyConstraint(
            ["organisation_id", "case_id"],
            ["cases.organisation_id", "cases.id"],
            deferrable=True,
            initially="DEFERRED",
        ),
        ForeignKeyConstraint(["organisation_id", "member_id"], ["members.organisation_id", "members.id"]),
        Index(
            "case_workers_now",
            "organisation_id",
            "case_id",
            "member_id",
            unique=True,
            postgresql_where=text("until_at IS NULL"),
        ),
        Index("case_workers_of_member", "organisation_id", "member_id", "case_id"),
    )
    recorded_as: ClassVar[str] = "case_worker"

    case_id: UUID
    member_id: UUID
    since_at: datetime = moment()
    until_at: datetime | None = moment(default=None)


class CaseExclusion(Owned, table=True):
    """A member who is barred from a case: for it the case does not exist (PLAN-10)."""

    __tablename__ = "case_exclusions"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "case_id"], ["cases.organisation_id", "cases.id"]),
        ForeignKeyConstraint(["organisation_id", "member_id"], ["members.organisation_id", "members.id"]),
        Index(
            "case_exclusions_now",
            "organisation_id",
            "case_id",
            "member_id",
            unique=True,
            postgresql_where=text("lifted_at IS NULL"),
        ),
    )
    recorded_as: ClassVar[str] = "case_exclusion"

    case_id: UUID
    member_id: UUID
    reason: str
    lifted_at: datetime | None = moment(default=None)


class BreakGlass(Owned, table=True):
    """A member's look into a case that is not its own, three hours at most, never in secret (PLAN-9)."""

    __tablename__ = "break_glass"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "case_id"], ["cases.organisation_id", "cases.id"]),
        ForeignKeyConstraint(["organisation_id", "member_id"], ["members.organisation_id", "members.id"]),
        Index("break_glass_of", "organisation_id", "case_id", "member_id", "until_at"),
    )
    recorded_as: ClassVar[str] = "break_glass"

    case_id: UUID
    member_id: UUID
    #: Gone with the case, or with its person.
    reason: bytes | None = Field(default=None, sa_type=Sealed("break_glass.reason"))
    until_at: datetime = moment()
