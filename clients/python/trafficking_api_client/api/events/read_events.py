from http import HTTPStatus
from typing import Any, Literal
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.event_feed import EventFeed
from ...models.event_kind import EventKind
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    after: int | Literal["end"] | Unset = 0,
    limit: int | Unset = 50,
    wait: int | Unset = 0,
    kind: list[EventKind] | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(on_behalf_of, Unset):
        headers["On-Behalf-Of"] = on_behalf_of

    params: dict[str, Any] = {}

    json_after: int | Literal["end"] | Unset
    if isinstance(after, Unset):
        json_after = UNSET
    else:
        json_after = after
    params["after"] = json_after

    params["limit"] = limit

    params["wait"] = wait

    json_kind: list[str] | Unset = UNSET
    if not isinstance(kind, Unset):
        json_kind = []
        for kind_item_data in kind:
            kind_item = kind_item_data.value
            json_kind.append(kind_item)

    params["kind"] = json_kind

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/events",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> EventFeed | Problem | None:
    if response.status_code == 200:
        response_200 = EventFeed.from_dict(response.json())

        return response_200

    if response.status_code in {400, 401, 403, 404, 406, 413, 422, 500, 503}:
        return Problem.from_dict(response.json())
    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[EventFeed | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    after: int | Literal["end"] | Unset = 0,
    limit: int | Unset = 50,
    wait: int | Unset = 0,
    kind: list[EventKind] | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> Response[EventFeed | Problem]:
    """Read Events

     What happened to the things of your organisation, each change once and each thing's in their order.

    Without `kind`, positions have no gaps: so you can prove that you missed nothing. To be told only
    what
    happens from now on, begin with `after=end`, and follow `next`.

    Args:
        after (int | Literal['end'] | Unset): the last position that you have; or `end`: you are
            told nothing, at once, and `next` begins after all that has happened Default: 0.
        limit (int | Unset): how many events at most Default: 50.
        wait (int | Unset): seconds to wait while there is nothing to tell Default: 0.
        kind (list[EventKind] | Unset):
        on_behalf_of (UUID | Unset): the member for whom a front end acts; never wider than the
            client or the member

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[EventFeed | Problem]
    """

    kwargs = _get_kwargs(
        after=after,
        limit=limit,
        wait=wait,
        kind=kind,
        on_behalf_of=on_behalf_of,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    after: int | Literal["end"] | Unset = 0,
    limit: int | Unset = 50,
    wait: int | Unset = 0,
    kind: list[EventKind] | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> EventFeed | Problem | None:
    """As `sync_detailed`, and only what was parsed of the answer."""

    return sync_detailed(
        client=client,
        after=after,
        limit=limit,
        wait=wait,
        kind=kind,
        on_behalf_of=on_behalf_of,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    after: int | Literal["end"] | Unset = 0,
    limit: int | Unset = 50,
    wait: int | Unset = 0,
    kind: list[EventKind] | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> Response[EventFeed | Problem]:
    """As `sync_detailed`, without blocking."""

    kwargs = _get_kwargs(
        after=after,
        limit=limit,
        wait=wait,
        kind=kind,
        on_behalf_of=on_behalf_of,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    after: int | Literal["end"] | Unset = 0,
    limit: int | Unset = 50,
    wait: int | Unset = 0,
    kind: list[EventKind] | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> EventFeed | Problem | None:
    """As `asyncio_detailed`, and only what was parsed of the answer."""

    return (
        await asyncio_detailed(
            client=client,
            after=after,
            limit=limit,
            wait=wait,
            kind=kind,
            on_behalf_of=on_behalf_of,
        )
    ).parsed
