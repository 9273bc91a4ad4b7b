"""What the authority was asked for somebody's stay, and what it answered."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, text

from trafficking_api.kit.tables import Owned


class ResidenceRequest(Owned, table=True):
    """One request for a paper, or for its renewal: one at a time for a stay."""

    __tablename__ = "residence_requests"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "case_id"], ["cases.organisation_id", "cases.id"]),
        ForeignKeyConstraint(
            ["organisation_id", "track_id"], ["residence_tracks.organisation_id", "residence_tracks.id"]
        ),
        CheckConstraint("status IN ('asked', 'answered', 'withdrawn')", name="residence_requests_status"),
        CheckConstraint("(status = 'answered') = (answer IS NOT NULL)", name="residence_requests_answer"),
        CheckConstraint(
            "(status = 'answered') = (answered_on IS NOT NULL)", name="residence_requests_answered"
        ),
        CheckConstraint("answered_on >= asked_on", name="residence_requests_order"),
        Index(
            "residence_requests_one_open",
            "organisation_id",
            "track_id",
            unique=True,
            postgresql_where=text("status = 'asked'"),
        ),
        Index("residence_requests_of", "organisation_id", "track_id", "created_at", "id"),
        Index("residence_requests_of_case", "organisation_id", "case_id", "id"),
    )
    recorded_as: ClassVar[str] = "residence_request"

    case_id: UUID
    track_id: UUID
    status: str = "asked"
    phase: str
    is_renewal: bool
    asked_on: date
    answered_on: date | None = None
    answer: str | None = None
