"""What travels about who goes to a hearing, and about where they would have to be twice."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from trafficking_api.kit.wire import Command, Id, In, Instant, Out

EXAMPLE = "6f1c8a52-3c1e-4c3e-9d66-0d6a3b1f2c11"
_BUSY = "null for a case that you do not see: the member goes elsewhere on that day, and that is all"


class NewHearingStaff(In):
    """Somebody goes there with her."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"member_id": EXAMPLE}]})

    member_id: Id = Field(
        description="a member who works at your organisation and is not barred from the case"
    )


class HearingStaffRemoval(Command):
    """Somebody does not go there any more."""


class HearingStaffPublic(Out):
    """Who goes there, or was to."""

    member_id: UUID
    added_at: datetime
    removed_at: datetime | None = Field(description="null for who goes there now")


class HearingConflict(Out):
    """Another hearing to which a member would have to go at the same time."""

    member_id: UUID
    hearing_id: UUID | None = Field(description=_BUSY)
    starts_at: datetime | None = Field(description=_BUSY)


class AgendaEntry(Out):
    """A hearing in the agenda of a member."""

    hearing_id: UUID | None = Field(description=_BUSY)
    starts_at: datetime | None = Field(description=_BUSY)


class AgendaConflict(Out):
    """Two hearings that a member cannot both go to; the one that begins first comes first.

    One that is not named takes its whole day at your centre.
    """

    first: AgendaEntry
    second: AgendaEntry


class AgendaConflicts(Out):
    """Where a member would have to be in two places at once."""

    items: list[AgendaConflict] = Field(max_length=1000)
    is_complete: bool = Field(description="false when there are more than these; ask for a shorter time")


class AgendaFilter(BaseModel):
    """Whose agenda, and from when until when."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    member_id: Id = Field(examples=[EXAMPLE])
    since: Instant = Field(alias="from", examples=["2030-01-01T00:00:00Z"])
    until: Instant = Field(examples=["2030-02-01T00:00:00Z"])
    margin_minutes: int = Field(
        default=0, ge=0, le=1440, description="how long it takes from one place to the next"
    )
