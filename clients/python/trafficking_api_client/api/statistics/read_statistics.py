from http import HTTPStatus
from typing import Any
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.yearly_statistics import YearlyStatistics
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    year: int,
    accept_language: str | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    if not isinstance(on_behalf_of, Unset):
        headers["On-Behalf-Of"] = on_behalf_of

    params: dict[str, Any] = {}

    params["year"] = year

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/statistics",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | YearlyStatistics | None:
    if response.status_code == 200:
        response_200 = YearlyStatistics.from_dict(response.json())

        return response_200

    if response.status_code in {400, 401, 403, 404, 406, 413, 422, 500, 503}:
        return Problem.from_dict(response.json())
    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Problem | YearlyStatistics]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    year: int,
    accept_language: str | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> Response[Problem | YearlyStatistics]:
    """Read Statistics

     How many people's cases were opened in a year, by the facts that CTDC publishes.

    As JSON, CSV or a workbook, as `Accept` says. A person counts once; who was determined to be no
    victim
    does not count. No count below ten is told, and none from which such a count would follow. There are
    no
    filters.

    Args:
        year (int): a calendar year that is over
        accept_language (str | Unset): en or fr
        on_behalf_of (UUID | Unset): the member for whom a front end acts; never wider than the
            client or the member

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | YearlyStatistics]
    """

    kwargs = _get_kwargs(
        year=year,
        accept_language=accept_language,
        on_behalf_of=on_behalf_of,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    year: int,
    accept_language: str | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> Problem | YearlyStatistics | None:
    """As `sync_detailed`, and only what was parsed of the answer."""

    return sync_detailed(
        client=client,
        year=year,
        accept_language=accept_language,
        on_behalf_of=on_behalf_of,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    year: int,
    accept_language: str | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> Response[Problem | YearlyStatistics]:
    """As `sync_detailed`, without blocking."""

    kwargs = _get_kwargs(
        year=year,
        accept_language=accept_language,
        on_behalf_of=on_behalf_of,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    year: int,
    accept_language: str | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> Problem | YearlyStatistics | None:
    """As `asyncio_detailed`, and only what was parsed of the answer."""

    return (
        await asyncio_detailed(
            client=client,
            year=year,
            accept_language=accept_language,
            on_behalf_of=on_behalf_of,
        )
    ).parsed
