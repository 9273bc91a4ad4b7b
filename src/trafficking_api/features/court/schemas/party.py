"""What travels about who takes part in a proceeding: a role, and hardly a word."""

from datetime import datetime
from uuid import UUID

from pydantic import ConfigDict, Field

from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import In, Line, Out, Patch
from trafficking_api.vocabulary.types import CourtPartyRole, PartyStanding

_IS_HER = "true for the person of the case herself"
_LABEL = "by what this party is told from the others, no more than that; stored sealed"


class NewParty(In):
    """Somebody takes part in a proceeding."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"role": "CivilParty", "is_her": True}]})

    role: CourtPartyRole
    is_her: bool = Field(default=False, description=_IS_HER)
    standing: PartyStanding = Field(default="Active")
    label: Line | None = Field(default=None, description=_LABEL)


class PartyPatch(Patch):
    """What can be said otherwise of a party."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"standing": "Left"}]})

    role: CourtPartyRole = ""
    is_her: bool = Field(default=False, description=_IS_HER)
    standing: PartyStanding = ""
    label: Line | None = Field(default=None, description=_LABEL)


class PartyDetails(Out):
    """How this party is told from the others."""

    label: str | None = Field(max_length=200)


class PartyBrief(Out):
    """A party, without a word."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    proceeding_id: UUID
    case_id: UUID
    role: CourtPartyRole
    is_her: bool = Field(description=_IS_HER)
    standing: PartyStanding
    created_at: datetime
    updated_at: datetime


class PartyPublic(PartyBrief):
    """A party, with what tells it from the others."""

    details: PartyDetails | None = Field(
        description="null when nothing is told, or when the person was erased"
    )


class PartyFilter(PageParams):
    """Which parties."""

    standing: list[PartyStanding] = Field(default=[], max_length=2)
