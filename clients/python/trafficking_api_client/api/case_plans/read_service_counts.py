import datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.service_counts import ServiceCounts
from ...models.service_type import ServiceType
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    from_on: datetime.date,
    until_on: datetime.date,
    type_: list[ServiceType] | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    if not isinstance(on_behalf_of, Unset):
        headers["On-Behalf-Of"] = on_behalf_of

    params: dict[str, Any] = {}

    json_from_on = from_on.isoformat()
    params["from_on"] = json_from_on

    json_until_on = until_on.isoformat()
    params["until_on"] = json_until_on

    json_type_: list[str] | Unset = UNSET
    if not isinstance(type_, Unset):
        json_type_ = []
        for type_item_data in type_:
            type_item = type_item_data.value
            json_type_.append(type_item)

    params["type"] = json_type_

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/service-counts",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | ServiceCounts | None:
    if response.status_code == 200:
        response_200 = ServiceCounts.from_dict(response.json())

        return response_200

    if response.status_code in {400, 401, 403, 404, 406, 413, 422, 500, 503}:
        return Problem.from_dict(response.json())
    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Problem | ServiceCounts]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    from_on: datetime.date,
    until_on: datetime.date,
    type_: list[ServiceType] | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> Response[Problem | ServiceCounts]:
    """Read Service Counts

     How much was done, by type and kind of medical check, as JSON, CSV or a workbook, as `Accept` says.

    What was voided does not count, nor does what was done in cases out of your sight.

    Args:
        from_on (datetime.date):
        until_on (datetime.date): this day too
        type_ (list[ServiceType] | Unset): all, if none is named
        accept_language (str | Unset): en or fr
        on_behalf_of (UUID | Unset): the member for whom a front end acts; never wider than the
            client or the member

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | ServiceCounts]
    """

    kwargs = _get_kwargs(
        from_on=from_on,
        until_on=until_on,
        type_=type_,
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
    from_on: datetime.date,
    until_on: datetime.date,
    type_: list[ServiceType] | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> Problem | ServiceCounts | None:
    """As `sync_detailed`, and only what was parsed of the answer."""

    return sync_detailed(
        client=client,
        from_on=from_on,
        until_on=until_on,
        type_=type_,
        accept_language=accept_language,
        on_behalf_of=on_behalf_of,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    from_on: datetime.date,
    until_on: datetime.date,
    type_: list[ServiceType] | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> Response[Problem | ServiceCounts]:
    """As `sync_detailed`, without blocking."""

    kwargs = _get_kwargs(
        from_on=from_on,
        until_on=until_on,
        type_=type_,
        accept_language=accept_language,
        on_behalf_of=on_behalf_of,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    from_on: datetime.date,
    until_on: datetime.date,
    type_: list[ServiceType] | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> Problem | ServiceCounts | None:
    """As `asyncio_detailed`, and only what was parsed of the answer."""

    return (
        await asyncio_detailed(
            client=client,
            from_on=from_on,
            until_on=until_on,
            type_=type_,
            accept_language=accept_language,
            on_behalf_of=on_behalf_of,
        )
    ).parsed
