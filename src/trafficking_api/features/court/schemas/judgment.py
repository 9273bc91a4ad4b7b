"""What travels about judgments: days, outcomes and numbers; nobody who was sentenced has a name here."""

from datetime import date, datetime
from uuid import UUID

from pydantic import ConfigDict, Field

from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import Day, Id, In, Out, Patch, Text
from trafficking_api.vocabulary.types import CourtLevel, JudgmentOutcome, Offence

EXAMPLE = "6f1c8a52-3c1e-4c3e-9d66-0d6a3b1f2c11"
#: More people are sentenced in no judgment.
MOST = 10_000
_PRONOUNCED = "when it was pronounced; never in the future"
_SERVED = "when a bailiff served it; not before it was pronounced"
_NOTIFIED = "when the court notified it; not before it was pronounced"
_FINAL = "since when no ordinary remedy is left against it; not before it was pronounced"
_BY_DEFAULT = "whom it was passed on was not there"
_SENTENCES = "how many were sentenced to what; never who"
_NOTE = "in your own words; stored sealed"


class Sentences(In):
    """How many were convicted, acquitted, and sentenced to what."""

    convicted: int = Field(default=0, ge=0, le=MOST)
    acquitted: int = Field(default=0, ge=0, le=MOST)
    imprisonment: int = Field(default=0, ge=0, le=MOST)
    suspended: int = Field(default=0, ge=0, le=MOST)
    fined: int = Field(default=0, ge=0, le=MOST)
    confiscation: int = Field(default=0, ge=0, le=MOST)


NOBODY = Sentences()


class NewJudgment(In):
    """What a court has decided."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "proceeding_id": EXAMPLE,
                    "level": "FirstInstance",
                    "outcome": "ConvictedTrafficking",
                    "pronounced_on": "2026-11-20",
                    "offences": ["Trafficking"],
                    "sentences": {"convicted": 2, "acquitted": 1, "imprisonment": 2, "fined": 2},
                }
            ]
        }
    )

    proceeding_id: Id
    level: CourtLevel
    outcome: JudgmentOutcome
    pronounced_on: Day = Field(description=_PRONOUNCED)
    served_on: Day | None = Field(default=None, description=_SERVED)
    notified_on: Day | None = Field(default=None, description=_NOTIFIED)
    became_final_on: Day | None = Field(default=None, description=_FINAL)
    by_default: bool = Field(default=False, description=_BY_DEFAULT)
    offences: list[Offence] = Field(default=[], max_length=20, json_schema_extra={"uniqueItems": True})
    sentences: Sentences = Field(default=NOBODY, description=_SENTENCES)
    note: Text | None = Field(default=None, description=_NOTE)


class JudgmentPatch(Patch):
    """A merge patch (RFC 7396). When a day changes, what runs from it is worked out anew."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"served_on": "2026-11-24"}]})

    level: CourtLevel = ""
    outcome: JudgmentOutcome = ""
    pronounced_on: Day = Field(default=date.min, description=_PRONOUNCED)
    served_on: Day | None = Field(default=None, description=_SERVED)
    notified_on: Day | None = Field(default=None, description=_NOTIFIED)
    became_final_on: Day | None = Field(default=None, description=_FINAL)
    by_default: bool = Field(default=False, description=_BY_DEFAULT)
    offences: list[Offence] = Field(default=[], max_length=20, json_schema_extra={"uniqueItems": True})
    sentences: Sentences = Field(default=NOBODY, description=f"{_SENTENCES}; in the place of those before")
    note: Text | None = Field(default=None, description=_NOTE)


class SentencesPublic(Out):
    """How many were convicted, acquitted, and sentenced to what."""

    convicted: int = Field(ge=0, le=MOST)
    acquitted: int = Field(ge=0, le=MOST)
    imprisonment: int = Field(ge=0, le=MOST)
    suspended: int = Field(ge=0, le=MOST)
    fined: int = Field(ge=0, le=MOST)
    confiscation: int = Field(ge=0, le=MOST)


class JudgmentDetails(Out):
    """What else there is to say of a judgment."""

    note: str | None = Field(max_length=8000)


class JudgmentBrief(Out):
    """What a court has decided, without a word."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    case_id: UUID
    proceeding_id: UUID
    level: CourtLevel
    outcome: JudgmentOutcome
    pronounced_on: date
    served_on: date | None
    notified_on: date | None
    became_final_on: date | None
    by_default: bool
    offences: list[Offence] = Field(max_length=20)
    sentences: SentencesPublic
    created_at: datetime
    updated_at: datetime


class JudgmentPublic(JudgmentBrief):
    """What a court has decided, with what was noted of it."""

    details: JudgmentDetails | None = Field(
        description="null when nothing is told, or when the person was erased"
    )


class JudgmentFilter(PageParams):
    """Which judgments."""

    case_id: Id | None = None
    proceeding_id: Id | None = None
    pronounced_from: Day | None = Field(default=None, description="pronounced on this day, or later")
    pronounced_until: Day | None = Field(default=None, description="pronounced on this day, or earlier")
