"""What travels about services that were delivered, and how many there were; a result is in no list."""

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from trafficking_api.features.case_plans.states import CENTRE, ENTRY, EntryStatus
from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import Day, Id, In, Instant, Money, MoneyPublic, Out, Text
from trafficking_api.vocabulary.types import MedicalCheckKind, ServiceType

EXAMPLE = "6f1c8a52-3c1e-4c3e-9d66-0d6a3b1f2c11"
_CHECK = "MedicalCheck"


class NewService(In):
    """Something that was done for somebody."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "case_id": EXAMPLE,
                    "type": "PsychologicalCare",
                    "delivered_on": "2026-11-20",
                    "sessions": 2,
                    "minutes": 90,
                    "cost": {"amount_minor": 12000, "currency": "EUR"},
                    "note": "She came with her sister.",
                }
            ]
        }
    )

    case_id: Id
    type: ServiceType
    check_kind: MedicalCheckKind | None = Field(
        default=None,
        validate_default=True,
        description="which medical check; there is one exactly when the type is MedicalCheck",
    )
    delivered_on: Day = Field(description="never in the future")
    sessions: int = Field(default=1, ge=1, le=1000)
    minutes: int | None = Field(default=None, ge=1, le=100_000, description="of all sessions together")
    provider_id: Id | None = Field(default=None, description="who did it: an entry of the directory")
    action_id: Id | None = Field(
        default=None, description="the action of a plan of this case that it was for"
    )
    funded_project_id: Id | None = Field(default=None, description="the project that pays")
    cost: Money | None = None
    note: Text | None = Field(default=None, description="in your own words; stored sealed")
    result: Text | None = Field(default=None, description="of a medical check, for instance; stored sealed")

    @field_validator("check_kind")
    @classmethod
    def _of_a_medical_check(cls, value: str | None, info: ValidationInfo) -> str | None:
        if "type" in info.data and (value is not None) != (info.data["type"] == _CHECK):
            raise PydanticCustomError("medical_check_only", "a kind of check exactly for a medical check")
        return value


class ServiceDetails(Out):
    """A service in words."""

    note: str | None = Field(max_length=8000)
    result: str | None = Field(max_length=8000)


class ServiceBrief(Out):
    """What was done for somebody, by whom, and who pays."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    case_id: UUID
    status: EntryStatus
    type: ServiceType
    check_kind: MedicalCheckKind | None
    delivered_on: date
    sessions: int = Field(ge=1, le=1000)
    minutes: int | None = Field(ge=1, le=100_000)
    worker_id: UUID = Field(description="the member who wrote it down")
    provider_id: UUID | None
    action_id: UUID | None
    funded_project_id: UUID | None
    cost: MoneyPublic | None
    created_at: datetime
    updated_at: datetime
    allowed_commands: list[str] = Field(max_length=5, json_schema_extra=ENTRY.commands_schema(CENTRE))


class ServicePublic(ServiceBrief):
    """A service that was delivered, with what came of it. It is never rewritten, but voided when wrong."""

    details: ServiceDetails | None = Field(
        description="null when nothing is told, or when the person was erased"
    )


class ServiceFilter(PageParams):
    """Which services."""

    case_id: Id | None = None
    type: list[ServiceType] = Field(default=[], max_length=40)
    check_kind: list[MedicalCheckKind] = Field(default=[], max_length=20)
    status: list[EntryStatus] = Field(default=[], max_length=2)
    worker_id: Id | None = None
    funded_project_id: Id | None = None
    delivered_from: Day | None = None
    delivered_until: Day | None = Field(default=None, description="this day too")
    updated_since: Instant | None = None


class ServiceCountsWanted(BaseModel):
    """The services of which days, and of which types; three years at most."""

    model_config = ConfigDict(extra="forbid")

    from_on: Day = Field(examples=["2026-01-01"])
    until_on: Day = Field(description="this day too", examples=["2026-12-31"])
    type: list[ServiceType] = Field(default=[], max_length=40, description="all, if none is named")


class ServiceTotals(Out):
    """How often something was done, and for how many."""

    services: int = Field(ge=0, le=100_000_000)
    sessions: int = Field(ge=0, le=100_000_000_000)
    cases: int = Field(ge=0, le=100_000_000, description="each case once")


class ServiceCount(ServiceTotals):
    """The services of one type; medical checks by their kind."""

    type: ServiceType
    type_label: str = Field(max_length=200)
    check_kind: MedicalCheckKind | None
    check_kind_label: str | None = Field(max_length=200)


class ServiceCounts(Out):
    """What was done for the people whose cases are in your sight; what was voided does not count."""

    from_on: date
    until_on: date
    items: list[ServiceCount] = Field(max_length=100)
    total: ServiceTotals
