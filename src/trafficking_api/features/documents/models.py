"""Files about a person or a case: what they are, and apart from it what is in them, sealed."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, LargeBinary, SmallInteger
from sqlmodel import Field

from trafficking_api.kit.crypto import Sealed, SealedDocument
from trafficking_api.kit.tables import Owned, Unrecorded, moment


class Document(Owned, table=True):
    """A file on a person or on a case. Its own name may tell who she is: it is sealed as its content is."""

    __tablename__ = "documents"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "person_id"], ["people.organisation_id", "people.id"]),
        ForeignKeyConstraint(["organisation_id", "key_person_id"], ["people.organisation_id", "people.id"]),
        ForeignKeyConstraint(["organisation_id", "case_id"], ["cases.organisation_id", "cases.id"]),
        CheckConstraint("num_nonnulls(person_id, case_id) = 1", name="documents_of_one"),
        CheckConstraint("status IN ('kept', 'voided')", name="documents_status"),
        CheckConstraint("size BETWEEN 1 AND 20971520", name="documents_size"),
        CheckConstraint("(erased_at IS NULL) = (name IS NOT NULL)", name="documents_erased"),
        Index("documents_by_creation", "organisation_id", "created_at", "id"),
        Index("documents_of_person", "organisation_id", "person_id"),
        Index("documents_of_case", "organisation_id", "case_id"),
    )
    recorded_as: ClassVar[str] = "document"

    person_id: UUID | None = None
    case_id: UUID | None = None
    #: The person whose data key seals it; nobody, while nobody knows whose case it is.
    key_person_id: UUID | None = None
    status: str = "kept"
    kind: str
    media_type: str
    size: int
    language: str | None = None
    received_on: date
    name: bytes | None = Field(default=None, sa_type=SealedDocument("documents.name"))
    erased_at: datetime | None = moment(default=None)


class DocumentContent(Unrecorded, table=True):
    """What is in a document, sealed in one piece: nothing can be cut off or put in another order."""

    __tablename__ = "document_contents"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organisation_id", "document_id"], ["documents.organisation_id", "documents.id"]
        ),
    )

    organisation_id: UUID = Field(primary_key=True)
    document_id: UUID = Field(primary_key=True)
    sealed: bytes = Field(sa_type=Sealed("document_contents.sealed"))


class DocumentKey(Unrecorded, table=True):
    """The data key of a document that is nobody's yet, wrapped by the organisation's key of this version."""

    __tablename__ = "document_keys"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organisation_id", "document_id"], ["documents.organisation_id", "documents.id"]
        ),
    )

    organisation_id: UUID = Field(primary_key=True)
    document_id: UUID = Field(primary_key=True)
    key_version: int = Field(sa_type=SmallInteger)
    wrapped: bytes = Field(sa_type=LargeBinary)
