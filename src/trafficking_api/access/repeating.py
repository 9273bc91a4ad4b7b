"""An operation that may be repeated: it works once, and its answer goes to who still sees it."""

from collections.abc import Awaitable, Callable, Sequence
from functools import wraps
from typing import Any
from uuid import UUID

from fastapi import Request, Response

from trafficking_api.access import answers, once
from trafficking_api.access.mandate import Mandate
from trafficking_api.kit.errors import NotFound
from trafficking_api.kit.read import Shape

#: Finds what a remembered answer is about, by the ids of the path and then its own, each once.
Sees = Callable[..., Sequence[Shape]]
#: Answers a repetition as the caller sees it now, given the same ids.
Anew = Callable[..., Awaitable[Response]]
Endpoint = Callable[..., Awaitable[Response]]


def at_most_once(endpoint: Endpoint) -> Endpoint:
    """The endpoint, run at most once for an Idempotency-Key."""

    @wraps(endpoint)
    async def run(**arguments: Any) -> Response:
        mandate = next(value for value in arguments.values() if isinstance(value, Mandate))
        claim = mandate.tenant.claim
        if claim is None:
            return await endpoint(**arguments)
        stored = once.earlier(claim)
        if stored is not None:
            return await _again(mandate, stored)
        response = await endpoint(**arguments)
        await once.remember(mandate, claim, response)
        return response

    return run


async def _again(mandate: Mandate, stored: Any) -> Response:
    """The answer to a repetition, for who sees all of what it is about now; raises NotFound."""
    policy = mandate.request.scope["route"].policy
    ids = dict.fromkeys([*_ids(mandate.request), stored.resource_id])
    if not await answers.exists(mandate, policy.sees(mandate, *ids)):
        raise NotFound
    if policy.anew is None:
        return await once.replay(mandate, stored)
    return once.repeated(stored, await policy.anew(mandate, *ids))


def target(request: Request) -> UUID | None:
    """What the path is about."""
    return next(iter(_ids(request)), None)


def _ids(request: Request) -> list[UUID]:
    """The ids in the path, the outermost first, as far as they are ids."""
    found = []
    for value in request.path_params.values():
        try:
            found.append(UUID(str(value)))
        except ValueError:
            break
    return found
