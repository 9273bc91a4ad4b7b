"""What travels about members."""

from datetime import datetime
from uuid import UUID

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from trafficking_api.features.members.states import MACHINE, ORGANISATION, MemberStatus
from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import In, Instant, Language, Line, Out, Patch
from trafficking_api.vocabulary.types import Role

UNIQUE: JsonDict = {"uniqueItems": True}


class MemberPublic(Out):
    """Somebody who works at your organisation."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    name: str = Field(max_length=200)
    role: Role
    languages: list[Language] = Field(max_length=20)
    is_data_protection_contact: bool = Field(description="gets the alerts of data protection")
    status: MemberStatus
    created_at: datetime
    updated_at: datetime
    left_at: datetime | None
    allowed_commands: list[str] = Field(max_length=5, json_schema_extra=MACHINE.commands_schema(ORGANISATION))


class NewMember(In):
    """Somebody who begins to work here."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"name": "A. Example", "role": "caseworker", "languages": ["fr", "lo"]}]
        }
    )

    name: Line
    role: Role
    languages: list[Language] = Field(default=[], max_length=20, json_schema_extra=UNIQUE)
    is_data_protection_contact: bool = False


class MemberPatch(Patch):
    """What can change of a member; another role counts from the next request on."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"languages": ["fr", "nl"]}]})

    name: Line = ""
    role: Role = ""
    languages: list[Language] = Field(default=[], max_length=20, json_schema_extra=UNIQUE)
    is_data_protection_contact: bool = False


class MemberFilter(PageParams):
    """Which members."""

    status: list[MemberStatus] = Field(default=[], max_length=2)
    role: list[Role] = Field(default=[], max_length=9)
    updated_since: Instant | None = None
