"""What travels about partners on other servers."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from trafficking_api.features.exchange.states import HERE, PEER, PeerStatus
from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import MOST, Command, Id, In, Instant, Out

_KEY = "an Ed25519 public key: its 32 bytes as base64url (RFC 4648), without padding"
_PRINT = "the beginning of the SHA-256 of a public key, to be read out"
_EXAMPLE = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"
_TEXT = r"^[A-Za-z0-9_-]*$"
PublicKey = Annotated[str, Field(min_length=43, max_length=43, pattern=r"^[A-Za-z0-9_-]{43}$")]
Hash = Annotated[str, Field(max_length=64)]
Fingerprint = Annotated[str, Field(min_length=39, max_length=39, pattern=r"^[0-9a-f]{4}(-[0-9a-f]{4}){7}$")]


class PeerPublic(Out):
    """A partner on another server, and the keys of both."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    partner_id: UUID = Field(description="an organisation of the directory that works on another server")
    status: PeerStatus
    own_public_key: str = Field(max_length=43, description=f"to be given to the partner; {_KEY}")
    own_fingerprint: str = Field(max_length=39, description=f"of your key; {_PRINT}")
    their_public_key: str | None = Field(max_length=43)
    their_fingerprint: str | None = Field(max_length=39, description="of the key that you were given")
    confirmed_at: datetime | None
    failing_since: datetime | None = Field(
        description="since when its server has given no answer that counts; it changes without the version"
    )
    next_try_at: datetime | None = Field(
        description="null beside `failing_since`: after three days it is tried no more, "
        "until you stop and resume it, or confirm a new key"
    )
    created_at: datetime
    updated_at: datetime
    allowed_commands: list[str] = Field(max_length=5, json_schema_extra=PEER.commands_schema(HERE))


class NewPeer(In):
    """A partner on another server, with which messages shall be exchanged."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"partner_id": "6f1c8a52-3c1e-4c3e-9d66-0d6a3b1f2c11"}]}
    )

    partner_id: Id


class KeyPresented(Command):
    """The public key of the partner, as it was given to you."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"public_key": _EXAMPLE}]})

    public_key: PublicKey = Field(description=_KEY)


class KeyConfirmed(Command):
    """The fingerprint of the partner's key, as its administrator has read it out to you."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"fingerprint": "21fe-31df-a154-a261-626b-f854-046f-d227"}]}
    )

    fingerprint: Fingerprint = Field(description=_PRINT)


class PeerFilter(PageParams):
    """Which peers."""

    status: list[PeerStatus] = Field(default=[], max_length=4)
    updated_since: Instant | None = None


class PeerMessageFilter(PageParams):
    """Which part of the log."""


class PeerMessagePublic(Out):
    """A line of the log of messages with a partner: hashes and times, and nothing of what was said."""

    direction: Literal["in", "out"]
    id: UUID
    number: int = Field(ge=1, le=MOST)
    after: int = Field(ge=0, le=MOST, description="the number of the one before it: none can be missing")
    kind: str = Field(max_length=60)
    object_id: UUID
    request_hashes: list[Hash] = Field(max_length=10_000, description="of each form in which it was sent")
    body_hash: Hash = Field(
        description="SHA-256 of the body that was answered; until then, of the one sent last"
    )
    first_at: datetime
    last_at: datetime
    outcome: Literal["done", "refused"] | None = Field(description="null while it is not answered")
    code: str | None = Field(max_length=60, description="why it was refused")
    answered_at: datetime | None


class PeerLetter(In):
    """A signed message: three texts in base64url (RFC 4648), without padding.

    The signature is over the line `trafficking-api message 1`, a line feed, and the head as it stands here.
    """

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"head": "e30", "body": "e30", "signature": "AAAA"}]}
    )

    head: str = Field(max_length=4096, pattern=_TEXT)
    body: str = Field(max_length=41_000_000, pattern=_TEXT)
    signature: str = Field(max_length=128, pattern=_TEXT)


class PeerAnswer(Out):
    """What became of it, signed over the line `trafficking-api answer 1`, a line feed, and the head."""

    head: str = Field(max_length=4096)
    signature: str = Field(max_length=128)
