from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    person_id: UUID,
    link_id: UUID,
    *,
    if_match: str,
    on_behalf_of: UUID | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    headers["If-Match"] = if_match

    if not isinstance(on_behalf_of, Unset):
        headers["On-Behalf-Of"] = on_behalf_of

    _kwargs: dict[str, Any] = {
        "method": "delete",
        "url": "/v1/people/{person_id}/household-links/{link_id}".format(
            person_id=quote(str(person_id), safe=""),
            link_id=quote(str(link_id), safe=""),
        ),
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | Problem | None:
    if response.status_code == 204:
        response_204 = cast(Any, None)
        return response_204

    if response.status_code in {400, 401, 403, 404, 406, 412, 413, 422, 428, 500, 503}:
        return Problem.from_dict(response.json())
    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Any | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    person_id: UUID,
    link_id: UUID,
    *,
    client: AuthenticatedClient,
    if_match: str,
    on_behalf_of: UUID | Unset = UNSET,
) -> Response[Any | Problem]:
    """Unlink Household

     Take a link away, from both sides.

    Args:
        person_id (UUID):
        link_id (UUID):
        if_match (str):
        on_behalf_of (UUID | Unset): the member for whom a front end acts; never wider than the
            client or the member

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Problem]
    """

    kwargs = _get_kwargs(
        person_id=person_id,
        link_id=link_id,
        if_match=if_match,
        on_behalf_of=on_behalf_of,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    person_id: UUID,
    link_id: UUID,
    *,
    client: AuthenticatedClient,
    if_match: str,
    on_behalf_of: UUID | Unset = UNSET,
) -> Any | Problem | None:
    """As `sync_detailed`, and only what was parsed of the answer."""

    return sync_detailed(
        person_id=person_id,
        link_id=link_id,
        client=client,
        if_match=if_match,
        on_behalf_of=on_behalf_of,
    ).parsed


async def asyncio_detailed(
    person_id: UUID,
    link_id: UUID,
    *,
    client: AuthenticatedClient,
    if_match: str,
    on_behalf_of: UUID | Unset = UNSET,
) -> Response[Any | Problem]:
    """As `sync_detailed`, without blocking."""

    kwargs = _get_kwargs(
        person_id=person_id,
        link_id=link_id,
        if_match=if_match,
        on_behalf_of=on_behalf_of,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    person_id: UUID,
    link_id: UUID,
    *,
    client: AuthenticatedClient,
    if_match: str,
    on_behalf_of: UUID | Unset = UNSET,
) -> Any | Problem | None:
    """As `asyncio_detailed`, and only what was parsed of the answer."""

    return (
        await asyncio_detailed(
            person_id=person_id,
            link_id=link_id,
            client=client,
            if_match=if_match,
            on_behalf_of=on_behalf_of,
        )
    ).parsed
