"""The local key service: a file outside the database that only the server can read."""

import base64
import json
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from trafficking_api.kit.crypto import FORMAT, KEY, Unreadable, derive, key_version, seal, unseal
from trafficking_api.kit.keys import KeyServiceError

_VERSIONS = 2**16


class KeyFileError(KeyServiceError):
    """The key file is missing, unreadable, or readable by others."""


def _refuse_unfit(masters: dict[int, bytes], signing_pem: bytes) -> None:
    """Raise ValueError unless the keys can do their work: found at the start, not at the first use."""
    private = serialization.load_pem_private_key(signing_pem, password=None)
    if not isinstance(private, ec.EllipticCurvePrivateKey) or not isinstance(private.curve, ec.SECP256R1):
        raise TypeError
    if not masters or any(len(key) != KEY or not 0 < v < _VERSIONS for v, key in masters.items()):
        raise ValueError


def _fresh() -> bytes:
    return secrets.token_bytes(KEY)


def _write(path: Path, masters: dict[int, bytes], signing_pem: bytes) -> None:
    """Write a new file that only its owner reads; raises FileExistsError."""
    texts = {str(version): base64.b64encode(key).decode() for version, key in masters.items()}
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump({"masters": texts, "signing_pem": signing_pem.decode()}, file)


def _place(organisation_id: UUID) -> bytes:
    return b"organisation-key|" + organisation_id.bytes


@dataclass(frozen=True)
class KeyFile:
    """Master keys and the token signing key, mode 0600."""

    masters: dict[int, bytes] = field(repr=False)
    signing_pem: bytes = field(repr=False)

    @classmethod
    def create(cls, path: Path) -> "KeyFile":
        """Make a key file; raises FileExistsError rather than overwrite one."""
        private = ec.generate_private_key(ec.SECP256R1())
        pem = private.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, {1: _fresh()}, pem)
        return cls.load(path)

    @classmethod
    def renew(cls, path: Path) -> "KeyFile":
        """Add a master key, with which keys are wrapped from then on. Raises KeyFileError.

        The file changes as a whole or not at all. The former masters stay until nothing needs them.
        """
        held = cls.load(path)
        beside = path.with_name(f".{path.name}.new")
        beside.unlink(missing_ok=True)
        _write(beside, {**held.masters, held.newest + 1: _fresh()}, held.signing_pem)
        beside.replace(path)
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

    def knows(self, wrapped: bytes) -> bool:
        return wrapped[:1] == bytes([FORMAT])

    async def wrap(self, organisation_id: UUID, key: bytes) -> bytes:
        return seal(self.masters[self.newest], self.newest, key, _place(organisation_id))

    async def unwrap(self, organisation_id: UUID, wrapped: bytes) -> bytes:
        master = self.masters.get(key_version(wrapped))
        if master is None:
            raise Unreadable
        return unseal(master, wrapped, _place(organisation_id))

    async def rewrap(self, organisation_id: UUID, wrapped: bytes) -> bytes:
        return await self.wrap(organisation_id, await self.unwrap(organisation_id, wrapped))

    def server_key(self, purpose: str) -> bytes:
        """A key of the server itself, for what belongs to no organisation, such as page links.

        It stays with the first master, so that a page link lives through a rotation.
        """
        return derive(self.masters[min(self.masters)], f"server|{purpose}")
