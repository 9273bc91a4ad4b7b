"""The local key service: a file outside the database that only the server can read."""

import base64
import json
import os
import secrets
import time
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar
from uuid import UUID

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from trafficking_api.kit.crypto import FORMAT, KEY, Unreadable, derive, key_version, seal, unseal
from trafficking_api.kit.keys import KeyServiceError

_VERSIONS = 2**16
#: So many seconds is believed what the former key has signed: time to start every process anew.
AN_HOUR = 3600


class KeyFileError(KeyServiceError):
    """The key file is missing, unreadable, or readable by others."""


@dataclass(frozen=True)
class FormerSigning:
    """The public half of the key that signed tokens before, and until when it is believed."""

    public_pem: str
    #: In seconds since 1970.
    until: int


def _refuse_unfit(held: "KeyFile") -> None:
    """Raise ValueError unless the keys can do their work: found at the start, not at the first use."""
    private = serialization.load_pem_private_key(held.signing_pem, password=None)
    if not isinstance(private, ec.EllipticCurvePrivateKey) or not isinstance(private.curve, ec.SECP256R1):
        raise TypeError
    if held.former_signing is not None:
        public = serialization.load_pem_public_key(held.former_signing.public_pem.encode())
        if not isinstance(public, ec.EllipticCurvePublicKey) or not isinstance(public.curve, ec.SECP256R1):
            raise TypeError
    if len(held.server_secret) != KEY:
        raise ValueError
    if not held.masters or any(len(key) != KEY or not 0 < v < _VERSIONS for v, key in held.masters.items()):
        raise ValueError


def _signing_pem() -> bytes:
    """A new key to sign tokens with."""
    return ec.generate_private_key(ec.SECP256R1()).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _public(signing_pem: bytes) -> str:
    """Its public half."""
    public = serialization.load_pem_private_key(signing_pem, password=None).public_key()
    written = public.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    return written.decode()


def _former(said: Any) -> FormerSigning | None:
    """The former key, as a file says it; raises TypeError, LookupError or ValueError for what is none."""
    if said is None:
        return None
    return FormerSigning(said["public_pem"], int(said["until"]))


def _fresh() -> bytes:
    return secrets.token_bytes(KEY)


def _write(path: Path, held: "KeyFile") -> None:
    """Write a new file that only its owner reads, and return when the disk has it; raises FileExistsError."""
    said: dict[str, Any] = {
        "masters": {str(version): base64.b64encode(key).decode() for version, key in held.masters.items()},
        "signing_pem": held.signing_pem.decode(),
        "server_secret": base64.b64encode(held.server_secret).decode(),
    }
    if held.former_signing is not None:
        former = held.former_signing
        said["former_signing"] = {"public_pem": former.public_pem, "until": former.until}
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump(said, file)
        file.flush()
        os.fsync(file.fileno())


def _rewrite(path: Path, held: "KeyFile") -> None:
    """Put other content into a file: as a whole or not at all, and it stays its owner's."""
    owner, beside = path.stat(), path.with_name(f".{path.name}.new")
    beside.unlink(missing_ok=True)
    _write(beside, held)
    if beside.stat().st_uid != owner.st_uid:
        os.chown(beside, owner.st_uid, owner.st_gid)
    beside.replace(path)
    _settle(path.parent)


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
    former_signing: FormerSigning | None = field(default=None, repr=False)

    @classmethod
    def create(cls, path: Path) -> "KeyFile":
        """Make a key file; raises FileExistsError rather than overwrite one."""
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, cls({1: _fresh()}, _signing_pem(), _fresh()))
        _settle(path.parent)
        return cls.load(path)

    @classmethod
    def renew(cls, path: Path) -> "KeyFile":
        """Add a master key, with which keys are wrapped from then on. Raises KeyFileError.

        The former masters stay until nothing needs them.
        """
        held = cls.load(path)
        _rewrite(path, replace(held, masters={**held.masters, held.newest + 1: _fresh()}))
        return cls.load(path)

    @classmethod
    def renew_signing(cls, path: Path, *, at_once: bool = False) -> "KeyFile":
        """Sign tokens with a new key from then on. Raises KeyFileError.

        The former key is gone. What it has signed is believed for an hour, or not at all where it was stolen.
        One key can be the former one: within that hour there is no other, unless at once.
        """
        held = cls.load(path)
        if not at_once and held.former_signing is not None and held.former_signing.until > time.time():
            until = datetime.fromtimestamp(held.former_signing.until, UTC)
            msg = f"tokens of the former key are believed until {until:%H:%M} UTC: wait, or use --at-once"
            raise KeyFileError(msg)
        former = FormerSigning(_public(held.signing_pem), int(time.time()) + AN_HOUR)
        renewed = replace(held, signing_pem=_signing_pem(), former_signing=None if at_once else former)
        _rewrite(path, renewed)
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
            held = cls(masters, pem, own, _former(raw.get("former_signing")))
            _refuse_unfit(held)
            return held  # noqa: TRY300 - what follows are the ways in which it is no key file
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
