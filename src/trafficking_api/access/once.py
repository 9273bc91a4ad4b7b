"""The same request twice has one effect: a key of the caller's leads to the first answer."""

import hashlib
import hmac
import re
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from fastapi import Request, Response

from trafficking_api.access.mandate import Mandate, Office
from trafficking_api.access.tokens import Claims
from trafficking_api.kit.body import essence
from trafficking_api.kit.database import Claim
from trafficking_api.kit.errors import KeyReused, Malformed, Problem

_KEY = re.compile(r"[\x21-\x7e]{1,255}\Z", re.ASCII)
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


async def ticket(office: Office, claims: Claims, request: Request, key: str) -> Claim:
    """What a request claims under its key; raises Malformed.

    The fingerprint is keyed: bodies of few possible values could be guessed from a plain one.
    """
    if not _KEY.match(key):
        raise Malformed
    body = hashlib.sha256(await essence(request)).hexdigest()
    behalf = request.headers.get("on-behalf-of", "").lower()
    parts = (str(claims.organisation_id), behalf, request.method, request.url.path, body)
    fingerprint = hmac.new(office.once_key, "\n".join(parts).encode(), hashlib.sha256).digest()
    return Claim(hashlib.sha256(key.encode()).digest(), fingerprint, uuid4())


def earlier(claim: Claim) -> Any | None:
    """What was stored under the key for the same request; raises KeyReused when it was for another."""
    if claim.stored is not None and claim.stored.fingerprint != claim.fingerprint:
        raise KeyReused
    return claim.stored


async def remember(mandate: Mandate, claim: Claim, response: Response) -> None:
    """Keep the answer for the twins, its body encrypted; it is stored with the journal of the transaction."""
    answer: Answer | None = mandate.remembers
    if answer is None:
        msg = "an operation that takes an Idempotency-Key must answer through `answers`"
        raise RuntimeError(msg)
    keys = await mandate.keys()
    mandate.session.info["answer"] = {
        "client_id": mandate.actor.client_id,
        "key_hash": claim.key_hash.hex(),
        "id": claim.id,
        "status": response.status_code,
        "resource_id": answer.resource_id,
        "body": keys.seal("remembered_answers.body", claim.id, answer.body.decode()).hex(),
        **{name: response.headers.get(name) for name in _KEPT},
    }


async def replay(mandate: Mandate, stored: Any) -> Response:
    """The stored answer; whether the caller still sees what it is about is asked before."""
    keys = await mandate.keys(to_open=[stored.body])
    body = keys.open("remembered_answers.body", stored.id, stored.body)
    headers = {name: getattr(stored, name) for name in _KEPT if getattr(stored, name)}
    return Response(
        body,
        stored.status,
        headers={**headers, "Idempotent-Replayed": "true"},
        media_type="application/json",
    )


def repeated(stored: Any, answer: Response) -> Response:
    """What the caller sees now, in the place of the stored answer."""
    answer.status_code = stored.status
    answer.headers["Idempotent-Replayed"] = "true"
    if stored.location:
        answer.headers["Location"] = stored.location
    return answer
