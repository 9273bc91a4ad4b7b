"""What travels about proceedings: the stage and what may follow in lists, the court for who reads one."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import ConfigDict, Field

from trafficking_api.features.organisations.schemas import TimeZone
from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import Day, Id, In, Instant, Line, Out, Patch, Text
from trafficking_api.vocabulary.types import CountryCode, LeadAuthority, YesNoUnknown

EXAMPLE = "6f1c8a52-3c1e-4c3e-9d66-0d6a3b1f2c11"
#: The code of a procedure of a country, of a stage, or of a command that leads from one to another.
ProcedureCode = Annotated[str, Field(min_length=1, max_length=40, pattern=r"^([A-Z][a-z]+)+$")]
StageCode = Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[a-z]+(_[a-z0-9]+)*$")]
_ZONE = "where the court is, whose clock says what is in time; needed where the country is not your centre's"
_LEAD = "which authority leads the inquiry"
_SOUGHT = "whether the prosecution has asked for a conviction of trafficking"
_NUMBER = "under which number the authority has it; stored sealed"
_COURT = "before which court or office it is; stored sealed"
_NOTE = "in your own words, no transcript; stored sealed"


class NewProceeding(In):
    """A procedure that somebody goes through, or thinks of."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"court_file_id": EXAMPLE, "procedure": "Criminal", "file_number": "BR.43.L1.123/26"}
            ]
        }
    )

    court_file_id: Id
    country: CountryCode | None = Field(
        default=None, description="whose procedure it is; the country of the file, if absent"
    )
    procedure: ProcedureCode = Field(description="one that the country has; see `/v1/court-procedures`")
    zone: TimeZone | None = Field(default=None, description=_ZONE)
    opened_on: Day | None = Field(
        default=None,
        description="since when it exists, where the court is; today, if absent, and never in the future",
    )
    lead_authority: LeadAuthority | None = Field(default=None, description=_LEAD)
    prosecution_sought_trafficking: YesNoUnknown = Field(default="unknown", description=_SOUGHT)
    file_number: Line | None = Field(default=None, description=_NUMBER)
    court: Line | None = Field(default=None, description=_COURT)
    note: Text | None = Field(default=None, description=_NOTE)


class ProceedingPatch(Patch):
    """What can be said otherwise of a proceeding; its stage changes by steps."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"lead_authority": "LabourAuditor"}]})

    opened_on: Day = Field(
        default=date.min,
        description="since when it exists: no day after its first step, and none of other stages",
    )
    lead_authority: LeadAuthority | None = Field(default=None, description=_LEAD)
    prosecution_sought_trafficking: YesNoUnknown = Field(default="unknown", description=_SOUGHT)
    file_number: Line | None = Field(default=None, description=_NUMBER)
    court: Line | None = Field(default=None, description=_COURT)
    note: Text | None = Field(default=None, description=_NOTE)


class ProceedingDetails(Out):
    """The court, the number, and what else there is to say."""

    file_number: str | None = Field(max_length=200)
    court: str | None = Field(max_length=200)
    note: str | None = Field(max_length=8000)


class CourtLabels(Out):
    """What something is called."""

    en: str = Field(max_length=200)
    fr: str = Field(max_length=200)


class ProceedingBrief(Out):
    """A proceeding, where it stands, and what may follow."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    case_id: UUID
    court_file_id: UUID
    country: CountryCode
    procedure: ProcedureCode
    template_from: date = Field(
        description="by which row of `/v1/court-procedures` it goes: the one of this day, whatever follows"
    )
    zone: str = Field(max_length=64, description="where the court is, whose clock says what is in time")
    opened_at: datetime = Field(description="since when it exists")
    stage: StageCode = Field(description="where its steps have led")
    stage_labels: CourtLabels
    is_terminal: bool = Field(description="true when nothing follows, but for a reopening")
    allowed_commands: list[StageCode] = Field(
        max_length=20, description="the steps that lead on from here", json_schema_extra={"uniqueItems": True}
    )
    advisory: bool = Field(description="true until a lawyer has verified these stages")
    source: str = Field(max_length=1000, description="the law that these stages come from")
    lead_authority: LeadAuthority | None = Field(description=_LEAD)
    prosecution_sought_trafficking: YesNoUnknown = Field(description=_SOUGHT)
    created_at: datetime
    updated_at: datetime


class ProceedingPublic(ProceedingBrief):
    """A proceeding, with the court and its number there."""

    details: ProceedingDetails | None = Field(
        description="null when nothing is told, or when the person was erased"
    )


class ProceedingFilter(PageParams):
    """Which proceedings."""

    case_id: Id | None = None
    court_file_id: Id | None = None
    procedure: list[ProcedureCode] = Field(default=[], max_length=20)
    stage: list[StageCode] = Field(default=[], max_length=20)
    updated_since: Instant | None = None
