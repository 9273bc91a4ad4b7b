"""What travels about appeals: who filed which, when, and whether it was in time."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from trafficking_api.features.court.states import APPEAL, CENTRE, AppealStatus
from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import Id, In, Instant, Out
from trafficking_api.vocabulary.types import CourtPartyRole

EXAMPLE = "6f1c8a52-3c1e-4c3e-9d66-0d6a3b1f2c11"
#: What a party can do against a judgment; the other acts are claims and requests.
Remedy = Literal["Appeal", "CrossAppeal", "Opposition", "Cassation"]
_FILED = "when it was filed; at most 5 minutes ahead. Too late is no reason to refuse it: it is said"
_ELSEWHERE = "somebody else has filed it; then no correction makes it vanish"
_DUE = "until when it was in time; null where no rule could be chosen"
_LATE = "whether it was filed after `due_at`; null where that is not known"


class NewCourtAppeal(In):
    """What a party does against a judgment."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "proceeding_id": EXAMPLE,
                    "judgment_id": EXAMPLE,
                    "party_id": EXAMPLE,
                    "remedy": "Appeal",
                    "filed_at": "2026-11-20T10:00:00Z",
                }
            ]
        }
    )

    proceeding_id: Id
    judgment_id: Id | None = Field(
        default=None, description="the judgment of this proceeding, if it is known"
    )
    party_id: Id = Field(description="the party of this proceeding that files it")
    remedy: Remedy
    filed_at: Instant = Field(description=_FILED)
    is_filed_elsewhere: bool = Field(default=False, description=_ELSEWHERE)


class CourtAppealPublic(Out):
    """What one party has done against a judgment, and how it stands."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    case_id: UUID
    proceeding_id: UUID
    judgment_id: UUID | None
    party_id: UUID
    party_role: CourtPartyRole
    remedy: Remedy
    status: AppealStatus
    filed_at: datetime
    due_at: datetime | None = Field(description=_DUE)
    is_late: bool | None = Field(description=_LATE)
    is_filed_elsewhere: bool = Field(description=_ELSEWHERE)
    step_id: UUID | None = Field(description="the step of the proceeding that it made, or on which it rests")
    has_moved: bool = Field(description="it made that step, and others have joined it")
    created_at: datetime
    updated_at: datetime
    allowed_commands: list[str] = Field(max_length=5, json_schema_extra=APPEAL.commands_schema(CENTRE))


class CourtAppealFilter(PageParams):
    """Which appeals."""

    case_id: Id | None = None
    proceeding_id: Id | None = None
    status: list[AppealStatus] = Field(default=[], max_length=4)
    updated_since: Instant | None = None
