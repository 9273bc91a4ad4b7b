"""The local key service: a file outside the database that only the server can read."""

import base64
import json
import os
import secrets
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import ClassVar
from uuid import UUID

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from trafficking_api.kit.crypto import FORMAT, KEY, Unreadable, derive, key_version, seal, unseal
from trafficking_api.kit.keys import KeyServiceError

_VERSIONS = 2**16


class KeyFileError(KeyServiceError):
    """The key file is missing, unreadable, or readable by others."""


def _refuse_unfit(masters: dict[int, bytes], signing_pem: bytes, server_secret: bytes) -> None:
    """Raise ValueError unless the keys can do their work: found at the start, not at the first use."""
    private = serialization.load_pem_private_key(signing_pem, password=None)
    if not isinstance(private, ec.EllipticCurvePrivateKey) or not isinstance(private.curve, ec.SECP256R1):
        raise TypeError
    if len(server_secret) != KEY:
        raise ValueError
    if not masters or any(len(key) != KEY or not 0 < v < _VERSIONS for v, key in masters.items()):
        raise ValueError


def _fresh() -> bytes:
    return secrets.token_bytes(KEY)


def _write(path: Path, held: "KeyFile") -> None:
    """Write a new file that only its owner reads, and return when the disk has it; raises FileExistsError."""
    said = {
        "masters": {str(version): base64.b64encode(key).decode() for version, key in held.masters.items()},
        "signing_pem": held.signing_pem.decode(),
        "server_secret": base64.b64encode(held.server_secret).decode(),
    }
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump(said, file)
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    """Return when the disk has what was written into a folder."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _place(organisation_id: UUID) -> bytes:
    return b"organisation-key|" + organisation_id.bytes


@dataclass(frozen=True)
class KeyFile:
    """Master keys and the token signing key, mode 0600."""

    is_elsewhere: ClassVar[bool] = False
    masters: dict[int, bytes] = field(repr=False)
    signing_pem: bytes = field(repr=False)
    #: What the server's own keys are made of: the same for good, whichever masters come and go.
    server_secret: bytes = field(repr=False)

    @classmethod
    def create(cls, path: Path) -> "KeyFile":
        """Make a key file; raises FileExistsError rather than overwrite one."""
        private = ec.generate_private_key(ec.SECP256R1())
        pem = private.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, cls({1: _fresh()}, pem, _fresh()))
        _settle(path.parent)
        return cls.load(path)

    @classmethod
    def renew(cls, path: Path) -> "KeyFile":
        """Add a master key, with which keys are wrapped from then on. Raises KeyFileError.

        The file changes as a whole or not at all, and stays its owner's. The former masters stay until
        nothing needs them.
        """
        held, owner = cls.load(path), path.stat()
        beside = path.with_name(f".{path.name}.new")
        beside.unlink(missing_ok=True)
        _write(beside, replace(held, masters={**held.masters, held.newest + 1: _fresh()}))
        if beside.stat().st_uid != owner.st_uid:
            os.chown(beside, owner.st_uid, owner.st_gid)
        beside.replace(path)
        _settle(path.parent)
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
            # A file from before has no secret: it stays what it was until now, the first master.
            secret = raw.get("server_secret")
            own = base64.b64decode(secret, validate=True) if secret is not None else masters[min(masters)]
            _refuse_unfit(masters, pem, own)
            return cls(masters, pem, own)
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

        It is the same for good: a page link lives through a rotation, and what the ledgers say is believed
        when the master of that day is gone (else whoever was erased would come back with a backup).
        """
        return derive(self.server_secret, f"server|{purpose}")
