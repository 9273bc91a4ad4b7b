"""What travels about the periods that the law gives: each row with its source, advisory until verified."""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from trafficking_api.countries.court.deadlines import Counting, Direction, GovernedBy, RollOver, Unit
from trafficking_api.kit.wire import Out
from trafficking_api.vocabulary.types import (
    CountryCode,
    CourtAct,
    CourtBaseEvent,
    CourtPartyRole,
    CourtProcedure,
)

ADVISORY = "no lawyer has verified it yet: look it up before you rely on it"


class DeadlineRuleBrief(Out):
    """The rule by which a deadline was computed, or would be."""

    code: str = Field(max_length=100)
    source: str = Field(max_length=1000, description="article, law, and how it was read")
    advisory: bool = Field(description=ADVISORY)
    verified_by: str | None = Field(max_length=200, description="the lawyer who read it against the law")
    verified_at: date | None


class DeadlineRulePublic(DeadlineRuleBrief):
    """The time that one version of a country's law gives to a party for an act."""

    country: CountryCode
    procedure: CourtProcedure
    act: CourtAct
    party_roles: list[CourtPartyRole] = Field(max_length=20)
    base_event: CourtBaseEvent
    length: int = Field(ge=1, le=10_000)
    unit: Unit
    counting: Counting = Field(description="how months and years are counted")
    direction: Direction
    roll_over: RollOver = Field(description="where the last day goes when it is a free day")
    holidays: CountryCode | None = Field(description="whose holidays are free days; null: only weekends")
    governed_by: GovernedBy = Field(description="which date says whether this version holds")
    effective_from: date
    effective_to: date | None = Field(description="the first day on which it holds no longer")


class DeadlineRules(Out):
    """All rows that there are of a country, or of all."""

    items: list[DeadlineRulePublic] = Field(max_length=1000)


class DeadlineRuleFilter(BaseModel):
    """Which rows."""

    model_config = ConfigDict(extra="forbid")

    country: CountryCode | None = None
