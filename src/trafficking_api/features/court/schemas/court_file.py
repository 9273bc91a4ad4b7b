"""What travels about the court file of a case: who her lawyer is only for who reads one."""

from datetime import datetime
from uuid import UUID

from pydantic import ConfigDict, Field

from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import Id, In, Instant, Line, Out, Patch, Text
from trafficking_api.vocabulary.types import CountryCode, YesNoUnknown

EXAMPLE = "6f1c8a52-3c1e-4c3e-9d66-0d6a3b1f2c11"
_COUNTRY = "whose courts it is about, if a proceeding does not say otherwise"
_LEGAL_AID = "whether the state pays her lawyer"
_LAWYER = "who her lawyer is; stored sealed"
_CONTACT = "how to reach the lawyer; stored sealed"
_NOTE = "in your own words, no transcript; stored sealed"


class NewCourtFile(In):
    """The file of somebody's way through the courts."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"case_id": EXAMPLE, "legal_aid": "yes", "lawyer_name": "Me A. Example"}]
        }
    )

    case_id: Id
    country: CountryCode | None = Field(
        default=None, description=f"{_COUNTRY}; that of your organisation, if absent"
    )
    legal_aid: YesNoUnknown = Field(default="unknown", description=_LEGAL_AID)
    lawyer_name: Line | None = Field(default=None, description=_LAWYER)
    lawyer_contact: Text | None = Field(default=None, description=_CONTACT)
    note: Text | None = Field(default=None, description=_NOTE)


class CourtFilePatch(Patch):
    """What can be said otherwise of a court file."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"legal_aid": "yes"}]})

    country: CountryCode = Field(default="", description=_COUNTRY)
    legal_aid: YesNoUnknown = Field(default="unknown", description=_LEGAL_AID)
    lawyer_name: Line | None = Field(default=None, description=_LAWYER)
    lawyer_contact: Text | None = Field(default=None, description=_CONTACT)
    note: Text | None = Field(default=None, description=_NOTE)


class CourtFileDetails(Out):
    """The lawyer, and what else there is to say."""

    lawyer_name: str | None = Field(max_length=200)
    lawyer_contact: str | None = Field(max_length=8000)
    note: str | None = Field(max_length=8000)


class CourtFileBrief(Out):
    """A court file, without the lawyer."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    case_id: UUID
    country: CountryCode = Field(description=_COUNTRY)
    legal_aid: YesNoUnknown = Field(description=_LEGAL_AID)
    created_at: datetime
    updated_at: datetime


class CourtFilePublic(CourtFileBrief):
    """A court file, with the lawyer."""

    details: CourtFileDetails | None = Field(
        description="null when nothing is told, or when the person was erased"
    )


class CourtFileFilter(PageParams):
    """Which court files."""

    case_id: Id | None = None
    updated_since: Instant | None = None
