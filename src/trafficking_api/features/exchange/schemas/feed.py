"""What travels of what happened: ids, kinds, versions and times, and never what it was about."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag

from trafficking_api.features.exchange.rules.kinds import EventKind
from trafficking_api.kit.wire import Out

#: The last position that there can be.
LAST = 1_000_000_000_000
Position = Annotated[int, Field(ge=1, le=LAST)]
#: What says a reader that wants what happens from now on, and nothing of before.
END: Literal["end"] = "end"


def _kind(value: object) -> str:
    """Which of both is meant: so what is wrong with one is not told as if the other had been meant."""
    return END if value == END else "position"


After = Annotated[
    Annotated[int, Field(ge=0, le=LAST), Tag("position")] | Annotated[Literal["end"], Tag(END)],
    Discriminator(_kind),
]


class FeedParams(BaseModel):
    """From where on."""

    model_config = ConfigDict(extra="forbid")

    after: After = Field(
        default=0,
        description="the last position that you have; or `end`: you are told nothing, at once, and `next` "
        "begins after all that has happened",
    )
    limit: int = Field(default=50, ge=1, le=200, description="how many events at most")
    wait: int = Field(default=0, ge=0, le=30, description="seconds to wait while there is nothing to tell")


class EventFilter(FeedParams):
    """From where on, and about what."""

    kind: list[EventKind] = Field(default=[], max_length=100)


class EventPublic(Out):
    """Something that happened to a thing. What it is now is read where it lives."""

    position: Position = Field(description="1, 2, 3 and so on, without gaps")
    id: UUID
    type: str = Field(
        max_length=100,
        pattern=r"^[a-z_]+\.[a-z_]+$",
        description="the kind, and what happened; more will be added",
        examples=["referral.accepted"],
    )
    kind: EventKind
    object_id: UUID
    version: int = Field(ge=1, le=2_147_483_647, description="the version that it has since")
    occurred_at: datetime
    recorded_at: datetime
    is_tombstone: bool = Field(
        description="you find it no longer, or find it empty: purged, erased, removed, sealed, or no longer "
        "shared. Drop your copy, and what hangs on it"
    )


class EventFeed(Out):
    """What happened after a position, in order."""

    items: list[EventPublic] = Field(max_length=200)
    next: str = Field(
        max_length=16_384,
        description="path and query of what comes after this; also when there is nothing yet",
        json_schema_extra={"format": "uri-reference"},
    )
