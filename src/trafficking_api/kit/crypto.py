"""Locks words away so that a stolen database or backup says nothing: each organisation has its own key."""

import base64
import hashlib
import hmac
import json
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import Dialect, LargeBinary
from sqlalchemy.types import TypeDecorator

_NONCE = 12
_HEADER = 3  # one byte of format, two of key version
_FORMAT = 1
_KEY = 32
_VERSIONS = 2**16


class Unreadable(Exception):
    """A sealed value that this key does not open, or that was moved to another place."""


class KeyFileError(Exception):
    """The key file is missing, unreadable, or readable by others."""


def _seal(key: bytes, version: int, text: bytes, place: bytes) -> bytes:
    header = bytes([_FORMAT]) + version.to_bytes(2, "big")
    nonce = secrets.token_bytes(_NONCE)
    return header + nonce + AESGCM(key).encrypt(nonce, text, header + place)


def _open(key: bytes, sealed: bytes, place: bytes) -> bytes:
    header, nonce, body = sealed[:_HEADER], sealed[_HEADER : _HEADER + _NONCE], sealed[_HEADER + _NONCE :]
    try:
        return AESGCM(key).decrypt(nonce, body, header + place)
    except InvalidTag:
        raise Unreadable from None


def key_version(sealed: bytes) -> int:
    """Which version of the organisation's key a value was sealed with."""
    if len(sealed) <= _HEADER + _NONCE or sealed[0] != _FORMAT:
        raise Unreadable
    return int.from_bytes(sealed[1:3], "big")


def derive(key: bytes, purpose: str) -> bytes:
    """A key for one purpose (HKDF, RFC 5869), so that no key serves two."""
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose.encode()).derive(key)


def _refuse_unfit(masters: dict[int, bytes], signing_pem: bytes) -> None:
    """Raise ValueError unless the keys can do their work: found at the start, not at the first use."""
    private = serialization.load_pem_private_key(signing_pem, password=None)
    if not isinstance(private, ec.EllipticCurvePrivateKey) or not isinstance(private.curve, ec.SECP256R1):
        raise TypeError
    if not masters or any(len(key) != _KEY or not 0 < v < _VERSIONS for v, key in masters.items()):
        raise ValueError


class KeyService(Protocol):
    """Holds the keys that lock the organisations' keys: a local file here, a key server later."""

    def wrap(self, organisation_id: UUID, key: bytes) -> bytes: ...

    def unwrap(self, organisation_id: UUID, wrapped: bytes) -> bytes: ...

    def rewrap(self, organisation_id: UUID, wrapped: bytes) -> bytes: ...


@dataclass(frozen=True)
class KeyFile:
    """The local key service: master keys and the token signing key, outside the database, mode 0600."""

    masters: dict[int, bytes]
    signing_pem: bytes

    @classmethod
    def create(cls, path: Path) -> "KeyFile":
        """Make a key file; raises FileExistsError rather than overwrite one."""
        private = ec.generate_private_key(ec.SECP256R1())
        pem = private.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        master = base64.b64encode(secrets.token_bytes(32)).decode()
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            json.dump({"masters": {"1": master}, "signing_pem": pem.decode()}, file)
        return cls.load(path)

    @classmethod
    def load(cls, path: Path) -> "KeyFile":
        """Read a key file; raises KeyFileError when it is missing, broken, or readable by others."""
        try:
            if path.stat().st_mode & 0o077:
                msg = f"the key file {path} can be read by others: chmod 600 it"
                raise KeyFileError(msg)
            raw = json.loads(path.read_text())
            masters = {int(v): base64.b64decode(k, validate=True) for v, k in raw["masters"].items()}
            pem = raw["signing_pem"].encode()
            _refuse_unfit(masters, pem)
            return cls(masters, pem)
        except FileNotFoundError:
            msg = f"the key file {path} is missing: set KEY_FILE, or run `trafficking-api prepare-database`"
            raise KeyFileError(msg) from None
        except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
            msg = f"the key file {path} cannot be read: {type(error).__name__}"
            raise KeyFileError(msg) from None

    @property
    def newest(self) -> int:
        return max(self.masters)

    def wrap(self, organisation_id: UUID, key: bytes) -> bytes:
        return _seal(
            self.masters[self.newest], self.newest, key, b"organisation-key|" + organisation_id.bytes
        )

    def unwrap(self, organisation_id: UUID, wrapped: bytes) -> bytes:
        master = self.masters.get(key_version(wrapped))
        if master is None:
            raise Unreadable
        return _open(master, wrapped, b"organisation-key|" + organisation_id.bytes)

    def rewrap(self, organisation_id: UUID, wrapped: bytes) -> bytes:
        return self.wrap(organisation_id, self.unwrap(organisation_id, wrapped))

    def server_key(self, purpose: str) -> bytes:
        """A key of the server itself, for what belongs to no organisation, such as page links."""
        return derive(self.masters[self.newest], f"server|{purpose}")


@dataclass
class OrganisationKeys:
    """The unlocked keys of one organisation, by version."""

    organisation_id: UUID
    versions: dict[int, bytes]
    _derived: dict[tuple[int, str], bytes] = field(default_factory=dict)

    def _for(self, version: int, purpose: str) -> bytes:
        if version not in self.versions:
            raise Unreadable
        known = self._derived.get((version, purpose))
        if known is None:
            known = self._derived[version, purpose] = derive(self.versions[version], purpose)
        return known

    def seal(self, column: str, row: UUID, text: str) -> bytes:
        """Encrypt a text for one column of one row; it opens nowhere else."""
        version = max(self.versions)
        return _seal(self._for(version, "seal"), version, text.encode(), self._place(column, row))

    def open(self, column: str, row: UUID, sealed: bytes) -> str:
        """Decrypt; raises Unreadable when the value is not of this organisation, column and row."""
        return _open(self._for(key_version(sealed), "seal"), sealed, self._place(column, row)).decode()

    def new_data_key(self, row: UUID) -> tuple[int, bytes, "DataKey"]:
        """A new key for what is stored about one row: the version that wraps it, it wrapped, and it."""
        version, key = max(self.versions), secrets.token_bytes(_KEY)
        wrapped = _seal(self._for(version, "wrap"), version, key, self._place("data-key", row))
        return version, wrapped, DataKey(self.organisation_id, key)

    def data_key(self, row: UUID, wrapped: bytes) -> "DataKey":
        """The key of a row; raises Unreadable when it was wrapped for another."""
        key = _open(self._for(key_version(wrapped), "wrap"), wrapped, self._place("data-key", row))
        return DataKey(self.organisation_id, key)

    def rewrapped(self, row: UUID, wrapped: bytes) -> tuple[int, bytes]:
        """The same data key under the newest key of the organisation: a rotation touches no data."""
        version, place = max(self.versions), self._place("data-key", row)
        key = _open(self._for(key_version(wrapped), "wrap"), wrapped, place)
        return version, _seal(self._for(version, "wrap"), version, key, place)

    def mac(self, purpose: str, *parts: str) -> bytes:
        """A keyed fingerprint: equal for equal parts, telling nothing to who lacks the key.

        It stays with the first version of the key, so that equality survives a rotation.
        """
        message = b"".join(len(part.encode()).to_bytes(4, "big") + part.encode() for part in parts)
        return hmac.new(self._for(min(self.versions), f"mac|{purpose}"), message, hashlib.sha256).digest()

    def _place(self, column: str, row: UUID) -> bytes:
        return b"|".join((self.organisation_id.bytes, column.encode(), row.bytes))


@dataclass(frozen=True)
class DataKey:
    """The unlocked key of one person: to destroy its wrapped form is to make all under it unreadable."""

    organisation_id: UUID
    key: bytes = field(repr=False)

    def seal(self, column: str, row: UUID, content: bytes, version: int = 0) -> bytes:
        """Encrypt for one column of one row at one version of it; it opens nowhere else, nor later on."""
        return _seal(self.key, 1, content, self._place(column, row, version))

    def open(self, column: str, row: UUID, sealed: bytes, version: int = 0) -> bytes:
        """Decrypt; raises Unreadable when it is not of this key, column, row and version."""
        return _open(self.key, sealed, self._place(column, row, version))

    def _place(self, column: str, row: UUID, version: int) -> bytes:
        return b"|".join((self.organisation_id.bytes, column.encode(), row.bytes, version.to_bytes(4, "big")))


class Sealed(TypeDecorator[bytes]):
    """A column that takes sealed bytes and refuses plain text; `place` is its table and column."""

    impl = LargeBinary
    cache_ok = True

    def __init__(self, place: str) -> None:
        super().__init__()
        self.place = place

    def process_bind_param(self, value: Any, dialect: Dialect) -> bytes | None:
        """Refuse what was not sealed."""
        del dialect
        if value is not None:
            key_version(value)  # raises for anything that was not sealed
        return value  # type: ignore[no-any-return] # bytes, or it was refused above


class SealedDocument(Sealed):
    """A column of a JSON document, sealed under a data key that its row, or another, has of its own."""

    cache_ok = True
