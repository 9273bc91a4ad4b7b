"""The court file of a case: the lawyer, legal aid, and under it the proceedings."""

from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index
from sqlmodel import Field

from trafficking_api.kit.crypto import SealedDocument
from trafficking_api.kit.tables import Owned


class CourtFile(Owned, table=True):
    """What is kept of somebody's way through the courts, once in a case."""

    __tablename__ = "court_files"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "case_id"], ["cases.organisation_id", "cases.id"]),
        ForeignKeyConstraint(["organisation_id", "sealed_for"], ["people.organisation_id", "people.id"]),
        CheckConstraint("legal_aid IN ('yes', 'no', 'unknown')", name="court_files_legal_aid"),
        Index("court_files_one", "organisation_id", "case_id", unique=True),
        Index("court_files_by_creation", "organisation_id", "created_at", "id"),
        Index("court_files_for", "organisation_id", "sealed_for"),
    )
    recorded_as: ClassVar[str] = "court_file"

    case_id: UUID
    #: Whose courts it is about, if a proceeding does not say otherwise.
    country: str
    legal_aid: str = "unknown"
    #: Who her lawyer is, how to reach them, and what else there is to say.
    details: bytes | None = Field(default=None, sa_type=SealedDocument("court_files.details"))
    sealed_for: UUID | None = None
