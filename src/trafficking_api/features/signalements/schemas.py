"""What travels about signalements: a closed schema for each side, no field for a transcript (SIG-19)."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import ConfigDict, Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError
from typing_extensions import TypeAliasType

from trafficking_api.features.cases.schemas.case import UNIQUE, NewCase
from trafficking_api.features.signalements.states import (
    CENTRE,
    MACHINE,
    REPORTER,
    ReporterState,
    SignalementStatus,
)
from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import Command, Id, In, Instant, Line, Out, Text
from trafficking_api.vocabulary.types import (
    AssessmentResult,
    CountryCode,
    ExploitationType,
    IloIndicator,
    Industry,
    ReopenReason,
    ReportChannel,
    ReportContext,
    ReportOutcome,
    ReportSource,
    Urgency,
)

Version = Annotated[int, Field(ge=1, le=2_147_483_647)]
NotVerbatim = Annotated[
    Literal[True],
    Field(description="a summary, never the words of a statement: those could be used in court"),
]


class NewSignalement(In):
    """A report to a centre that one or more persons may be victims. It may name nobody."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "to_organisation_id": "6f1c8a52-3c1e-4c3e-9d66-0d6a3b1f2c11",
                    "official_reference": "BR.43.L1.012345/2026",
                    "channel": "PartnerApi",
                    "source": "FederalPolice",
                    "context": "WorkplaceInspection",
                    "urgency": "Within24h",
                    "persons_count": 2,
                    "minors_count": 0,
                    "country": "BE",
                    "exploitation_suspected": ["ForcedLabour"],
                    "industry_suspected": ["F_Construction"],
                    "indicators": ["WithholdingOfWages"],
                    "interpreter_needed": True,
                    "shelter_needed": True,
                    "summary": "Two workers found on a building site, lodged on the site, unpaid for months.",
                }
            ]
        }
    )

    to_organisation_id: Id = Field(description="a centre; your own, when your centre writes a call down")
    official_reference: Line | None = Field(
        default=None, description="the same reference again gives the same signalement"
    )
    channel: ReportChannel
    source: ReportSource
    context: ReportContext | None = None
    urgency: Urgency
    persons_count: int = Field(ge=1, le=10_000)
    minors_count: int | None = Field(default=None, ge=0, le=10_000)
    country: CountryCode
    exploitation_suspected: list[ExploitationType] = Field(
        default=[], max_length=20, json_schema_extra=UNIQUE
    )
    industry_suspected: list[Industry] = Field(default=[], max_length=30, json_schema_extra=UNIQUE)
    indicators: list[IloIndicator] = Field(default=[], max_length=11, json_schema_extra=UNIQUE)
    interpreter_needed: bool | None = None
    shelter_needed: bool | None = None
    summary: Text | None = None

    @field_validator("minors_count")
    @classmethod
    def _no_more_than_persons(cls, value: int | None, info: ValidationInfo) -> int | None:
        if value is not None and value > info.data.get("persons_count", value):
            raise PydanticCustomError("more_than_persons", "no more minors than persons")
        return value


class _Report(Out):
    """What both sides see of a signalement."""

    id: UUID
    version: Version
    from_organisation_id: UUID
    to_organisation_id: UUID
    official_reference: str | None = Field(max_length=200)
    channel: ReportChannel
    source: ReportSource
    context: ReportContext | None
    urgency: Urgency
    persons_count: int = Field(ge=1, le=10_000)
    minors_count: int | None = Field(ge=0, le=10_000)
    country: CountryCode
    exploitation_suspected: list[ExploitationType] = Field(max_length=20)
    industry_suspected: list[Industry] = Field(max_length=30)
    indicators: list[IloIndicator] = Field(max_length=11)
    interpreter_needed: bool | None
    shelter_needed: bool | None
    summary: str | None = Field(max_length=8000)
    summary_author_id: UUID | None = Field(
        description="the client that wrote it, if it is of your organisation"
    )
    not_verbatim: NotVerbatim
    created_at: datetime
    updated_at: datetime


class SignalementReported(_Report):
    """A signalement as its reporter sees it: never the case, a bed, a person, or a note of the centre."""

    view: Literal["reporter"]
    status: ReporterState
    redirected_to_organisation_id: UUID | None = Field(description="the centre that it was redirected to")
    redirected_to: UUID | None = Field(description="the signalement there, which is yours as this one was")
    redirected_from: UUID | None = Field(
        description="the signalement that was redirected and became this one"
    )
    allowed_commands: list[str] = Field(max_length=20, json_schema_extra=MACHINE.commands_schema(REPORTER))


class SignalementHandled(_Report):
    """A signalement as the centre sees it."""

    view: Literal["centre"]
    status: SignalementStatus
    reporter_state: ReporterState
    assessment: AssessmentResult | None
    duplicate_of: UUID | None
    outcome: ReportOutcome | None
    reopen_reason: ReopenReason | None
    redirected_to_organisation_id: UUID | None = Field(description="the centre that you redirected it to")
    redirected_to: UUID | None = Field(
        description="the signalement there, if your centre had written it down and so is its reporter"
    )
    redirected_from_organisation_id: UUID | None = Field(
        description="the centre that redirected it to yours; null when it came from its reporter"
    )
    cases_count: int = Field(ge=0, le=10_000)
    case_ids: list[UUID] = Field(max_length=10_000)
    acknowledged_at: datetime | None
    escalated: bool = Field(description="urgent, and not acknowledged in time")
    allowed_commands: list[str] = Field(max_length=20, json_schema_extra=MACHINE.commands_schema(CENTRE))


# TypeAliasType makes it a named component of the API document, and so a named type of generated clients.
SignalementPublic = TypeAliasType(
    "SignalementPublic", Annotated[SignalementReported | SignalementHandled, Field(discriminator="view")]
)


class Question(Command):
    """A question to the reporter."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"text": "Is an interpreter for Lao on site?"}]}
    )

    text: Text


class Reply(Command):
    """The reporter's answer to a question."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"text": "Yes, until six in the evening."}]})

    text: Text


class Assessment(Command):
    """What the centre makes of a signalement."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"result": "actionable"}]})

    result: AssessmentResult
    duplicate_of: Id | None = Field(
        default=None,
        validate_default=True,
        description="with result duplicate_of, and only then: the other signalement",
    )

    @field_validator("duplicate_of")
    @classmethod
    def _goes_with_its_result(cls, value: UUID | None, info: ValidationInfo) -> UUID | None:
        if "result" in info.data and (info.data["result"] == "duplicate_of") != (value is not None):
            raise PydanticCustomError(
                "goes_with_result_duplicate_of", "the other signalement, with this result only"
            )
        return value


class Conversion(Command):
    """The cases that come of a signalement, all or none."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"cases": [{"minor": "no", "primary_need": "Housing"}]}]}
    )

    cases: list[NewCase] = Field(min_length=1, max_length=200)


class Redirection(Command):
    """The centre that a signalement moves on to."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"to_organisation_id": "6f1c8a52-3c1e-4c3e-9d66-0d6a3b1f2c11"}],
        }
    )

    to_organisation_id: Id = Field(description="another centre of the directory")


class Closing(Command):
    """What came of a signalement."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"outcome": "AccompanimentStarted"}]})

    outcome: ReportOutcome


class Reopening(Command):
    """Why a signalement is opened again."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "NewInformation"}]})

    reason: ReopenReason


class NewMessage(In):
    """A message about a signalement. A reporter always writes to the centre."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"text": "The team arrives at nine."}]})

    text: Text
    to_reporter: bool = Field(
        default=False, description="of the centre: false keeps it as a note to yourselves"
    )


class MessageToReporter(Out):
    """A message as the reporter sees it; notes of the centre do not exist here (SIG-9)."""

    view: Literal["reporter"]
    id: UUID
    written_by: Literal["reporter", "centre"]
    author_id: UUID | None = Field(description="the client that wrote it, if it is of your organisation")
    text: str = Field(max_length=8000)
    created_at: datetime


class MessageAtCentre(Out):
    """A message or note as the centre sees it."""

    view: Literal["centre"]
    id: UUID
    written_by: Literal["reporter", "centre"]
    to_reporter: bool = Field(description="false: a note of the centre to itself")
    author_id: UUID | None
    text: str = Field(max_length=8000)
    created_at: datetime


MessagePublic = TypeAliasType(
    "MessagePublic", Annotated[MessageToReporter | MessageAtCentre, Field(discriminator="view")]
)


class SignalementFilter(PageParams):
    """Which signalements; a reporter filters by the state it is told."""

    view: Literal["centre", "reporter"] | None = Field(
        default=None,
        description="of a centre: what was reported to it, or what it wrote down itself and redirected",
    )
    status: list[SignalementStatus | ReporterState] = Field(default=[], max_length=14)
    urgency: list[Urgency] = Field(default=[], max_length=4)
    escalated: bool | None = Field(
        default=None, description="of the centre: urgent and not acknowledged in time"
    )
    updated_since: Instant | None = None
