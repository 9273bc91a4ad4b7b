"""Locks words away so that a stolen database or backup says nothing: each organisation has its own key."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import Dialect, LargeBinary
from sqlalchemy.types import TypeDecorator

_NONCE = 12
_HEADER = 3  # one byte of format, two of key version
FORMAT = 1
#: Bytes of a key.
KEY = 32


class Unreadable(Exception):
    """A sealed value that this key does not open, or that was moved to another place."""


def seal(key: bytes, version: int, text: bytes, place: bytes) -> bytes:
    """Encrypt for one place, under a header that names the version of the key."""
    header = bytes([FORMAT]) + version.to_bytes(2, "big")
    nonce = secrets.token_bytes(_NONCE)
    return header + nonce + AESGCM(key).encrypt(nonce, text, header + place)


def unseal(key: bytes, sealed: bytes, place: bytes) -> bytes:
    """Decrypt; raises Unreadable when it was sealed with another key, for another place, or changed since."""
    header, nonce, body = sealed[:_HEADER], sealed[_HEADER : _HEADER + _NONCE], sealed[_HEADER + _NONCE :]
    try:
        return AESGCM(key).decrypt(nonce, body, header + place)
    except InvalidTag:
        raise Unreadable from None


def key_version(sealed: bytes) -> int:
    """Which version of the organisation's key a value was sealed with."""
    if len(sealed) <= _HEADER + _NONCE or sealed[0] != FORMAT:
        raise Unreadable
    return int.from_bytes(sealed[1:3], "big")


def derive(key: bytes, purpose: str) -> bytes:
    """A key for one purpose (HKDF, RFC 5869), so that no key serves two."""
    return HKDF(algorithm=SHA256(), length=KEY, salt=None, info=purpose.encode()).derive(key)


@dataclass
class OrganisationKeys:
    """The unlocked keys of one organisation, by version."""

    organisation_id: UUID
    versions: dict[int, bytes] = field(repr=False)
    _derived: dict[tuple[int, str], bytes] = field(default_factory=dict, repr=False)

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
        return seal(self._for(version, "seal"), version, text.encode(), self._place(column, row))

    def open(self, column: str, row: UUID, sealed: bytes) -> str:
        """Decrypt; raises Unreadable when the value is not of this organisation, column and row."""
        return unseal(self._for(key_version(sealed), "seal"), sealed, self._place(column, row)).decode()

    def new_data_key(self, row: UUID) -> tuple[int, bytes, "DataKey"]:
        """A new key for what is stored about one row: the version that wraps it, it wrapped, and it."""
        version, key = max(self.versions), secrets.token_bytes(KEY)
        wrapped = seal(self._for(version, "wrap"), version, key, self._place("data-key", row))
        return version, wrapped, DataKey(self.organisation_id, key)

    def data_key(self, row: UUID, wrapped: bytes) -> "DataKey":
        """The key of a row; raises Unreadable when it was wrapped for another."""
        key = unseal(self._for(key_version(wrapped), "wrap"), wrapped, self._place("data-key", row))
        return DataKey(self.organisation_id, key)

    def rewrapped(self, row: UUID, wrapped: bytes) -> tuple[int, bytes]:
        """The same data key under the newest key of the organisation: a rotation touches no data."""
        version, place = max(self.versions), self._place("data-key", row)
        key = unseal(self._for(key_version(wrapped), "wrap"), wrapped, place)
        return version, seal(self._for(version, "wrap"), version, key, place)

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
        return seal(self.key, 1, content, self._place(column, row, version))

    def open(self, column: str, row: UUID, sealed: bytes, version: int = 0) -> bytes:
        """Decrypt; raises Unreadable when it is not of this key, column, row and version."""
        return unseal(self.key, sealed, self._place(column, row, version))

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
