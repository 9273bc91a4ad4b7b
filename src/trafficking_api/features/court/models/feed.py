"""Who subscribes to their appointments, and what they want to see in them."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, LargeBinary
from sqlmodel import Field

from trafficking_api.kit.tables import Owned, moment


class CalendarFeed(Owned, table=True):
    """An address at which a member's calendar reads; whoever knows it reads too, so only its hash is kept."""

    __tablename__ = "calendar_feeds"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "member_id"], ["members.organisation_id", "members.id"]),
        ForeignKeyConstraint(["organisation_id", "revoked_by"], ["members.organisation_id", "members.id"]),
        CheckConstraint("num_nonnulls(revoked_at, revoked_by) IN (0, 2)", name="calendar_feeds_revoked"),
        CheckConstraint("octet_length(token_hash) = 32", name="calendar_feeds_hash"),
        Index("calendar_feeds_by_token", "organisation_id", "token_hash", unique=True),
        Index("calendar_feeds_of", "organisation_id", "member_id", "created_at", "id"),
        Index("calendar_feeds_revoker", "organisation_id", "revoked_by"),
    )
    recorded_as: ClassVar[str] = "calendar_feed"

    member_id: UUID
    token_hash: bytes = Field(sa_type=LargeBinary)
    revoked_at: datetime | None = moment(default=None)
    revoked_by: UUID | None = None


class CalendarWishes(Owned, table=True):
    """What a member wants to see. It outlives each address: its version must never fall."""

    __tablename__ = "calendar_wishes"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "member_id"], ["members.organisation_id", "members.id"]),
        Index("calendar_wishes_of", "organisation_id", "member_id", unique=True),
    )
    recorded_as: ClassVar[str] = "calendar_wishes"

    member_id: UUID
    language: str
    shows_location: bool = False
