"""The papers that somebody has for her stay or her work, and until when each is valid."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, text
from sqlmodel import Field

from trafficking_api.kit.crypto import SealedDocument
from trafficking_api.kit.tables import Owned


class ResidencePaper(Owned, table=True):
    """A paper of hers, of a track or of none; its number is sealed."""

    __tablename__ = "residence_papers"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "case_id"], ["cases.organisation_id", "cases.id"]),
        ForeignKeyConstraint(
            ["organisation_id", "track_id"], ["residence_tracks.organisation_id", "residence_tracks.id"]
        ),
        # Deferred: a purge takes the events first.
        ForeignKeyConstraint(
            ["organisation_id", "granted_by_id"],
            ["residence_events.organisation_id", "residence_events.id"],
            deferrable=True,
            initially="DEFERRED",
        ),
        ForeignKeyConstraint(["organisation_id", "sealed_for"], ["people.organisation_id", "people.id"]),
        CheckConstraint("valid_to >= valid_from", name="residence_papers_time"),
        CheckConstraint("granted_by_id IS NULL OR track_id IS NOT NULL", name="residence_papers_granted"),
        Index("residence_papers_by_creation", "organisation_id", "created_at", "id"),
        Index("residence_papers_of", "organisation_id", "case_id", "id"),
        Index("residence_papers_of_track", "organisation_id", "track_id", "id"),
        Index("residence_papers_granted_by", "organisation_id", "granted_by_id", unique=True),
        Index("residence_papers_for", "organisation_id", "sealed_for"),
        Index(
            "residence_papers_ending",
            "organisation_id",
            "valid_to",
            "id",
            postgresql_where=text("NOT is_out_of_use"),
        ),
    )
    recorded_as: ClassVar[str] = "residence_paper"

    case_id: UUID
    track_id: UUID | None = None
    #: The event of the track by which it was given.
    granted_by_id: UUID | None = None
    type: str
    valid_from: date
    valid_to: date | None = None
    is_work_permit: bool = False
    #: It was lost, given back, or written down by mistake; so nothing of it is due.
    is_out_of_use: bool = False
    #: Its number.
    details: bytes | None = Field(default=None, sa_type=SealedDocument("residence_papers.details"))
    sealed_for: UUID | None = None
