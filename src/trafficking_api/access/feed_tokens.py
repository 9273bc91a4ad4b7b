"""The secret in the address of a calendar: whoever has it reads the feed, so only its hash is kept (CRT-11).

Unlike a client secret it is hashed fast. With 256 random bits there is nothing to guess, a feed is read every
hour, and such a hash can be looked up, so that wrong and revoked tokens take the same way to the same answer.

A look-up needs its organisation, so the token brings it along, encrypted. Else the addresses of all members
of a centre would begin alike, and who keeps many calendars would see who works together.
"""

import base64
import hashlib
import hmac
import secrets
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_SECRET, _NONCE = 32, 12
#: Where a token that we have not made is looked up: there is no such organisation.
NOWHERE = UUID(int=0)


def new_token(key: bytes, organisation_id: UUID) -> str:
    """A token of 256 random bits and where it belongs, shown once; `key` is the server's own."""
    secret = secrets.token_bytes(_SECRET)
    home = AESGCM(key).encrypt(secret[:_NONCE], organisation_id.bytes, secret)
    return base64.urlsafe_b64encode(secret + home).rstrip(b"=").decode()


def home_of(key: bytes, token: str) -> UUID:
    """The organisation that a token belongs to; NOWHERE when it is none of ours."""
    try:
        raw = base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True)
        secret, home = raw[:_SECRET], raw[_SECRET:]
        return UUID(bytes=AESGCM(key).decrypt(secret[:_NONCE], home, secret))
    except (ValueError, InvalidTag):
        return NOWHERE


def fingerprint(token: str) -> bytes:
    """What is stored of a token: its SHA-256, 32 bytes. Any text has one; only the right one is known."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()


def matches(stored: bytes | None, token: str) -> bool:
    """True when the token is the stored one, in a time that does not depend on where they differ.

    None is a token that is unknown or revoked; it costs the same and never matches.
    """
    known = stored or bytes(hashlib.sha256().digest_size)
    return hmac.compare_digest(known, fingerprint(token)) and stored is not None
