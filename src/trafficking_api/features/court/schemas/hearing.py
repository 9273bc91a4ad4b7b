"""What travels about hearings: codes and times in lists; where it is, for who reads one."""

from datetime import datetime
from uuid import UUID

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from trafficking_api.features.court.schemas.staff import HearingConflict, HearingStaffPublic
from trafficking_api.features.court.states import CENTRE, HEARING, HearingStatus
from trafficking_api.features.organisations.schemas import TimeZone
from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import Command, Id, In, Instant, Language, Line, Out, Patch, Reason, Text
from trafficking_api.vocabulary.types import HearingCancelReason, HearingType, SafetyMeasure

EXAMPLE = "6f1c8a52-3c1e-4c3e-9d66-0d6a3b1f2c11"
UNIQUE: JsonDict = {"uniqueItems": True}
_PROCEEDING = "the proceeding of this case that it belongs to"
_STARTS = "null while no date is set"
_ENDS = "when it is thought to be over; only with a beginning"
_ZONE = "the time zone of the place; that of your organisation, if absent"
_MEASURES = "what keeps her safe there"
_LANGUAGE = "the language of the interpreter, if one is needed"
_BOOKED = "the interpreter is booked for this date"
_LOCATION = "where it is; stored sealed"
_ROOM = "stored sealed"
_NOTE = "in your own words; stored sealed"


class NewHearing(In):
    """A hearing, an interview or another date before a court or an authority."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "case_id": EXAMPLE,
                    "type": "Trial",
                    "starts_at": "2030-01-31T08:00:00Z",
                    "ends_at": "2030-01-31T10:00:00Z",
                    "measures": ["SeparateEntrance"],
                    "interpreter_language": "lo",
                    "location": "Place de l’Exemple 1, 1000 Bruxelles",
                }
            ]
        }
    )

    case_id: Id
    proceeding_id: Id | None = Field(default=None, description=_PROCEEDING)
    type: HearingType
    starts_at: Instant | None = Field(default=None, description=_STARTS)
    ends_at: Instant | None = Field(default=None, description=_ENDS)
    zone: TimeZone | None = Field(default=None, description=_ZONE)
    measures: list[SafetyMeasure] = Field(
        default=[], max_length=20, description=_MEASURES, json_schema_extra=UNIQUE
    )
    interpreter_language: Language | None = Field(default=None, description=_LANGUAGE)
    interpreter_booked: bool = Field(default=False, description=_BOOKED)
    member_ids: list[Id] = Field(
        default=[], max_length=20, description="who of your staff goes there", json_schema_extra=UNIQUE
    )
    location: Text | None = Field(default=None, description=_LOCATION)
    room: Line | None = Field(default=None, description=_ROOM)
    note: Text | None = Field(default=None, description=_NOTE)


class HearingPatch(Patch):
    """What can change of a hearing that is to come; its date only until somebody was told of it."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"measures": ["SeparateEntrance", "Video"]}]})

    proceeding_id: Id | None = Field(default=None, description=_PROCEEDING)
    type: HearingType = ""
    starts_at: Instant | None = Field(default=None, description=_STARTS)
    ends_at: Instant | None = Field(default=None, description=_ENDS)
    zone: TimeZone = Field(default="", description="the time zone of the place")
    measures: list[SafetyMeasure] = Field(
        default=[], max_length=20, description=_MEASURES, json_schema_extra=UNIQUE
    )
    interpreter_language: Language | None = Field(default=None, description=_LANGUAGE)
    interpreter_booked: bool = Field(default=False, description=_BOOKED)
    location: Text | None = Field(default=None, description=_LOCATION)
    room: Line | None = Field(default=None, description=_ROOM)
    note: Text | None = Field(default=None, description=_NOTE)


class HearingPostponement(Command):
    """The new date, if there is one yet; where it is stays as it was, if absent."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"starts_at": "2030-03-14T08:00:00Z"}]})

    starts_at: Instant | None = Field(default=None, description=_STARTS)
    ends_at: Instant | None = Field(default=None, description=_ENDS)
    zone: TimeZone | None = Field(default=None, description="that of the hearing before, if absent")


class HearingCancellation(Command):
    """Why it does not take place."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "CancelledByAuthority"}]})

    reason: HearingCancelReason


class HearingVoiding(Command):
    """Why it was an error to enter it."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"reason": "She was there; another person was not."}]}
    )

    reason: Reason = Field(description="in your own words; stored sealed")


class HearingLink(Out):
    """One hearing of a chain."""

    id: UUID
    status: HearingStatus
    starts_at: datetime | None


class HearingDetails(Out):
    """A hearing in words."""

    location: str | None = Field(max_length=8000)
    room: str | None = Field(max_length=200)
    note: str | None = Field(max_length=8000)
    void_reason: str | None = Field(max_length=2000, description="why it was an error to enter it")


class HearingBrief(Out):
    """When it is, and how it stands."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    case_id: UUID
    proceeding_id: UUID | None = Field(description=_PROCEEDING)
    chain_id: UUID = Field(description="the first hearing, of which this one is left, after postponements")
    predecessor_id: UUID | None = Field(description="the hearing that was postponed to this one")
    successor_id: UUID | None = Field(description="the hearing that this one was postponed to")
    type: HearingType
    status: HearingStatus
    starts_at: datetime | None = Field(description=_STARTS)
    ends_at: datetime | None = Field(description=_ENDS)
    zone: str = Field(max_length=64, description="the time zone of the place")
    measures: list[SafetyMeasure] = Field(max_length=20, description=_MEASURES)
    interpreter_language: Language | None = Field(description=_LANGUAGE)
    interpreter_booked: bool = Field(description=_BOOKED)
    member_ids: list[UUID] = Field(max_length=1000, description="who of your staff goes there")
    notified_at: datetime | None = Field(description="when somebody was first told of its date")
    cancel_reason: HearingCancelReason | None
    created_at: datetime
    updated_at: datetime
    allowed_commands: list[str] = Field(max_length=6, json_schema_extra=HEARING.commands_schema(CENTRE))


class HearingPublic(HearingBrief):
    """A hearing, with where it is, who goes there, and what came before and after it."""

    details: HearingDetails | None = Field(
        description="null when nothing is told, or when the person was erased"
    )
    staff: list[HearingStaffPublic] = Field(
        max_length=1000, description="who goes there, or was to, the first added first"
    )
    chain: list[HearingLink] = Field(
        max_length=1000, description="all hearings of the chain, from the first to the last"
    )
    conflicts: list[HearingConflict] = Field(
        max_length=1000,
        description="where one of the staff would have to be twice at once; nothing is refused for it",
    )


class HearingFilter(PageParams):
    """Which hearings."""

    case_id: Id | None = None
    proceeding_id: Id | None = None
    member_id: Id | None = Field(default=None, description="who of your staff goes there")
    status: list[HearingStatus] = Field(default=[], max_length=6)
    starts_from: Instant | None = Field(default=None, description="begins at this time, or later")
    starts_until: Instant | None = Field(default=None, description="begins at this time, or earlier")
    updated_since: Instant | None = None
