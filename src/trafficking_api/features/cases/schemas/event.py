"""What travels about trafficking events: codes in the open, words only for who may read the case."""

from datetime import date, datetime
from uuid import UUID

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from trafficking_api.features.cases.states import CENTRE, RECORD, RecordStatus
from trafficking_api.kit.wire import Day, In, Line, Out, Patch, Text
from trafficking_api.vocabulary.types import CountryCode, TraffickingEventType

_DETAILS: JsonDict = {"city": "Example", "description": "Met at the station by the recruiter."}


class EventDetails(In):
    """Where it was, and what happened, in a caseworker's words. It is stored sealed."""

    state: Line | None = None
    city: Line | None = None
    street: Line | None = None
    postal_code: Line | None = None
    description: Text | None = None


class EventDetailsPublic(Out):
    """Where it was, and what happened."""

    state: str | None = Field(max_length=200)
    city: str | None = Field(max_length=200)
    street: str | None = Field(max_length=200)
    postal_code: str | None = Field(max_length=200)
    description: str | None = Field(max_length=8000)


class NewTraffickingEvent(In):
    """Somebody was recruited, moved or exploited."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"type": "Recruitment", "happened_on": "2024-03-01", "country": "LA", "details": _DETAILS}
            ]
        }
    )

    type: TraffickingEventType
    happened_on: Day | None = Field(default=None, description="never in the future")
    country: CountryCode | None = None
    details: EventDetails | None = None


class EventDetailsPatch(EventDetails, Patch):
    """A merge patch of the details: what is absent stays, null forgets."""


class TraffickingEventPatch(Patch):
    """A merge patch (RFC 7396) of an event: what is absent stays, null forgets."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"country": "TH"}]})

    type: TraffickingEventType = ""
    happened_on: Day | None = Field(default=None, description="never in the future")
    country: CountryCode | None = None
    details: EventDetailsPatch | None = None


class TraffickingEventPublic(Out):
    """A dated place of a case of your centre."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    status: RecordStatus
    type: TraffickingEventType
    happened_on: date | None
    country: CountryCode | None
    details: EventDetailsPublic | None = Field(description="null too when the person was erased")
    created_at: datetime
    updated_at: datetime
    allowed_commands: list[str] = Field(max_length=5, json_schema_extra=RECORD.commands_schema(CENTRE))
