"""What travels about cases: codes, numbers and dates; no name and no free text."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from pydantic import ConfigDict, Field, GetJsonSchemaHandler, ValidationInfo, field_validator
from pydantic.config import JsonDict
from pydantic_core import CoreSchema

from trafficking_api.features.cases.states import CENTRE, MACHINE, CaseStatus
from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import Command, Day, Id, In, Instant, Out, Patch
from trafficking_api.vocabulary.types import (
    CaseSensitivity,
    ClosureReason,
    ControlMethod,
    CountryCode,
    ExploitationBroad,
    ExploitationType,
    FollowUpReason,
    Gender,
    IloIndicator,
    Industry,
    PalermoAct,
    PalermoMeans,
    RecruiterRelation,
    RecruitmentMethod,
    ReopenReason,
    SexExploitationType,
    StatusDecisionBody,
    SupportDomain,
    SuspensionReason,
    TraffickingStatus,
    Urgency,
    WebsitesApps,
    YesNoUnknown,
)

UNIQUE: JsonDict = {"uniqueItems": True}


class CaseFacts(In):
    """The coded facts of a case. All are optional: a person may be helped before anything is known of her."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "gender": "Feminine",
                    "minor": "no",
                    "origin_country": "LA",
                    "exploitation_types": ["ForcedLabour"],
                    "primary_need": "Housing",
                    "urgency": "Within7d",
                    "household_size": 1,
                    "interpreter_needed": True,
                }
            ]
        }
    )

    gender: Gender | None = None
    minor: YesNoUnknown | None = None
    origin_country: CountryCode | None = None
    exploitation_types: list[ExploitationType] = Field(default=[], max_length=20, json_schema_extra=UNIQUE)
    primary_need: SupportDomain | None = None
    urgency: Urgency | None = None
    household_size: int | None = Field(default=None, ge=1, le=50)
    interpreter_needed: bool | None = None
    step_free_needed: bool | None = None
    relationship_to_recruiter: list[RecruiterRelation] = Field(
        default=[], max_length=10, json_schema_extra=UNIQUE
    )
    age_when_trafficked: int | None = Field(default=None, ge=0, le=120)
    trafficked_from: Day | None = None
    trafficked_to: Day | None = None
    recruitment_methods: list[RecruitmentMethod] = Field(default=[], max_length=20, json_schema_extra=UNIQUE)
    recruitment_apps: list[WebsitesApps] = Field(default=[], max_length=20, json_schema_extra=UNIQUE)
    control_methods: list[ControlMethod] = Field(default=[], max_length=30, json_schema_extra=UNIQUE)
    industries: list[Industry] = Field(default=[], max_length=30, json_schema_extra=UNIQUE)
    sex_exploitation_types: list[SexExploitationType] = Field(
        default=[], max_length=10, json_schema_extra=UNIQUE
    )
    exploitation_countries: list[CountryCode] = Field(default=[], max_length=50, json_schema_extra=UNIQUE)
    exploitation_apps: list[WebsitesApps] = Field(default=[], max_length=20, json_schema_extra=UNIQUE)
    aggravated_smuggling: bool | None = None
    palermo_acts: list[PalermoAct] = Field(default=[], max_length=10, json_schema_extra=UNIQUE)
    palermo_means: list[PalermoMeans] = Field(
        default=[],
        max_length=10,
        json_schema_extra=UNIQUE,
        description="never mandatory: no element of the offence in Belgium, nor for minors",
    )
    ilo_indicators: list[IloIndicator] = Field(default=[], max_length=11, json_schema_extra=UNIQUE)


class NewCase(CaseFacts):
    """A case to be opened."""

    person_id: Id | None = Field(default=None, description="whose case it is, once that is known")
    opened_on: Day | None = Field(default=None, description="today, if absent; never in the future")
    worker_id: Id | None = Field(
        default=None, description="the member who works on it; the acting one, if absent"
    )


class CasePatch(CaseFacts, Patch):
    """A merge patch (RFC 7396) of the facts: what is absent stays, null forgets, and empties a list."""

    person_id: Id | None = Field(default=None, description="whose case it is; changes in intake only")

    @field_validator("*", mode="before")
    @classmethod
    def _null_empties_a_list(cls, value: object, info: ValidationInfo) -> object:
        a_list = info.field_name is not None and cls.model_fields[info.field_name].default == []
        return [] if value is None and a_list else value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        written = super().__get_pydantic_json_schema__(schema, handler)
        for name, member in written["properties"].items():
            if member.get("type") == "array":
                kept = {key: member.pop(key) for key in ("title", "description") if key in member}
                written["properties"][name] = {"anyOf": [member, {"type": "null"}], **kept}
        return written


class CaseSuspension(Command):
    """Why the support rests for a time."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "NoContact"}]})

    reason: SuspensionReason | None = None


class CaseFollowUp(Command):
    """Why the support has come down to visits."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "LivesIndependently"}]})

    reason: FollowUpReason | None = None


class CaseClosing(Command):
    """Why a case is closed."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "Autonomy"}]})

    reason: ClosureReason


class CaseReopening(Command):
    """Why a case is opened again."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "NewNeeds"}]})

    reason: ReopenReason


class CaseMerge(Command):
    """The case that goes on for both."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"into_case_id": "6f1c8a52-3c1e-4c3e-9d66-0d6a3b1f2c11"}]}
    )

    into_case_id: Id = Field(description="an open case of the same person that you may change")


class CasePublic(Out):
    """A case of your centre."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    status: CaseStatus
    opened_on: date
    closed_on: date | None
    closure_reason: ClosureReason | None
    reopen_reason: ReopenReason | None
    suspension_reason: SuspensionReason | None
    follow_up_reason: FollowUpReason | None
    person_id: UUID | None = Field(description="whose case it is; who that is stands apart")
    worker_ids: list[UUID] = Field(max_length=1000, description="the members who work on it now")
    merged_into_id: UUID | None = Field(description="the case that goes on for this one, if you see it")
    sensitivity: CaseSensitivity
    is_owner: bool = Field(description="false where another organisation owns the support")
    from_organisation_id: UUID | None = Field(description="who referred the person to you")
    from_referral_id: UUID | None = Field(description="the referral by which she came")
    retain_until: date | None
    on_legal_hold: bool
    trafficking_status: TraffickingStatus | None = Field(description="of the latest determination")
    decision_body: StatusDecisionBody | None = Field(description="of the latest determination")
    gender: Gender | None
    minor: YesNoUnknown | None
    origin_country: CountryCode | None
    exploitation_types: list[ExploitationType] = Field(max_length=20)
    exploitation_broad: list[ExploitationBroad] = Field(max_length=4, description="derived from the types")
    primary_need: SupportDomain | None
    urgency: Urgency | None
    household_size: int | None = Field(ge=1, le=50)
    interpreter_needed: bool | None
    step_free_needed: bool | None
    relationship_to_recruiter: list[RecruiterRelation] = Field(max_length=10)
    age_when_trafficked: int | None = Field(ge=0, le=120)
    trafficked_from: date | None
    trafficked_to: date | None
    recruitment_methods: list[RecruitmentMethod] = Field(max_length=20)
    recruitment_apps: list[WebsitesApps] = Field(max_length=20)
    control_methods: list[ControlMethod] = Field(max_length=30)
    industries: list[Industry] = Field(max_length=30)
    sex_exploitation_types: list[SexExploitationType] = Field(max_length=10)
    exploitation_countries: list[CountryCode] = Field(max_length=50)
    exploitation_apps: list[WebsitesApps] = Field(max_length=20)
    aggravated_smuggling: bool | None
    palermo_acts: list[PalermoAct] = Field(max_length=10)
    palermo_means: list[PalermoMeans] = Field(max_length=10)
    ilo_indicators: list[IloIndicator] = Field(max_length=11)
    created_at: datetime
    updated_at: datetime
    allowed_commands: list[str] = Field(max_length=10, json_schema_extra=MACHINE.commands_schema(CENTRE))


class CaseFilter(PageParams):
    """Which cases."""

    status: list[CaseStatus] = Field(default=[], max_length=5)
    primary_need: list[SupportDomain] = Field(default=[], max_length=20)
    minor: list[YesNoUnknown] = Field(default=[], max_length=3)
    person_id: Id | None = None
    worker_id: Id | None = Field(default=None, description="who works on them now")
    opened_from: Day | None = None
    opened_until: Day | None = None
    updated_since: Instant | None = None
