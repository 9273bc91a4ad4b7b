"""What travels about clients, tokens and the audit trail."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from trafficking_api.access.permissions import Permission
from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import PRINTABLE, Id, In, Instant, Line, Out, Patch, no_nul
from trafficking_api.vocabulary.types import Role

#: Strictly an enumeration's own member would be asked for, which JSON does not have.
Scope = Annotated[Permission, Field(strict=False)]
Scopes = Annotated[list[Scope], Field(max_length=200, json_schema_extra={"uniqueItems": True})]


class Me(Out):
    """The caller, as this API sees it."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    client_id: str = Field(max_length=73)
    organisation_id: UUID
    name: str = Field(max_length=200)
    role: Role
    member_id: UUID | None = Field(
        description="the member who acts, if the client is bound to one or names one"
    )
    member_role: Role | None
    scopes: Scopes = Field(description="narrows the role; empty: all of the role")
    permissions: list[Permission] = Field(
        max_length=200, description="what this token may do, for this member"
    )


class ClientPublic(Out):
    """A front end, liaison desk or script of your organisation."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    client_id: str = Field(max_length=73, description="for /oauth/token")
    name: str = Field(max_length=200)
    role: Role
    member_id: UUID | None = Field(
        description="whom it acts for; null: a script, or a front end that names one"
    )
    scopes: Scopes
    created_at: datetime
    updated_at: datetime
    revoked_at: datetime | None
    allowed_commands: list[Literal["revoke", "rotate-secret"]] = Field(max_length=2)


class ClientWithSecret(ClientPublic):
    """The same with its secret, which is shown in this answer and never again."""

    client_secret: str | None = Field(max_length=100, description="null when the answer is replayed")


class NewClient(In):
    """A client to be made."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"name": "Night desk", "role": "caseworker", "scopes": ["cases:read"]}]
        }
    )

    name: Line
    role: Role
    member_id: Id | None = Field(default=None, description="bind it to a member, for good")
    scopes: Scopes = Field(default=[])


class ClientPatch(Patch):
    """What can change of a client; its tokens end when its scopes change."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"name": "Night desk 2"}]})

    name: Line = ""
    scopes: Scopes = Field(default=[])


class ClientFilter(PageParams):
    """Which clients."""

    role: list[Role] = Field(default=[], max_length=9)
    updated_since: Instant | None = None


class AuditEventPublic(Out):
    """Who did, or tried to do, what. Names of fields, never their values."""

    id: UUID
    recorded_at: datetime
    operation: str = Field(
        max_length=100, description="operation id; `other_party` when another organisation did it"
    )
    outcome: Literal["done", "refused"]
    code: str | None = Field(max_length=100, description="the problem's code, when refused")
    object_kind: str | None = Field(max_length=100)
    object_id: UUID | None
    fields: list[Annotated[str, Field(max_length=100)]] = Field(max_length=200)
    client_id: UUID | None
    member_id: UUID | None
    role: Role | None
    reason: str | None = Field(
        max_length=60, description="a code: why an identity was read, or why what was shared has ended"
    )
    request_id: UUID


class AuditFilter(PageParams):
    """Which audit events."""

    outcome: list[Literal["done", "refused"]] = Field(default=[], max_length=2)
    operation: list[
        Annotated[
            str, Field(max_length=100, json_schema_extra={"pattern": PRINTABLE}), AfterValidator(no_nul)
        ]
    ] = Field(default=[], max_length=20)
    object_id: Id | None = None
    client_id: Id | None = None
    member_id: Id | None = None
    since: Instant | None = None
    until: Instant | None = None


def _only_client_credentials(schema: dict[str, Any]) -> None:
    del schema["default"]
    schema["enum"] = ["client_credentials"]


class TokenForm(BaseModel):
    """Client credentials (RFC 6749, 4.4), here or as HTTP Basic; unknown members are ignored (3.2)."""

    # What is missing or another is refused in the words of RFC 6749, not by validation.
    model_config = ConfigDict(
        extra="ignore",
        json_schema_extra={
            "required": ["grant_type"],
            "examples": [
                {
                    "grant_type": "client_credentials",
                    "client_id": "6f1c8a52-3c1e-4c3e-9d66-0d6a3b1f2c11.0190a1b2-0000-7000-8000-000000000001",
                    "client_secret": "shown once, when the client was made",
                }
            ],
        },
    )

    grant_type: str = Field(default="", max_length=100, json_schema_extra=_only_client_credentials)
    client_id: str = Field(default="", max_length=100)
    client_secret: str = Field(default="", max_length=200)
    scope: str = Field(default="", max_length=1000)


class TokenAnswer(Out):
    """An access token."""

    access_token: str = Field(max_length=4096)
    token_type: Literal["Bearer"]
    expires_in: int = Field(ge=1, le=900, description="seconds")
    scope: str = Field(max_length=2000)


class OAuthError(Out):
    """A refusal of /oauth (RFC 6749, 5.2)."""

    error: Literal["invalid_request", "invalid_client", "unsupported_grant_type", "invalid_scope"]
    error_description: str = Field(max_length=200)


class JsonWebKey(Out):
    """A public key (RFC 7517)."""

    kty: Literal["EC"]
    crv: Literal["P-256"]
    x: str = Field(max_length=50)
    y: str = Field(max_length=50)
    kid: str = Field(max_length=50)
    use: Literal["sig"]
    alg: Literal["ES256"]


class JsonWebKeySet(Out):
    """The keys that verify our tokens."""

    keys: list[JsonWebKey] = Field(max_length=10)
