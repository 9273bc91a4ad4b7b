"""What travels between two servers: a signed head, a body that it has the hash of, and an answer to both.

Head and body are texts, and the signature is over the head as it was sent. So nothing has to be written anew
before it can be checked, and any language with Ed25519 and SHA-256 can read and write one.
"""

import base64
import binascii
import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any, Final, Literal, TypeVar
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from pydantic import ConfigDict, Field, ValidationError

from trafficking_api.kit.wire import Id, In, Instant

#: What a signature is for, so that one over a question never counts as one over an answer.
MESSAGE: Final = b"trafficking-api message 1\n"
ANSWER: Final = b"trafficking-api answer 1\n"
#: How far from the clock of its receiver a message may say that it was sent. Held back for longer, it could
#: still tell what was withdrawn meanwhile.
FRESH: Final = timedelta(minutes=5)
#: Characters of a fingerprint: 128 bits, which two people can read to each other.
_PRINT = 32
_HEX = r"^[0-9a-f]{64}$"
Signed = TypeVar("Signed", bound=In)


class Misshapen(Exception):
    """Not a message at all."""


class Unsigned(Exception):
    """The signature is not of this key over this text."""


class Altered(Exception):
    """The body is not the one that was signed."""


class Outcome(StrEnum):
    """What became of a message."""

    DONE = "done"
    REFUSED = "refused"


class _Signed(In):
    """What a signature stands for: closed, and none of it is about a person."""

    model_config = ConfigDict(frozen=True)

    form: int = Field(ge=1, le=1)
    id: Id


class Head(_Signed):
    """Who says what to whom, about which thing, when, and behind which other."""

    from_organisation_id: Id
    to_organisation_id: Id
    number: int = Field(ge=1, le=9_007_199_254_740_991)
    after: int = Field(ge=0, le=9_007_199_254_740_991, description="the number of the one before")
    kind: str = Field(max_length=60, pattern=r"^[a-z_]+\.[a-z_]+$")
    object_id: Id
    sent_at: Instant
    body_hash: str = Field(max_length=64, pattern=_HEX)

    def is_fresh(self, now: datetime) -> bool:
        return abs(now - self.sent_at) <= FRESH


class AnswerHead(_Signed):
    """What became of a message: `code` is that of the refusal, the same as the API's."""

    request_hash: str = Field(max_length=64, pattern=_HEX)
    outcome: Literal["done", "refused"]
    code: str | None = Field(max_length=60, pattern=r"^[a-z_]+$")
    answered_at: Instant


@dataclass(frozen=True)
class Letter:
    """A message as it travels."""

    head: str
    body: str
    signature: str

    def document(self) -> dict[str, str]:
        return {"head": self.head, "body": self.body, "signature": self.signature}

    @property
    def hash(self) -> str:
        """What its answer must name: the hash of the head, which has that of the body."""
        return sha256(self.head.encode())


@dataclass(frozen=True)
class Reply:
    """An answer as it travels."""

    head: str
    signature: str

    def document(self) -> dict[str, str]:
        return {"head": self.head, "signature": self.signature}


def sha256(content: bytes) -> str:
    """The hash of something, as it is written."""
    return hashlib.sha256(content).hexdigest()


def written(document: Any) -> str:
    """A document as the text that travels: base64url (RFC 4648) of its JSON, without padding."""
    return packed(document)[0]


def packed(document: Any) -> tuple[str, str]:
    """The same with its hash, which is over the bytes and not over the text that they travel as."""
    content = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
    return _encoded(content), sha256(content)


def sign(head: Head, body: str, private: Ed25519PrivateKey) -> Letter:
    """A message under the sender's key."""
    text = written(head.model_dump(mode="json"))
    return Letter(text, body, _encoded(private.sign(MESSAGE + text.encode())))


def reply(head: AnswerHead, private: Ed25519PrivateKey) -> Reply:
    """An answer under the key of who was asked."""
    return reply_again(written(head.model_dump(mode="json")), private)


def reply_again(text: str, private: Ed25519PrivateKey) -> Reply:
    """The same for a head that was written before: under the same key it has the same signature."""
    return Reply(text, _encoded(private.sign(ANSWER + text.encode())))


def head_of(text: str) -> Head:
    """What a message says of itself, signed or not. Raises Misshapen."""
    return _shaped(text, Head)


def signed_head(letter: Letter, public: Ed25519PublicKey) -> Head:
    """The head, if it is signed with this key. Raises Misshapen, Unsigned."""
    head = head_of(letter.head)
    _refuse_unsigned(public, letter.signature, MESSAGE + letter.head.encode())
    return head


def whole_body(letter: Letter, head: Head) -> Any:
    """The body, if it is the one that was signed. Raises Misshapen, Altered."""
    content = _decoded(letter.body)
    if sha256(content) != head.body_hash:
        raise Altered
    return _read(content)


def answer_head(answer: Reply) -> AnswerHead:
    """What an answer says of itself, signed or not. Raises Misshapen."""
    return _shaped(answer.head, AnswerHead)


def signed_answer(answer: Reply, public: Ed25519PublicKey, letters: frozenset[str]) -> AnswerHead:
    """What was answered, if it is signed with this key and names one of these questions by its hash.

    Raises Misshapen, Unsigned, Altered.
    """
    head = answer_head(answer)
    _refuse_unsigned(public, answer.signature, ANSWER + answer.head.encode())
    if head.request_hash not in letters:
        raise Altered
    return head


def answer_of(content: bytes) -> Reply:
    """An answer, as it arrives. Raises Misshapen."""
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        raise Misshapen from None
    if not isinstance(found, dict) or found.keys() != {"head", "signature"}:
        raise Misshapen
    if not all(isinstance(text, str) for text in found.values()):
        raise Misshapen
    return Reply(found["head"], found["signature"])


def fingerprint(public: bytes) -> str:
    """What two people read to each other: eight groups of four."""
    digest = sha256(public)[:_PRINT]
    return "-".join(digest[at : at + 4] for at in range(0, _PRINT, 4))


def public_of(private: Ed25519PrivateKey) -> bytes:
    """The public half of a key, 32 bytes."""
    return private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


def answered(letter: Letter, id_: UUID, outcome: Outcome, code: str | None, now: datetime) -> AnswerHead:
    """The head of an answer to this message."""
    return AnswerHead.model_validate(
        {
            "form": 1,
            "id": id_,
            "request_hash": letter.hash,
            "outcome": outcome.value,
            "code": code,
            "answered_at": instant(now),
        }
    )


def instant(moment: datetime) -> str:
    """A time as it travels."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _refuse_unsigned(public: Ed25519PublicKey, signature: str, text: bytes) -> None:
    try:
        public.verify(_decoded(signature), text)
    except InvalidSignature:
        raise Unsigned from None


def _shaped(text: str, model: type[Signed]) -> Signed:
    try:
        return model.model_validate(_document(text))
    except ValidationError:
        raise Misshapen from None


def _document(text: str) -> Any:
    return _read(_decoded(text))


def _read(content: bytes) -> Any:
    try:
        return json.loads(content, object_pairs_hook=_each_once, parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        raise Misshapen from None


def _each_once(members: list[tuple[str, Any]]) -> dict[str, Any]:
    """Two readers of a member that stands twice could read two things."""
    if len({name for name, _ in members}) < len(members):
        raise ValueError("a member that stands twice")
    return dict(members)


def _refuse_constant(_name: str) -> Any:
    raise ValueError("no number of JSON")


def _encoded(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def _decoded(text: str) -> bytes:
    """The bytes of a text, which has one form only. Raises Misshapen."""
    try:
        content = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (ValueError, binascii.Error):
        raise Misshapen from None
    if _encoded(content) != text:
        raise Misshapen
    return content
