"""Signs what is sent, so that its receiver knows from whom it is (Standard Webhooks, version 1)."""

import base64
import secrets
from collections.abc import Iterable
from datetime import UTC, datetime

from standardwebhooks import Webhook

_PREFIX, _BYTES = "whsec_", 32


def new_secret() -> str:
    """A secret of 256 random bits, as every library of Standard Webhooks reads it."""
    return _PREFIX + base64.b64encode(secrets.token_bytes(_BYTES)).decode()


def headers(id_: str, at: datetime, body: str, signers: Iterable[str]) -> dict[bytes | str, bytes | str]:
    """The headers of a message, signed with each of these secrets: during a rotation there are two."""
    at = at.astimezone(UTC)
    return {
        "Content-Type": "application/json",
        "User-Agent": "trafficking-api",
        "webhook-id": id_,
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": " ".join(Webhook(secret).sign(id_, at, body) for secret in signers),
    }
