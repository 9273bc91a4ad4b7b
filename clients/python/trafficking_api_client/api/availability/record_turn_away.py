from http import HTTPStatus
from typing import Any
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.new_turn_away import NewTurnAway
from ...models.problem import Problem
from ...models.turn_away_public import TurnAwayPublic
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    body: NewTurnAway,
    idempotency_key: str | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    if not isinstance(on_behalf_of, Unset):
        headers["On-Behalf-Of"] = on_behalf_of

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/turn-aways",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | TurnAwayPublic | None:
    if response.status_code == 201:
        response_201 = TurnAwayPublic.from_dict(response.json())

        return response_201

    if response.status_code in {400, 401, 403, 404, 406, 409, 413, 415, 422, 500, 503}:
        return Problem.from_dict(response.json())
    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Problem | TurnAwayPublic]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: NewTurnAway,
    idempotency_key: str | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> Response[Problem | TurnAwayPublic]:
    """Record Turn Away

     Write down that somebody got no bed, and why; nothing about who it was.

    Args:
        idempotency_key (str | Unset): makes a repetition harmless for 7 days
        on_behalf_of (UUID | Unset): the member for whom a front end acts; never wider than the
            client or the member
        body (NewTurnAway): Somebody who got no bed: why, and nothing about who it was (BED-15).

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | TurnAwayPublic]
    """

    kwargs = _get_kwargs(
        body=body,
        idempotency_key=idempotency_key,
        on_behalf_of=on_behalf_of,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    body: NewTurnAway,
    idempotency_key: str | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> Problem | TurnAwayPublic | None:
    """As `sync_detailed`, and only what was parsed of the answer."""

    return sync_detailed(
        client=client,
        body=body,
        idempotency_key=idempotency_key,
        on_behalf_of=on_behalf_of,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: NewTurnAway,
    idempotency_key: str | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> Response[Problem | TurnAwayPublic]:
    """As `sync_detailed`, without blocking."""

    kwargs = _get_kwargs(
        body=body,
        idempotency_key=idempotency_key,
        on_behalf_of=on_behalf_of,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: NewTurnAway,
    idempotency_key: str | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> Problem | TurnAwayPublic | None:
    """As `asyncio_detailed`, and only what was parsed of the answer."""

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            idempotency_key=idempotency_key,
            on_behalf_of=on_behalf_of,
        )
    ).parsed
