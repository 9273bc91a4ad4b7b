"""What travels about documents: what they are, and for their owner what they were called."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from fastapi import UploadFile
from pydantic import AfterValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from trafficking_api.features.documents.rules import ENDINGS
from trafficking_api.features.documents.states import CENTRE, MACHINE, DocumentStatus
from trafficking_api.kit.body import LARGEST_FILE
from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import Day, Id, In, Instant, Language, Out, Patch, no_nul
from trafficking_api.vocabulary.types import DocumentKind

#: The longest name of a file that is kept.
LONGEST_NAME = 255


def _named(file: UploadFile) -> UploadFile:
    """Refuse a name that no file has; what stands before it, such as the sender's folder, is not kept."""
    file.filename = (file.filename or "").replace("\\", "/").rpartition("/")[2].strip()
    if not 0 < len(file.filename) <= LONGEST_NAME or "\n" in file.filename or "\r" in file.filename:
        raise PydanticCustomError("file_name", "a file with a name of at most 255 characters")
    no_nul(file.filename)
    return file


class NewDocument(In):
    """A file, and what it is about: a person or a case."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "file": "passport.pdf",
                    "case_id": "6f1c8a52-3c1e-4c3e-9d66-0d6a3b1f2c11",
                    "kind": "IdentityDocument",
                    "language": "lo",
                    "received_on": "2026-11-20",
                }
            ]
        }
    )

    file: Annotated[UploadFile, AfterValidator(_named)] = Field(
        description="20 MiB at most; what it is, is told by its content"
    )
    person_id: Id | None = Field(default=None, description="whom it is about, if not a case")
    case_id: Id | None = Field(default=None, description="the case it is about, if not a person")
    kind: DocumentKind
    language: Language | None = None
    received_on: Day | None = Field(default=None, description="today, if absent; never in the future")


class DocumentPatch(Patch):
    """What can change of a document: what it is taken for. Its content never does."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"kind": "ResidencePermit"}]})

    kind: DocumentKind = ""


class DocumentPublic(Out):
    """A document of your centre, without what it was called."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    person_id: UUID | None
    case_id: UUID | None
    status: DocumentStatus
    kind: DocumentKind
    media_type: str = Field(max_length=100, json_schema_extra={"enum": list(ENDINGS)})
    size: int = Field(ge=1, le=LARGEST_FILE, description="in bytes")
    language: Language | None
    received_on: date
    erased_at: datetime | None = Field(description="since when its name and content are gone")
    created_at: datetime
    updated_at: datetime
    allowed_commands: list[str] = Field(max_length=5, json_schema_extra=MACHINE.commands_schema(CENTRE))


class DocumentRead(DocumentPublic):
    """A document with what it was called."""

    name: str | None = Field(max_length=LONGEST_NAME)


class DocumentFilter(PageParams):
    """Which documents."""

    person_id: Id | None = None
    case_id: Id | None = None
    kind: list[DocumentKind] = Field(default=[], max_length=20)
    status: list[DocumentStatus] = Field(default=[], max_length=2)
    updated_since: Instant | None = None
