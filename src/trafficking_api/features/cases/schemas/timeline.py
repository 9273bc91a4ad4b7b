"""What travels about what happened in a case: what it was and when, no words, no values."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import Instant, Out

#: What something is called in the journal.
ObjectKind = Annotated[str, Field(min_length=1, max_length=40, pattern="^[a-z_]+$")]


class TimelineEntry(Out):
    """Something that happened in a case, or to what hangs on it."""

    id: UUID
    case_id: UUID = Field(description="where it happened: this case, or one that was merged into it")
    type: str = Field(max_length=80, description="such as `case.activated` or `visit.done`")
    object_kind: str = Field(max_length=40)
    object_id: UUID
    from_state: str | None = Field(max_length=40)
    to_state: str | None = Field(max_length=40)
    member_id: UUID | None = Field(description="who did it; null: the system, or a script")
    occurred_at: datetime
    recorded_at: datetime


class TimelineFilter(PageParams):
    """Which part of it."""

    kind: list[ObjectKind] = Field(default=[], max_length=20)
    recorded_since: Instant | None = None
