"""What passes between a person and her lawyer, as the legal worker noted it."""

from typing import ClassVar
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index
from sqlmodel import Field

from trafficking_api.kit.crypto import SealedDocument
from trafficking_api.kit.tables import Disclosure, Owned


class PrivilegedNote(Owned, table=True):
    """A note that only legal workers read, and that leaves the case by no way (CRT-20)."""

    __tablename__ = "privileged_notes"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "case_id"], ["cases.organisation_id", "cases.id"]),
        ForeignKeyConstraint(
            ["organisation_id", "proceeding_id"], ["proceedings.organisation_id", "proceedings.id"]
        ),
        ForeignKeyConstraint(["organisation_id", "author_id"], ["members.organisation_id", "members.id"]),
        ForeignKeyConstraint(["organisation_id", "sealed_for"], ["people.organisation_id", "people.id"]),
        Index("privileged_notes_by_creation", "organisation_id", "created_at", "id"),
        Index("privileged_notes_of", "organisation_id", "case_id", "id"),
        Index("privileged_notes_of_proceeding", "organisation_id", "proceeding_id"),
        Index("privileged_notes_by_author", "organisation_id", "author_id"),
        Index("privileged_notes_for", "organisation_id", "sealed_for"),
    )
    recorded_as: ClassVar[str] = "privileged_note"
    disclosure: ClassVar[Disclosure] = Disclosure.PRIVILEGED

    case_id: UUID
    proceeding_id: UUID | None = None
    author_id: UUID
    #: What was said.
    details: bytes | None = Field(default=None, sa_type=SealedDocument("privileged_notes.details"))
    sealed_for: UUID | None = None
