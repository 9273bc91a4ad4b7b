"""Checks client secrets slowly on purpose, so that a stolen table of hashes gives nobody a way in."""

import asyncio
import secrets
from uuid import UUID

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

#: OWASP's second recommendation for argon2id: 19 MiB, two passes, one lane.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_DUMMY = _HASHER.hash(secrets.token_urlsafe(32))
_TWO_AT_ONCE: asyncio.Semaphore = asyncio.Semaphore(2)


def new_secret() -> str:
    """A secret of 256 random bits, shown once."""
    return secrets.token_urlsafe(32)


async def hashed(secret: str) -> str:
    """The argon2id hash of a secret."""
    async with _TWO_AT_ONCE:
        return await asyncio.to_thread(_HASHER.hash, secret)


async def matches(stored: str | None, secret: str) -> bool:
    """True when the secret is the stored one. An unknown client costs the same time as a wrong secret."""
    async with _TWO_AT_ONCE:
        return await asyncio.to_thread(_verify, stored or _DUMMY, secret) and stored is not None


def _verify(stored: str, secret: str) -> bool:
    try:
        return _HASHER.verify(stored, secret)
    except (VerificationError, InvalidHashError):
        return False


def public_id(organisation_id: UUID, client_id: UUID) -> str:
    """The `client_id` that travels: the organisation comes first, because the look-up needs its tenant."""
    return f"{organisation_id}.{client_id}"


def parse_public_id(text: str) -> tuple[UUID, UUID] | None:
    """The organisation and client of a public id; None for anything else."""
    organisation, dot, client = text.partition(".")
    if not dot or len(text) != 73:  # noqa: PLR2004 - two UUIDs of 36 and the dot
        return None
    try:
        return UUID(organisation), UUID(client)
    except ValueError:
        return None
