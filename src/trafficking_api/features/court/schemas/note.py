"""What travels about privileged notes: to legal workers, and to nobody else."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from pydantic import ConfigDict, Field

from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.tables import Disclosure
from trafficking_api.kit.wire import Id, In, Instant, Out, Patch, Text

EXAMPLE = "6f1c8a52-3c1e-4c3e-9d66-0d6a3b1f2c11"
_PROCEEDING = "the proceeding of this case that it is about, if it is about one"
_TEXT = "what passed between her and her lawyer, in your own words; stored sealed, and never shared"


class NewPrivilegedNote(In):
    """A note of what passed between a person and her lawyer."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"case_id": EXAMPLE, "text": "Her lawyer advises against a confrontation."}]
        }
    )

    case_id: Id
    proceeding_id: Id | None = Field(default=None, description=_PROCEEDING)
    text: Text = Field(description=_TEXT)


class PrivilegedNotePatch(Patch):
    """What its author says instead."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"text": "Her lawyer agrees to a confrontation by video."}]}
    )

    text: Text = Field(default="-", description=_TEXT)


class PrivilegedNoteDetails(Out):
    """What a note says."""

    text: str = Field(max_length=8000)


class PrivilegedNoteBrief(Out):
    """That there is a note, and by whom. It leaves as no table."""

    disclosure: ClassVar[Disclosure] = Disclosure.PRIVILEGED

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    case_id: UUID
    proceeding_id: UUID | None = Field(description=_PROCEEDING)
    author_id: UUID = Field(description="the member who wrote it, and who alone can change it")
    created_at: datetime
    updated_at: datetime


class PrivilegedNotePublic(PrivilegedNoteBrief):
    """A note, with what it says."""

    details: PrivilegedNoteDetails | None = Field(description="null when the person was erased")


class PrivilegedNoteFilter(PageParams):
    """Which notes."""

    case_id: Id | None = None
    proceeding_id: Id | None = None
    author_id: Id | None = None
    updated_since: Instant | None = None
