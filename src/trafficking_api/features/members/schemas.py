"""What travels about members."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from trafficking_api.features.members.rules import MailLanguage, NoticeKind
from trafficking_api.features.members.states import MACHINE, ORGANISATION, MemberStatus
from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import In, Instant, Language, Line, Out, Patch
from trafficking_api.vocabulary.types import Role

UNIQUE: JsonDict = {"uniqueItems": True}
_EMAIL = "your own address; only you read it here, and it is forgotten when you leave"
_LANGUAGE = "of the mails"
_KINDS = "of what you are told by mail; empty: nothing, as it is until you choose"
#: An address that every mail server takes: words and points, no spaces, quotes or lines.
_WORDS = r"[A-Za-z0-9_%+-]+(\.[A-Za-z0-9_%+-]+)*"
_HOST = r"[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
Address = Annotated[str, Field(min_length=3, max_length=254, pattern=rf"^{_WORDS}@{_HOST}(\.{_HOST})*$")]
#: Strictly an enumeration's own member would be asked for, which JSON does not have.
Kind = Annotated[NoticeKind, Field(strict=False)]
Tongue = Annotated[MailLanguage, Field(strict=False)]


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


class NotificationSettings(Out):
    """What you are told by mail. Mails say that something waits, and nothing of what it is."""

    id: UUID = Field(description="you, as a member")
    version: int = Field(ge=1, le=2_147_483_647, description="of you as a member")
    email: str | None = Field(max_length=254, description=_EMAIL)
    language: MailLanguage = Field(description=_LANGUAGE)
    kinds: list[NoticeKind] = Field(max_length=20, description=_KINDS)
    since: datetime | None = Field(description="what happened before is not told")
    is_available: bool = Field(description="whether this server sends mail at all")


class NotificationSettingsPatch(Patch):
    """What you wish otherwise. What waits to be sent follows it too."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"email": "a.example@example.org", "language": "fr"}]}
    )

    email: Address | None = Field(default=None, description=_EMAIL)
    language: Tongue = Field(default=MailLanguage.EN, description=_LANGUAGE)
    kinds: list[Kind] = Field(
        default=[], max_length=20, description=_KINDS, json_schema_extra={"uniqueItems": True}
    )
