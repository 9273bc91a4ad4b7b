"""The same request twice has one effect: a key of the caller's leads to the first answer."""

import hashlib
import re
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from fastapi import Request, Response
from sqlalchemy import text

from trafficking_api.access.mandate import Mandate
from trafficking_api.kit.errors import KeyReused, Malformed, NotFound, Problem

_KEY = re.compile(r"[\x21-\x7e]{1,255}\Z", re.ASCII)
_CLAIM = text("SELECT * FROM app.claim(:key, :fingerprint, :client, :id)")
_KEPT = ("location", "etag")


class IdempotencyKeyRequired(Problem):
    """A request that must never happen twice came without a key."""

    status = 400
    code = "idempotency_key_required"
    title = "An Idempotency-Key is needed here"
    explanation = "Money and bulk requests need a key, so that a retry can never happen twice."


@dataclass
class Answer:
    """What a finished operation leaves to remember: secrets are not in `body`."""

    resource_id: UUID
    body: bytes


async def claim(mandate: Mandate, request: Request, key: str) -> tuple[UUID, Any | None]:
    """Claim a key in this transaction. A twin waits here for the first one, 5 seconds at most.

    Returns the claim's id, and the stored answer when the key was used for the same request.
    Raises Malformed, KeyReused, InProgress.
    """
    if not _KEY.match(key):
        raise Malformed
    keys = await mandate.keys()
    parts = (request.method, request.url.path, hashlib.sha256(await request.body()).hexdigest())
    fingerprint = keys.mac("once", *parts)
    fresh = uuid4()
    row = (
        await mandate.session.execute(
            _CLAIM,
            {
                "key": hashlib.sha256(key.encode()).digest(),
                "fingerprint": fingerprint,
                "client": mandate.actor.client_id,
                "id": fresh,
            },
        )
    ).one_or_none()
    if row is not None and row.fingerprint != fingerprint:
        raise KeyReused
    return fresh if row is None else row.id, row


async def remember(mandate: Mandate, claim_id: UUID, response: Response) -> None:
    """Keep the answer for the twins, its body encrypted; it is stored with the journal of the transaction."""
    answer: Answer | None = mandate.remembers
    if answer is None:
        msg = "an operation that takes an Idempotency-Key must answer through `answers`"
        raise RuntimeError(msg)
    keys = await mandate.keys()
    mandate.session.info["answer"] = {
        "client_id": mandate.actor.client_id,
        "id": claim_id,
        "status": response.status_code,
        "resource_id": answer.resource_id,
        "body": keys.seal("remembered_answers.body", claim_id, answer.body.decode()).hex(),
        **{name: response.headers.get(name) for name in _KEPT},
    }


async def replay(mandate: Mandate, stored: Any, *, visible: bool) -> Response:
    """The stored answer, unless the caller may no longer see what it is about."""
    if not visible:
        raise NotFound
    keys = await mandate.keys()
    body = keys.open("remembered_answers.body", stored.id, stored.body)
    headers = {name: getattr(stored, name) for name in _KEPT if getattr(stored, name)}
    return Response(
        body,
        stored.status,
        headers={**headers, "Idempotent-Replayed": "true"},
        media_type="application/json",
    )
