import datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.journal import Journal
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    book_id: UUID,
    *,
    from_on: datetime.date,
    until_on: datetime.date,
    on_behalf_of: UUID | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(on_behalf_of, Unset):
        headers["On-Behalf-Of"] = on_behalf_of

    params: dict[str, Any] = {}

    json_from_on = from_on.isoformat()
    params["from_on"] = json_from_on

    json_until_on = until_on.isoformat()
    params["until_on"] = json_until_on

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/books/{book_id}/journal".format(
            book_id=quote(str(book_id), safe=""),
        ),
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Journal | Problem | None:
    if response.status_code == 200:
        response_200 = Journal.from_dict(response.json())

        return response_200

    if response.status_code in {400, 401, 403, 404, 406, 413, 422, 500, 503}:
        return Problem.from_dict(response.json())
    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Journal | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    book_id: UUID,
    *,
    client: AuthenticatedClient,
    from_on: datetime.date,
    until_on: datetime.date,
    on_behalf_of: UUID | Unset = UNSET,
) -> Response[Journal | Problem]:
    """Read Journal

     Every entry of some days for the accountant, as JSON, CSV or a workbook, as `Accept` says.

    Three years at most. Loans are told by their ids, as far as their cases are in your sight, and
    nobody is
    named.

    Args:
        book_id (UUID):
        from_on (datetime.date):
        until_on (datetime.date): this day too
        on_behalf_of (UUID | Unset): the member for whom a front end acts; never wider than the
            client or the member

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Journal | Problem]
    """

    kwargs = _get_kwargs(
        book_id=book_id,
        from_on=from_on,
        until_on=until_on,
        on_behalf_of=on_behalf_of,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    book_id: UUID,
    *,
    client: AuthenticatedClient,
    from_on: datetime.date,
    until_on: datetime.date,
    on_behalf_of: UUID | Unset = UNSET,
) -> Journal | Problem | None:
    """As `sync_detailed`, and only what was parsed of the answer."""

    return sync_detailed(
        book_id=book_id,
        client=client,
        from_on=from_on,
        until_on=until_on,
        on_behalf_of=on_behalf_of,
    ).parsed


async def asyncio_detailed(
    book_id: UUID,
    *,
    client: AuthenticatedClient,
    from_on: datetime.date,
    until_on: datetime.date,
    on_behalf_of: UUID | Unset = UNSET,
) -> Response[Journal | Problem]:
    """As `sync_detailed`, without blocking."""

    kwargs = _get_kwargs(
        book_id=book_id,
        from_on=from_on,
        until_on=until_on,
        on_behalf_of=on_behalf_of,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    book_id: UUID,
    *,
    client: AuthenticatedClient,
    from_on: datetime.date,
    until_on: datetime.date,
    on_behalf_of: UUID | Unset = UNSET,
) -> Journal | Problem | None:
    """As `asyncio_detailed`, and only what was parsed of the answer."""

    return (
        await asyncio_detailed(
            book_id=book_id,
            client=client,
            from_on=from_on,
            until_on=until_on,
            on_behalf_of=on_behalf_of,
        )
    ).parsed
