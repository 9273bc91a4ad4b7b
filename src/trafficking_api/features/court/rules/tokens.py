"""The secret in the address of a calendar: whoever has it reads the feed, so only its hash is kept (CRT-11).

Unlike a client secret it is hashed fast. With 256 random bits there is nothing to guess, a feed is read every
hour, and such a hash can be looked up, so that wrong and revoked tokens take the same way to the same answer.
"""

import hashlib
import hmac

from trafficking_api.access.credentials import new_secret

__all__ = ["fingerprint", "matches", "new_secret"]


def fingerprint(token: str) -> bytes:
    """What is stored of a token: its SHA-256, 32 bytes. Any text has one; only the right one is known."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()


def matches(stored: bytes | None, token: str) -> bool:
    """True when the token is the stored one, in a time that does not depend on where they differ.

    None is a token that is unknown or revoked; it costs the same and never matches.
    """
    known = stored or bytes(hashlib.sha256().digest_size)
    return hmac.compare_digest(known, fingerprint(token)) and stored is not None
