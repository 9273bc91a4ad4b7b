"""What travels about the calendars that members subscribe to."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import Flag, In, Instant, Out, Patch

_LANGUAGE = "of the titles, which say no more than that there is an appointment"
_LOCATION = "whether entries say where to be; whoever holds your phone can read it"


class FeedLanguage(StrEnum):
    """The languages that a calendar has titles in."""

    EN = "en"
    FR = "fr"
    NL = "nl"


Tongue = Annotated[FeedLanguage, Field(strict=False)]


class NewCalendarFeed(In):
    """A calendar program shall read your appointments. What you wish holds for all your feeds."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"language": "fr", "shows_location": False}]})

    language: Tongue = Field(description=_LANGUAGE)
    shows_location: bool = Field(default=False, description=_LOCATION)


class CalendarFeedPatch(Patch):
    """What you wish to see from now on, in all your feeds."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"shows_location": True}]})

    language: Tongue = Field(default=FeedLanguage.EN, description=_LANGUAGE)
    shows_location: bool = Field(default=False, description=_LOCATION)


class CalendarFeedPublic(Out):
    """One of your feeds. Its address was shown once, when it was made."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    language: FeedLanguage = Field(description=_LANGUAGE)
    shows_location: bool = Field(description=_LOCATION)
    created_at: datetime
    updated_at: datetime
    revoked_at: datetime | None
    allowed_commands: list[Literal["revoke"]] = Field(max_length=1)


class CalendarFeedWithAddress(CalendarFeedPublic):
    """The same with its address, which is shown in this answer and never again."""

    address: str | None = Field(
        max_length=300,
        description="path and query, below this server; null when the answer is replayed",
        json_schema_extra={"format": "uri-reference"},
    )


class CalendarFeedFilter(PageParams):
    """Which of your feeds."""

    is_revoked: Flag | None = None
    updated_since: Instant | None = None
