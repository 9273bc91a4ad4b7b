import datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.stage_standing import StageStanding
from ...types import UNSET, Response, Unset


def _get_kwargs(
    proceeding_id: UUID,
    *,
    at: datetime.datetime | Unset = UNSET,
    known_at: datetime.datetime | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(on_behalf_of, Unset):
        headers["On-Behalf-Of"] = on_behalf_of

    params: dict[str, Any] = {}

    json_at: str | Unset = UNSET
    if not isinstance(at, Unset):
        json_at = at.isoformat()
    params["at"] = json_at

    json_known_at: str | Unset = UNSET
    if not isinstance(known_at, Unset):
        json_known_at = known_at.isoformat()
    params["known_at"] = json_known_at

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/proceedings/{proceeding_id}/stage".format(
            proceeding_id=quote(str(proceeding_id), safe=""),
        ),
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | StageStanding | None:
    if response.status_code == 200:
        response_200 = StageStanding.from_dict(response.json())

        return response_200

    if response.status_code in {400, 401, 403, 404, 406, 413, 422, 500, 503}:
        return Problem.from_dict(response.json())
    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Problem | StageStanding]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    proceeding_id: UUID,
    *,
    client: AuthenticatedClient,
    at: datetime.datetime | Unset = UNSET,
    known_at: datetime.datetime | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> Response[Problem | StageStanding]:
    """Read Proceeding Stage

     Where a proceeding stood at an instant, as it is known now, or as it was known then.

    Args:
        proceeding_id (UUID):
        at (datetime.datetime | Unset): now, if absent; not before it was opened
        known_at (datetime.datetime | Unset): only what was written down by then counts; all of
            it, if absent
        on_behalf_of (UUID | Unset): the member for whom a front end acts; never wider than the
            client or the member

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | StageStanding]
    """

    kwargs = _get_kwargs(
        proceeding_id=proceeding_id,
        at=at,
        known_at=known_at,
        on_behalf_of=on_behalf_of,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    proceeding_id: UUID,
    *,
    client: AuthenticatedClient,
    at: datetime.datetime | Unset = UNSET,
    known_at: datetime.datetime | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> Problem | StageStanding | None:
    """As `sync_detailed`, and only what was parsed of the answer."""

    return sync_detailed(
        proceeding_id=proceeding_id,
        client=client,
        at=at,
        known_at=known_at,
        on_behalf_of=on_behalf_of,
    ).parsed


async def asyncio_detailed(
    proceeding_id: UUID,
    *,
    client: AuthenticatedClient,
    at: datetime.datetime | Unset = UNSET,
    known_at: datetime.datetime | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> Response[Problem | StageStanding]:
    """As `sync_detailed`, without blocking."""

    kwargs = _get_kwargs(
        proceeding_id=proceeding_id,
        at=at,
        known_at=known_at,
        on_behalf_of=on_behalf_of,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    proceeding_id: UUID,
    *,
    client: AuthenticatedClient,
    at: datetime.datetime | Unset = UNSET,
    known_at: datetime.datetime | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> Problem | StageStanding | None:
    """As `asyncio_detailed`, and only what was parsed of the answer."""

    return (
        await asyncio_detailed(
            proceeding_id=proceeding_id,
            client=client,
            at=at,
            known_at=known_at,
            on_behalf_of=on_behalf_of,
        )
    ).parsed
