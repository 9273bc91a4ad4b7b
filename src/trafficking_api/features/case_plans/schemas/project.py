"""What travels about projects that pay for something of some people."""

from datetime import date, datetime
from uuid import UUID

from pydantic import ConfigDict, Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from trafficking_api.features.case_plans.schemas.form import Code
from trafficking_api.features.case_plans.states import CENTRE, PROJECT, ProjectStatus
from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import Day, In, Instant, Line, Out
from trafficking_api.vocabulary.types import FundedProjectKind


class NewFundedProject(In):
    """Somebody pays for something, for a time."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "code": "babysitter",
                    "name": "Child minding during appointments",
                    "funder": "A private donor",
                    "kind": "ChildMinding",
                    "from_on": "2026-01-01",
                }
            ]
        }
    )

    code: Code
    name: Line
    funder: Line
    kind: FundedProjectKind
    from_on: Day
    until_on: Day | None = None

    @field_validator("until_on")
    @classmethod
    def _in_time(cls, value: date | None, info: ValidationInfo) -> date | None:
        begin = info.data.get("from_on")
        if value is not None and begin is not None and value < begin:
            raise PydanticCustomError("before_from_on", "an end that is not before the beginning")
        return value


class FundedProjectPublic(Out):
    """A project that pays for something."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    status: ProjectStatus
    code: str = Field(max_length=40)
    name: str = Field(max_length=200)
    funder: str = Field(max_length=200)
    kind: FundedProjectKind
    from_on: date
    until_on: date | None
    created_at: datetime
    updated_at: datetime
    allowed_commands: list[str] = Field(max_length=5, json_schema_extra=PROJECT.commands_schema(CENTRE))


class ProjectFilter(PageParams):
    """Which projects."""

    status: list[ProjectStatus] = Field(default=[], max_length=2)
    kind: list[FundedProjectKind] = Field(default=[], max_length=20)
    updated_since: Instant | None = None
