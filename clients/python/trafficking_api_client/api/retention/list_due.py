from http import HTTPStatus
from typing import Any
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.due_page import DuePage
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    within_days: int | Unset = 30,
    on_behalf_of: UUID | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(on_behalf_of, Unset):
        headers["On-Behalf-Of"] = on_behalf_of

    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    params: dict[str, Any] = {}

    params["limit"] = limit

    params["cursor"] = cursor

    params["within_days"] = within_days

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/retention/due",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> DuePage | Problem | None:
    if response.status_code == 200:
        response_200 = DuePage.from_dict(response.json())

        return response_200

    if response.status_code in {400, 401, 403, 404, 406, 413, 422, 500, 503}:
        return Problem.from_dict(response.json())
    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[DuePage | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    within_days: int | Unset = 30,
    on_behalf_of: UUID | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Response[DuePage | Problem]:
    """List Due

     What will be purged soon, the first to go first; and what would be, if it were not on hold.

    Args:
        limit (int | Unset): how many items at most Default: 50.
        cursor (str | Unset): from `next`, as it was given
        within_days (int | Unset):  Default: 30.
        on_behalf_of (UUID | Unset): the member for whom a front end acts; never wider than the
            client or the member
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DuePage | Problem]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        within_days=within_days,
        on_behalf_of=on_behalf_of,
        accept_language=accept_language,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    within_days: int | Unset = 30,
    on_behalf_of: UUID | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> DuePage | Problem | None:
    """As `sync_detailed`, and only what was parsed of the answer."""

    return sync_detailed(
        client=client,
        limit=limit,
        cursor=cursor,
        within_days=within_days,
        on_behalf_of=on_behalf_of,
        accept_language=accept_language,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    within_days: int | Unset = 30,
    on_behalf_of: UUID | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Response[DuePage | Problem]:
    """As `sync_detailed`, without blocking."""

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        within_days=within_days,
        on_behalf_of=on_behalf_of,
        accept_language=accept_language,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    within_days: int | Unset = 30,
    on_behalf_of: UUID | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> DuePage | Problem | None:
    """As `asyncio_detailed`, and only what was parsed of the answer."""

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            cursor=cursor,
            within_days=within_days,
            on_behalf_of=on_behalf_of,
            accept_language=accept_language,
        )
    ).parsed
