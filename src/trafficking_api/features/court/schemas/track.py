"""What travels about the papers of somebody's stay: which she has, what can follow, and what is missing."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import ConfigDict, Field

from trafficking_api.countries.court.residence import Holder
from trafficking_api.features.court.states import CENTRE, TRACK, StayCorrectionReason, TrackStatus
from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import Command, Day, Flag, Id, In, Instant, Line, Out, Patch
from trafficking_api.vocabulary.types import CountryCode, ResidenceDocument, VictimTrackEndReason

EXAMPLE = "6f1c8a52-3c1e-4c3e-9d66-0d6a3b1f2c11"
#: The code of a phase or a condition, as the law of a country has them.
PhaseCode = Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[a-z]+(_[a-z0-9]+)*$")]
_ON = "the day it happened, if absent; never in the future"
_HOLDER = "for a minor, other steps can be possible"
_MISSING = (
    "the conditions that are not fulfilled; `magistrate_answer` when the magistrate has not answered "
    "in this phase, `magistrate_refused` when the answer was no"
)


class NewResidenceTrack(In):
    """The papers of somebody's stay are followed from now on."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"case_id": EXAMPLE, "country": "BE", "holder": "adult"}]}
    )

    case_id: Id
    country: CountryCode = Field(description="whose law it is; not every country has such phases")
    holder: Holder = Field(description=_HOLDER, strict=False)


class ResidenceTrackPatch(Patch):
    """What can be said otherwise of a track; where it stands changes by commands."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"holder": "adult"}]})

    holder: Holder = Field(default=Holder.ADULT, description=_HOLDER, strict=False)


class ResidenceCondition(Command):
    """A condition is fulfilled, or is not any more."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"code": "supported", "is_fulfilled": True, "on": "2026-01-05"}]}
    )

    code: PhaseCode = Field(description="one of the `conditions` of the track")
    is_fulfilled: bool
    on: Day | None = Field(default=None, description=_ON)


class MagistrateAnswer(Command):
    """The magistrate has said whether her stay may go on."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"goes_on": True, "on": "2026-02-10"}]})

    goes_on: bool
    on: Day | None = Field(default=None, description=_ON)


class GrantedPaper(In):
    """The paper itself, to be kept among her papers."""

    type: ResidenceDocument
    number: Line | None = Field(default=None, description="the number on it; stored sealed")


class ResidenceGrant(Command):
    """The authority has given her a paper: a first one, the next, or the same again, which renews it."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"phase": "doc_3m", "on": "2026-02-18", "paper": {"type": "BE_AI"}}],
        }
    )

    phase: PhaseCode = Field(description="one of the `phases` of the track")
    on: Day | None = Field(default=None, description=_ON)
    until: Day | None = Field(
        default=None, description="the last day that is printed on it, if it is another than the law's"
    )
    paper: GrantedPaper | None = None


class ResidenceEnding(Command):
    """Her stay on these grounds is over."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "ChoseReturn"}]})

    reason: VictimTrackEndReason
    on: Day | None = Field(default=None, description=_ON)


class ResidenceCorrection(Command):
    """What was written down was wrong, and is taken back."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "wrong_day"}]})

    reason: StayCorrectionReason = Field(strict=False)


class ResidenceLabels(Out):
    """What something is called."""

    en: str = Field(max_length=200)
    fr: str = Field(max_length=200)


class ResidenceFulfilled(Out):
    """A condition that is fulfilled."""

    code: PhaseCode
    since: date


class ResidenceTerm(Out):
    """A condition that the law of the country knows."""

    code: PhaseCode
    labels: ResidenceLabels


class ResidencePhase(Out):
    """A phase that the law of the country knows."""

    code: PhaseCode
    labels: ResidenceLabels
    document: ResidenceDocument | None
    source: str = Field(max_length=1000)


class ResidenceStep(Out):
    """A step that the law knows from here."""

    phase: PhaseCode
    is_renewal: bool
    missing: list[PhaseCode] = Field(max_length=20, description=_MISSING)


class ResidenceTrackBrief(Out):
    """Which paper somebody has for her stay, and until when."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    case_id: UUID
    status: TrackStatus
    country: CountryCode
    law_from: date = Field(description="since when the law holds by which this track goes")
    holder: Holder = Field(description=_HOLDER)
    phase: PhaseCode | None = Field(description="null: she has not been given a paper yet")
    since: date | None
    until: date | None = Field(description="its last day; null when it is unlimited")
    renewals: int = Field(ge=0, le=2_147_483_647, description="how many times this phase was renewed")
    ask_from: date | None = Field(description="from when on to ask for what follows")
    ask_until: date | None = Field(description="the last day to ask for it in time")
    fulfilled: list[ResidenceFulfilled] = Field(max_length=20)
    answered_on: date | None = Field(description="when the magistrate answered last")
    answer_goes_on: bool | None = Field(description="what the magistrate answered last")
    ended_on: date | None
    end_reason: VictimTrackEndReason | None
    created_at: datetime
    updated_at: datetime
    allowed_commands: list[str] = Field(max_length=5, json_schema_extra=TRACK.commands_schema(CENTRE))


class ResidenceTrackPublic(ResidenceTrackBrief):
    """Where her stay stands, what can follow by the law of the country, and what is missing for it."""

    phase_labels: ResidenceLabels | None
    work_allowed: bool = Field(description="whether the paper that she has today allows her to work")
    work_document: str | None = Field(
        max_length=200, description="the paper that says so, where it is another than that of her stay"
    )
    next_steps: list[ResidenceStep] = Field(max_length=20)
    conditions: list[ResidenceTerm] = Field(max_length=20)
    phases: list[ResidencePhase] = Field(max_length=20, description="in the order of progress")
    advisory: bool = Field(description="true until a lawyer has verified these phases (CRT-6)")
    source: str = Field(max_length=1000, description="the law that they come from")
    verified_by: str | None = Field(max_length=200)
    verified_on: date | None


class ResidenceTrackFilter(PageParams):
    """Which tracks."""

    case_id: Id | None = None
    status: list[TrackStatus] = Field(default=[], max_length=2)
    phase: list[PhaseCode] = Field(default=[], max_length=20)
    is_open: Flag | None = None
    until_before: Day | None = Field(default=None, description="the paper ends before this day")
    updated_since: Instant | None = None


class ResidenceEventPublic(Out):
    """Something that was written down of a stay, or that it was wrong. Neither is ever rewritten."""

    id: UUID
    version: int = Field(ge=1, le=1)
    track_id: UUID
    place: int = Field(ge=1, le=2_147_483_647, description="the order in which they were written down")
    kind: str = Field(
        max_length=20,
        json_schema_extra={"enum": ["granted", "ended", "answered", "condition", "correction"]},
    )
    on: date = Field(description="when it happened")
    phase: PhaseCode | None
    until: date | None = Field(description="the last day that is printed on the paper, if one was told")
    missing: list[PhaseCode] = Field(
        max_length=20, description=f"what was missing by the law when the authority gave it: {_MISSING}"
    )
    goes_on: bool | None
    condition: PhaseCode | None
    is_fulfilled: bool | None
    end_reason: VictimTrackEndReason | None
    corrects_id: UUID | None = Field(description="what is taken back")
    why: StayCorrectionReason | None
    stands: bool = Field(description="false for what was taken back")
    recorded_at: datetime = Field(description="when it was written down")
    client_id: UUID | None
    member_id: UUID | None = Field(description="who wrote it down; null: the system, or a script")
