import datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.availability import Availability
from ...models.bed_suitability import BedSuitability
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    from_: datetime.date | Unset = UNSET,
    to: datetime.date | Unset = UNSET,
    need: list[BedSuitability] | Unset = UNSET,
    shelter_id: UUID | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(on_behalf_of, Unset):
        headers["On-Behalf-Of"] = on_behalf_of

    params: dict[str, Any] = {}

    json_from_: str | Unset = UNSET
    if not isinstance(from_, Unset):
        json_from_ = from_.isoformat()
    params["from"] = json_from_

    json_to: str | Unset = UNSET
    if not isinstance(to, Unset):
        json_to = to.isoformat()
    params["to"] = json_to

    json_need: list[str] | Unset = UNSET
    if not isinstance(need, Unset):
        json_need = []
        for need_item_data in need:
            need_item = need_item_data.value
            json_need.append(need_item)

    params["need"] = json_need

    json_shelter_id: str | Unset = UNSET
    if not isinstance(shelter_id, Unset):
        json_shelter_id = str(shelter_id)
    params["shelter_id"] = json_shelter_id

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/availability",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Availability | Problem | None:
    if response.status_code == 200:
        response_200 = Availability.from_dict(response.json())

        return response_200

    if response.status_code in {400, 401, 403, 404, 406, 413, 422, 500, 503}:
        return Problem.from_dict(response.json())
    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Availability | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    from_: datetime.date | Unset = UNSET,
    to: datetime.date | Unset = UNSET,
    need: list[BedSuitability] | Unset = UNSET,
    shelter_id: UUID | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> Response[Availability | Problem]:
    """Read Availability

     The beds of your centre from a day to a day, as they stand at this moment; tonight, if nothing is
    said.

    A bed counts as free only if it is free for the whole time.

    Args:
        from_ (datetime.date | Unset): today, if it is not said
        to (datetime.date | Unset): the day after, if it is not said
        need (list[BedSuitability] | Unset): the bed has all of these
        shelter_id (UUID | Unset):
        on_behalf_of (UUID | Unset): the member for whom a front end acts; never wider than the
            client or the member

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Availability | Problem]
    """

    kwargs = _get_kwargs(
        from_=from_,
        to=to,
        need=need,
        shelter_id=shelter_id,
        on_behalf_of=on_behalf_of,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    from_: datetime.date | Unset = UNSET,
    to: datetime.date | Unset = UNSET,
    need: list[BedSuitability] | Unset = UNSET,
    shelter_id: UUID | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> Availability | Problem | None:
    """As `sync_detailed`, and only what was parsed of the answer."""

    return sync_detailed(
        client=client,
        from_=from_,
        to=to,
        need=need,
        shelter_id=shelter_id,
        on_behalf_of=on_behalf_of,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    from_: datetime.date | Unset = UNSET,
    to: datetime.date | Unset = UNSET,
    need: list[BedSuitability] | Unset = UNSET,
    shelter_id: UUID | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> Response[Availability | Problem]:
    """As `sync_detailed`, without blocking."""

    kwargs = _get_kwargs(
        from_=from_,
        to=to,
        need=need,
        shelter_id=shelter_id,
        on_behalf_of=on_behalf_of,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    from_: datetime.date | Unset = UNSET,
    to: datetime.date | Unset = UNSET,
    need: list[BedSuitability] | Unset = UNSET,
    shelter_id: UUID | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> Availability | Problem | None:
    """As `asyncio_detailed`, and only what was parsed of the answer."""

    return (
        await asyncio_detailed(
            client=client,
            from_=from_,
            to=to,
            need=need,
            shelter_id=shelter_id,
            on_behalf_of=on_behalf_of,
        )
    ).parsed
