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
        Index("members_by_creation", "organisation_id", "created_at", "id"),
    )
    recorded_as: ClassVar[str] = "member"

    name: bytes = Field(sa_type=Sealed("members.name"))
    role: str
    languages: list[str] = codes()
    is_data_protection_contact: bool = False
    status: str = "active"
    left_at: datetime | None = moment(default=None)
