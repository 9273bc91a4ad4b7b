"""The erasure of a person before her time: who asked, why, and who agreed."""

from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, text
from sqlmodel import Field

from trafficking_api.kit.tables import Owned


class Erasure(Owned, table=True):
    """One member asks that a person be erased, another one agrees."""

    __tablename__ = "erasures"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "person_id"], ["people.organisation_id", "people.id"]),
        ForeignKeyConstraint(["organisation_id", "requested_by"], ["members.organisation_id", "members.id"]),
        ForeignKeyConstraint(["organisation_id", "approved_by"], ["members.organisation_id", "members.id"]),
        CheckConstraint("status IN ('requested', 'done', 'withdrawn')", name="erasures_status"),
        # Nobody has approved in this database what a replay of the ledger completed.
        CheckConstraint("status = 'done' OR approved_by IS NULL", name="erasures_approved"),
        CheckConstraint("approved_by <> requested_by", name="erasures_two_people"),
        Index("erasures_by_creation", "organisation_id", "created_at", "id"),
        Index(
            "erasures_pending",
            "organisation_id",
            "person_id",
            unique=True,
            postgresql_where=text("status = 'requested'"),
        ),
    )
    recorded_as: ClassVar[str] = "erasure"

    status: str = "requested"
    person_id: UUID
    reason: str
    requested_by: UUID
    approved_by: UUID | None = Field(default=None)
