"""The people who work at an organisation: who they are to their colleagues, and what they may do."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index
from sqlmodel import Field

from trafficking_api.kit.crypto import Sealed
from trafficking_api.kit.tables import Owned, codes, moment


class Member(Owned, table=True):
    """A member of the staff. The name is sealed: who works with victims is nobody's business."""

    __tablename__ = "members"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id"], ["organisations.id"]),
        CheckConstraint("status IN ('active', 'left')", name="members_status"),
        CheckConstraint("(status = 'left') = (left_at IS NOT NULL)", name="members_left"),
        CheckConstraint("mail_language IN ('en', 'fr')", name="members_mail_language"),
        # Whoever gets mail has an address, and has had it sent since a moment.
        CheckConstraint(
            "mail_kinds = '{}' AND mail_since IS NULL OR mail_kinds <> '{}' AND mail_since IS NOT NULL "
            "AND email IS NOT NULL AND status = 'active'",
            name="members_mail",
        ),
        Index("members_by_creation", "organisation_id", "created_at", "id"),
    )
    recorded_as: ClassVar[str] = "member"

    name: bytes = Field(sa_type=Sealed("members.name"))
    role: str
    languages: list[str] = codes()
    is_data_protection_contact: bool = False
    status: str = "active"
    left_at: datetime | None = moment(default=None)
    #: Where its reminders go. It reads it itself, nobody else; it ends when the member leaves.
    email: bytes | None = Field(default=None, sa_type=Sealed("members.email"))
    mail_language: str = "en"
    #: Of what it wants to be reminded by mail, and since when.
    mail_kinds: list[str] = codes()
    mail_since: datetime | None = moment(default=None)
