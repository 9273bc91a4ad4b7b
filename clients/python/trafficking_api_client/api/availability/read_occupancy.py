import datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.by import By
from ...models.occupancy import Occupancy
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    shelter_id: UUID,
    *,
    from_: datetime.date,
    to: datetime.date,
    by: By | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(on_behalf_of, Unset):
        headers["On-Behalf-Of"] = on_behalf_of

    params: dict[str, Any] = {}

    json_from_ = from_.isoformat()
    params["from"] = json_from_

    json_to = to.isoformat()
    params["to"] = json_to

    json_by: str | Unset = UNSET
    if not isinstance(by, Unset):
        json_by = by.value

    params["by"] = json_by

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/shelters/{shelter_id}/occupancy".format(
            shelter_id=quote(str(shelter_id), safe=""),
        ),
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Occupancy | Problem | None:
    if response.status_code == 200:
        response_200 = Occupancy.from_dict(response.json())

        return response_200

    if response.status_code in {400, 401, 403, 404, 406, 413, 422, 500, 503}:
        return Problem.from_dict(response.json())
    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Occupancy | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    shelter_id: UUID,
    *,
    client: AuthenticatedClient,
    from_: datetime.date,
    to: datetime.date,
    by: By | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> Response[Occupancy | Problem]:
    """Read Occupancy

     Bed-nights used and staffed, by day or month, as JSON, CSV or a workbook, as `Accept` says.

    The night of a day counts for who has the bed when the day ends, where the house is.

    Args:
        shelter_id (UUID):
        from_ (datetime.date): the first night is the one that begins on this day
        to (datetime.date): the day after the last night
        by (By | Unset): How the nights are added up.
        on_behalf_of (UUID | Unset): the member for whom a front end acts; never wider than the
            client or the member

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Occupancy | Problem]
    """

    kwargs = _get_kwargs(
        shelter_id=shelter_id,
        from_=from_,
        to=to,
        by=by,
        on_behalf_of=on_behalf_of,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    shelter_id: UUID,
    *,
    client: AuthenticatedClient,
    from_: datetime.date,
    to: datetime.date,
    by: By | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> Occupancy | Problem | None:
    """As `sync_detailed`, and only what was parsed of the answer."""

    return sync_detailed(
        shelter_id=shelter_id,
        client=client,
        from_=from_,
        to=to,
        by=by,
        on_behalf_of=on_behalf_of,
    ).parsed


async def asyncio_detailed(
    shelter_id: UUID,
    *,
    client: AuthenticatedClient,
    from_: datetime.date,
    to: datetime.date,
    by: By | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> Response[Occupancy | Problem]:
    """As `sync_detailed`, without blocking."""

    kwargs = _get_kwargs(
        shelter_id=shelter_id,
        from_=from_,
        to=to,
        by=by,
        on_behalf_of=on_behalf_of,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    shelter_id: UUID,
    *,
    client: AuthenticatedClient,
    from_: datetime.date,
    to: datetime.date,
    by: By | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> Occupancy | Problem | None:
    """As `asyncio_detailed`, and only what was parsed of the answer."""

    return (
        await asyncio_detailed(
            shelter_id=shelter_id,
            client=client,
            from_=from_,
            to=to,
            by=by,
            on_behalf_of=on_behalf_of,
        )
    ).parsed
