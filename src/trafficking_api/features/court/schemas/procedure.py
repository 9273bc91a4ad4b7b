"""What travels about the procedures of a country: their stages, and what leads from one to another."""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from trafficking_api.features.court.schemas.proceeding import CourtLabels, ProcedureCode, StageCode
from trafficking_api.kit.wire import Out
from trafficking_api.vocabulary.types import CountryCode


class CourtStage(Out):
    """Where a proceeding can stand."""

    code: StageCode
    labels: CourtLabels
    is_terminal: bool = Field(description="true when nothing follows, but for a reopening")


class CourtArrow(Out):
    """What leads on from a stage."""

    from_stages: list[StageCode] = Field(max_length=50)
    command: StageCode
    to_stage: StageCode
    is_reopening: bool = Field(description="true for what leads back")


class CourtProcedurePublic(Out):
    """The stages of one procedure of a country, as they are since a day."""

    country: CountryCode
    code: ProcedureCode
    effective_from: date
    labels: CourtLabels
    advisory: bool = Field(description="true until a lawyer has verified it")
    source: str = Field(max_length=1000, description="the law that it comes from")
    verified_by: str | None = Field(max_length=200)
    verified_on: date | None
    stages: list[CourtStage] = Field(max_length=50, description="in the order of progress")
    arrows: list[CourtArrow] = Field(max_length=100)


class CourtProcedures(Out):
    """All procedures of a country."""

    items: list[CourtProcedurePublic] = Field(max_length=200)


class CourtProcedureFilter(BaseModel):
    """Which procedures."""

    model_config = ConfigDict(extra="forbid")

    country: CountryCode = Field(
        description="whose procedures; one without any has an empty list", examples=["BE"]
    )
