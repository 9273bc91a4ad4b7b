"""What travels about deadlines: when each ends, by which rule, and what became of it."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from pydantic import ConfigDict, Field

from trafficking_api.features.court.schemas.rule import DeadlineRuleBrief
from trafficking_api.features.court.states import CENTRE, DEADLINE, DeadlineStatus
from trafficking_api.features.organisations.schemas import TimeZone
from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import Command, Day, Flag, Id, In, Instant, Out, Patch, Text
from trafficking_api.vocabulary.types import (
    CountryCode,
    CourtAct,
    CourtBaseEvent,
    CourtPartyRole,
    CourtProcedure,
    DeadlineWaiveReason,
)

EXAMPLE = "6f1c8a52-3c1e-4c3e-9d66-0d6a3b1f2c11"
_PROCEEDING = "the proceeding of this case that it belongs to; if absent, that of what it runs from"
_COUNTRY = "whose law gives the time; if absent, that of the proceeding, or of your centre"
_PARTY_ROLE = "who must do it; without it no rule is found"
_BASE_EVENT = "what sets the time going; without it no rule is found"
_JUDGMENT = "it runs from a date of this judgment, and moves with it"
_APPEAL = "it runs from the filing of this appeal, and moves with it"
_PAPER = "it runs from a date of this paper, and moves with it"
_AFTER = "it runs from the end of this deadline, and moves with it"
_BASE_ON = "the day of the base event; not with a judgment, an appeal, a paper or a deadline that tells it"
_BASE_AT = "its instant, where the law counts hours; never with `base_on`"
_JUDGMENT_ON = "the day of the judgment, where nothing that is named tells it: it says which law holds"
_ZONE = "where its last day ends; that of the proceeding, if absent; needed abroad where there is none"
_DUE_ON = "its last day, set by hand: no rule overwrites it"
_MEMBER = "whose deadline it is: a member who may see the case"
_NOTE = "in your own words; stored sealed"
_ADVICE = "null where no rule holds"


class ManualReason(StrEnum):
    """Why a deadline has no date of a rule; whoever sets one looks the law up."""

    NO_RULE = "no_rule"
    SEVERAL_RULES = "several_rules"
    DATE_UNKNOWN = "date_unknown"
    SET_BY_HAND = "set_by_hand"


class NewDeadline(In):
    """Something that must be done in time. Its date follows from the rule that holds, if exactly one does."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "case_id": EXAMPLE,
                    "procedure": "Criminal",
                    "act": "Appeal",
                    "party_role": "CivilParty",
                    "base_event": "Pronounced",
                    "base_on": "2026-11-20",
                    "note": "The lawyer has been asked.",
                }
            ]
        }
    )

    case_id: Id
    proceeding_id: Id | None = Field(default=None, description=_PROCEEDING)
    procedure: CourtProcedure
    country: CountryCode | None = Field(default=None, description=_COUNTRY)
    act: CourtAct
    party_role: CourtPartyRole | None = Field(default=None, description=_PARTY_ROLE)
    base_event: CourtBaseEvent | None = Field(default=None, description=_BASE_EVENT)
    judgment_id: Id | None = Field(default=None, description=_JUDGMENT)
    appeal_id: Id | None = Field(default=None, description=_APPEAL)
    paper_id: Id | None = Field(default=None, description=_PAPER)
    after_deadline_id: Id | None = Field(default=None, description=_AFTER)
    base_on: Day | None = Field(default=None, description=_BASE_ON)
    base_at: Instant | None = Field(default=None, description=_BASE_AT)
    judgment_on: Day | None = Field(default=None, description=_JUDGMENT_ON)
    zone: TimeZone | None = Field(default=None, description=_ZONE)
    due_on: Day | None = Field(default=None, description=_DUE_ON)
    assigned_member_id: Id | None = Field(default=None, description=_MEMBER)
    note: Text | None = Field(default=None, description=_NOTE)


class DeadlinePatch(Patch):
    """What can change while it runs; a day sets it by hand, and null lets the rule say it again."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"due_on": "2026-12-18"}]})

    due_on: Day | None = Field(default=None, description=_DUE_ON)
    assigned_member_id: Id | None = Field(default=None, description=_MEMBER)
    note: Text | None = Field(default=None, description=_NOTE)


class DeadlineWaiver(Command):
    """It is not to be met, and why."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "PersonDoesNotWish"}]})

    reason: DeadlineWaiveReason


class DeadlineDetails(Out):
    """A deadline in words."""

    note: str | None = Field(max_length=8000)


class DeadlineBrief(Out):
    """By when something must be done, and how that was found."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    case_id: UUID
    proceeding_id: UUID | None
    status: DeadlineStatus
    procedure: CourtProcedure
    country: CountryCode
    act: CourtAct
    party_role: CourtPartyRole | None
    base_event: CourtBaseEvent | None
    judgment_id: UUID | None = Field(description=_JUDGMENT)
    appeal_id: UUID | None = Field(description=_APPEAL)
    paper_id: UUID | None = Field(description=_PAPER)
    after_deadline_id: UUID | None = Field(description=_AFTER)
    base_on: date | None = Field(description="the day of the base event, as it is known now")
    base_at: datetime | None = Field(description="its instant, where one is known")
    judgment_on: date | None
    due_at: datetime | None = Field(
        description="the last instant in time: what comes after it is late; null while no date is known"
    )
    due_on: date | None = Field(description="its day where the court is")
    due_local: str | None = Field(
        max_length=40,
        description="the same instant on the clock of its zone, with the offset",
        examples=["2026-12-21T23:59:59.999999+01:00"],
    )
    zone: str = Field(max_length=64, description="where its last day ends")
    is_missed: bool = Field(description="it is open, and its time is over")
    is_manual: bool = Field(description="no rule says its date, or a member said another")
    manual_reason: ManualReason | None = Field(description="why it is manual: a warning")
    diverges: bool = Field(description="its date does not follow from where its base event is now")
    rule: DeadlineRuleBrief | None = Field(description=_ADVICE)
    met_at: datetime | None = Field(description="when the act happened, not when it was written down")
    is_late: bool | None = Field(description="it was done after its time; null where none was known")
    waive_reason: DeadlineWaiveReason | None
    supersedes_id: UUID | None = Field(description="the deadline in whose place it came when a date moved")
    assigned_member_id: UUID | None
    created_at: datetime
    updated_at: datetime
    allowed_commands: list[str] = Field(max_length=5, json_schema_extra=DEADLINE.commands_schema(CENTRE))


class DeadlinePublic(DeadlineBrief):
    """A deadline, with what was noted of it."""

    details: DeadlineDetails | None = Field(
        description="null when nothing is told, or when the person was erased"
    )


class DeadlineFilter(PageParams):
    """Which deadlines."""

    case_id: Id | None = None
    proceeding_id: Id | None = None
    status: list[DeadlineStatus] = Field(default=[], max_length=4)
    is_overdue: Flag | None = Field(default=None, description="open, and its time is over")
    due_until: Day | None = Field(default=None, description="its last day is this one, or earlier")
    assigned_member_id: Id | None = None
    updated_since: Instant | None = None
