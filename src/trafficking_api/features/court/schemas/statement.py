"""What travels about statements: that she made one, and how. What she said has no field (SIG-19)."""

from datetime import date, datetime
from uuid import UUID

from pydantic import ConfigDict, Field

from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import Day, In, Out, Patch
from trafficking_api.vocabulary.types import ComplaintType, LeadAuthority, YesNoUnknown

_MADE_ON = "never in the future"
_AUTHORITY = "to whom it was made"
_COPY = "whether she was given a copy of it"


class NewStatement(In):
    """She has made a statement or a complaint."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"type": "Complaint", "made_on": "2026-11-20", "interpreter_present": "yes"}]
        }
    )

    type: ComplaintType
    made_on: Day = Field(description=_MADE_ON)
    authority: LeadAuthority | None = Field(default=None, description=_AUTHORITY)
    lawyer_present: YesNoUnknown = "unknown"
    interpreter_present: YesNoUnknown = "unknown"
    copy_received: YesNoUnknown = Field(default="unknown", description=_COPY)


class StatementPatch(Patch):
    """What can be said otherwise of a statement."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"copy_received": "yes"}]})

    type: ComplaintType = ""
    made_on: Day = Field(default=date.min, description=_MADE_ON)
    authority: LeadAuthority | None = Field(default=None, description=_AUTHORITY)
    lawyer_present: YesNoUnknown = "unknown"
    interpreter_present: YesNoUnknown = "unknown"
    copy_received: YesNoUnknown = Field(default="unknown", description=_COPY)


class StatementPublic(Out):
    """That she made a statement, when, to whom, and how."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    proceeding_id: UUID
    case_id: UUID
    type: ComplaintType
    made_on: date
    authority: LeadAuthority | None = Field(description=_AUTHORITY)
    lawyer_present: YesNoUnknown
    interpreter_present: YesNoUnknown
    copy_received: YesNoUnknown = Field(description=_COPY)
    created_at: datetime
    updated_at: datetime


class StatementFilter(PageParams):
    """Which statements."""
