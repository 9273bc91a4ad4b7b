"""What travels about cases that belong to one household."""

from datetime import datetime
from uuid import UUID

from pydantic import ConfigDict, Field

from trafficking_api.features.cases.states import CENTRE, LINK, LinkStatus
from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import Id, In, Out


class NewHouseholdCase(In):
    """Another case of the same household."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"case_id": "0190a1b2-0000-7000-8000-000000000001"}]}
    )

    case_id: Id = Field(description="a case of your centre that you may see")


class HouseholdCasePublic(Out):
    """A link to another case of the same household, seen from this one."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    status: LinkStatus
    case_id: UUID = Field(description="the other case")
    created_at: datetime
    updated_at: datetime
    allowed_commands: list[str] = Field(max_length=5, json_schema_extra=LINK.commands_schema(CENTRE))


class HouseholdFilter(PageParams):
    """Which links."""

    status: list[LinkStatus] = Field(default=[], max_length=2)
