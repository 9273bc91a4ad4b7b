"""What travels about somebody's papers: their kinds and days in lists, the number for who reads one."""

from datetime import date, datetime
from uuid import UUID

from pydantic import ConfigDict, Field

from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import Day, Flag, Id, In, Instant, Line, Out, Patch
from trafficking_api.vocabulary.types import ResidenceDocument

EXAMPLE = "6f1c8a52-3c1e-4c3e-9d66-0d6a3b1f2c11"
_NUMBER = "the number on it; stored sealed"
_LAST = "its last day; null when it is unlimited"
_OUT = "it was lost, given back, or written down by mistake; so nothing of it is due"


class NewResidencePaper(In):
    """A paper that she has."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "case_id": EXAMPLE,
                    "type": "BE_CARD_A",
                    "valid_from": "2026-08-17",
                    "valid_to": "2027-02-17",
                    "number": "B 123456 78",
                }
            ]
        }
    )

    case_id: Id
    track_id: Id | None = Field(default=None, description="the track of this case that it belongs to")
    type: ResidenceDocument
    valid_from: Day
    valid_to: Day | None = Field(default=None, description=_LAST)
    is_work_permit: bool = Field(default=False, description="it is for her work, not for her stay")
    number: Line | None = Field(default=None, description=_NUMBER)


class ResidencePaperPatch(Patch):
    """What can be said otherwise of a paper; what runs from its days is worked out anew."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"valid_to": "2027-02-20"}]})

    type: ResidenceDocument = ""
    valid_from: Day = date.min
    valid_to: Day | None = Field(default=None, description=_LAST)
    is_work_permit: bool = False
    is_out_of_use: bool = Field(default=False, description=_OUT)
    number: Line | None = Field(default=None, description=_NUMBER)


class ResidencePaperDetails(Out):
    """What only who reads the paper itself needs."""

    number: str | None = Field(max_length=200)


class ResidencePaperBrief(Out):
    """A paper of hers, without its number."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    case_id: UUID
    track_id: UUID | None
    granted_by_id: UUID | None = Field(description="the event of the track by which it was given")
    type: ResidenceDocument
    valid_from: date
    valid_to: date | None = Field(description=_LAST)
    is_work_permit: bool
    is_out_of_use: bool = Field(description=_OUT)
    created_at: datetime
    updated_at: datetime


class ResidencePaperPublic(ResidencePaperBrief):
    """A paper of hers, with its number."""

    details: ResidencePaperDetails | None = Field(
        description="null when nothing is told, or when the person was erased"
    )


class ResidencePaperFilter(PageParams):
    """Which papers."""

    case_id: Id | None = None
    track_id: Id | None = None
    valid_to_until: Day | None = Field(default=None, description="its last day is this one, or earlier")
    is_out_of_use: Flag | None = None
    updated_since: Instant | None = None
