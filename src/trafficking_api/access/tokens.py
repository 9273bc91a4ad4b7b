"""Access tokens: short-lived proofs of who calls, checked more strictly than the library does by itself."""

import base64
import hashlib
import json
import re
import sys
import time
from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID, uuid4

from cryptography.hazmat.primitives import serialization
from jose import jwk, jws, jwt
from jose.exceptions import JOSEError

from trafficking_api.access.credentials import parse_public_id
from trafficking_api.access.permissions import Role
from trafficking_api.kit.errors import Unauthenticated
from trafficking_api.kit.keys.file import FormerSigning

_ALGORITHM, _TYPE = "ES256", "at+jwt"  # RFC 9068
_MAX_BYTES, _LEEWAY, _CACHED = 4096, 30, 4096
_FORM = re.compile(r"[\w-]+\.[\w-]+\.[\w-]+\Z", re.ASCII)


@dataclass(frozen=True)
class Claims:
    """What a verified token says."""

    organisation_id: UUID
    client_id: UUID
    role: Role
    scopes: tuple[str, ...]
    epoch: int
    expires: int


@dataclass(frozen=True)
class _Believed:
    """A key whose tokens are believed."""

    key: Any
    #: What others need to verify them too (RFC 7517).
    published: dict[str, str]
    #: In seconds since 1970.
    until: int


def _published(public_pem: str) -> dict[str, str]:
    numbers = serialization.load_pem_public_key(public_pem.encode()).public_numbers()  # type: ignore[union-attr] # an EC key
    x, y = (_b64(n.to_bytes(32, "big")) for n in (numbers.x, numbers.y))  # type: ignore[union-attr] # the same
    # The key id is the RFC 7638 thumbprint: two servers with one key file name it alike.
    thumb = json.dumps({"crv": "P-256", "kty": "EC", "x": x, "y": y}, separators=(",", ":"))
    kid = _b64(hashlib.sha256(thumb.encode()).digest())
    return {"kty": "EC", "crv": "P-256", "x": x, "y": y, "kid": kid, "use": "sig", "alg": _ALGORITHM}


class Signer:
    """Issues tokens."""

    def __init__(self, signing_pem: bytes, issuer: str, audience: str, seconds: int) -> None:
        private = serialization.load_pem_private_key(signing_pem, password=None)
        self._pem = signing_pem.decode()
        written = private.public_key().public_bytes(
            serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
        )
        self.public_pem = written.decode()
        self.kid = _published(self.public_pem)["kid"]
        self.issuer, self.audience, self.seconds = issuer, audience, seconds

    def issue(self, client: str, role: str, scopes: list[str], epoch: int) -> str:
        """A signed access token (RFC 9068) for `<organisation>.<client>`."""
        now = int(time.time())
        claims: dict[str, Any] = {
            "iss": self.issuer,
            "sub": client,
            "client_id": client,
            "aud": self.audience,
            "iat": now,
            "nbf": now,
            "exp": now + self.seconds,
            "jti": str(uuid4()),
            "role": role,
            "scope": " ".join(scopes),
            "epoch": epoch,
        }
        return str(
            jwt.encode(claims, self._pem, algorithm=_ALGORITHM, headers={"typ": _TYPE, "kid": self.kid})
        )


class Verifier:
    """One strict door in front of python-jose: it accepts only what `Signer` issues, or did an hour ago."""

    def __init__(self, signer: Signer, former: FormerSigning | None = None) -> None:
        self._keys: dict[str, _Believed] = {}
        self._believe(signer.public_pem, sys.maxsize)
        if former is not None:
            self._believe(former.public_pem, former.until)
        self._issuer, self._audience = signer.issuer, signer.audience
        self._known: OrderedDict[str, Claims] = OrderedDict()

    def _believe(self, public_pem: str, until: int) -> None:
        published, key = _published(public_pem), jwk.construct(public_pem, _ALGORITHM)
        self._keys[published["kid"]] = _Believed(key, published, until)

    @property
    def jwks(self) -> dict[str, list[dict[str, str]]]:
        """The public keys whose tokens are believed now, the one that signs first."""
        now = time.time()
        return {"keys": [each.published for each in self._keys.values() if now <= each.until]}

    def verify(self, token: str) -> Claims:
        """The claims of a valid token; raises Unauthenticated for every other string, always alike."""
        known = self._known.get(token)
        if known is None:
            known = self._verify(token)
            self._known[token] = known
            if len(self._known) > _CACHED:
                self._known.popitem(last=False)
        if time.time() > known.expires + _LEEWAY:
            self._known.pop(token, None)
            raise Unauthenticated
        return known

    def _verify(self, token: str) -> Claims:
        # The decoder skips what is no base64: a token has one spelling here.
        if len(token) > _MAX_BYTES or not _FORM.match(token):
            raise Unauthenticated
        parts = token.split(".")
        # python-jose ignores typ, kid and crit and accepts doubled members: the header is read here first.
        header = _members(parts[0])
        believed = self._keys.get(str(header.get("kid")))
        if believed is None or header != {"alg": _ALGORITHM, "typ": _TYPE, "kid": believed.published["kid"]}:
            raise Unauthenticated
        try:
            jws.verify(token, believed.key, [_ALGORITHM])
        except (JOSEError, ValueError, RecursionError):
            raise Unauthenticated from None
        claims = self._claims(_members(parts[1]))
        return replace(claims, expires=min(claims.expires, believed.until))

    def _claims(self, claims: dict[str, Any]) -> Claims:
        now = time.time()
        issued, not_before, expires, epoch = (_whole(claims, name) for name in ("iat", "nbf", "exp", "epoch"))
        client = parse_public_id(claims["sub"]) if isinstance(claims.get("sub"), str) else None
        valid = (
            claims.get("iss") == self._issuer
            and claims.get("aud") == self._audience
            and claims.get("client_id") == claims.get("sub")
            and isinstance(claims.get("jti"), str)
            and issued <= now + _LEEWAY
            and not_before <= now + _LEEWAY
            and now <= expires + _LEEWAY
            and isinstance(claims.get("scope"), str)
            and isinstance(claims.get("role"), str)
            and claims["role"] in set(Role)
        )
        if not valid or client is None:
            raise Unauthenticated
        return Claims(*client, Role(claims["role"]), tuple(claims["scope"].split()), epoch, expires)


def _members(part: str) -> dict[str, Any]:
    """The members of one part of a token; a doubled member, or nesting without end, is no token."""
    try:
        raw = base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))
        found: dict[str, Any] = json.loads(raw, object_pairs_hook=_unique)
    except (ValueError, RecursionError):
        raise Unauthenticated from None
    if not isinstance(found, dict):
        raise Unauthenticated
    return found


def _whole(claims: dict[str, Any], name: str) -> int:
    value = claims.get(name)
    if type(value) is not int:  # a bool is an int to isinstance
        raise Unauthenticated
    return value


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def _b64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
