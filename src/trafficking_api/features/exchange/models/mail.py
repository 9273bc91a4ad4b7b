"""What is to be told to a member by mail, and what became of it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKeyConstraint, Index, text
from sqlmodel import Field
from uuid_utils.compat import uuid7

from trafficking_api.kit.tables import Unrecorded, moment


class MailDelivery(Unrecorded, table=True):
    """One event that one member is told of, once. Neither the address nor a word of the mail is kept."""

    __tablename__ = "mail_deliveries"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "member_id"], ["members.organisation_id", "members.id"]),
        CheckConstraint("status IN ('pending', 'sent', 'dead', 'dropped')", name="mail_deliveries_status"),
        CheckConstraint("(status = 'pending') = (next_at IS NOT NULL)", name="mail_deliveries_next"),
        # CRT-12: at most one for each event and member.
        Index("mail_deliveries_once", "organisation_id", "event_id", "member_id", unique=True),
        Index("mail_deliveries_by_creation", "organisation_id", "created_at", "id"),
        Index("mail_deliveries_to", "organisation_id", "member_id", "created_at", "id"),
        Index(
            "mail_deliveries_due",
            *("organisation_id", "next_at", "id"),
            postgresql_where=text("status = 'pending'"),
        ),
    )

    organisation_id: UUID = Field(primary_key=True)
    id: UUID = Field(default_factory=uuid7, primary_key=True)
    version: int = 1
    member_id: UUID
    kind: str
    status: str = "pending"
    #: Its place in the feed.
    position: int = Field(sa_type=BigInteger)
    event_id: UUID
    object_kind: str
    object_id: UUID
    occurred_at: datetime = moment()
    attempts: int = 0
    first_at: datetime | None = moment(default=None)
    last_at: datetime | None = moment(default=None)
    next_at: datetime | None = moment(default=None)
    #: Who sends it just now, and until when nobody else does.
    lease: UUID | None = None
    leased_until: datetime | None = moment(default=None)
    last_failure: str | None = None
    created_at: datetime = moment()
    updated_at: datetime = moment()
