from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.proceeding_patch import ProceedingPatch
from ...models.proceeding_public import ProceedingPublic
from ...types import UNSET, Response, Unset


def _get_kwargs(
    proceeding_id: UUID,
    *,
    body: ProceedingPatch,
    if_match: str,
    on_behalf_of: UUID | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    headers["If-Match"] = if_match

    if not isinstance(on_behalf_of, Unset):
        headers["On-Behalf-Of"] = on_behalf_of

    _kwargs: dict[str, Any] = {
        "method": "patch",
        "url": "/v1/proceedings/{proceeding_id}".format(
            proceeding_id=quote(str(proceeding_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | ProceedingPublic | None:
    if response.status_code == 200:
        response_200 = ProceedingPublic.from_dict(response.json())

        return response_200

    if response.status_code in {400, 401, 403, 404, 406, 409, 410, 412, 413, 415, 422, 428, 500, 503}:
        return Problem.from_dict(response.json())
    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Problem | ProceedingPublic]:
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
    body: ProceedingPatch,
    if_match: str,
    on_behalf_of: UUID | Unset = UNSET,
) -> Response[Problem | ProceedingPublic]:
    """Change Proceeding

     Say otherwise which authority has it, what is sought, and since when. Its stage changes by steps.

    Args:
        proceeding_id (UUID):
        if_match (str):
        on_behalf_of (UUID | Unset): the member for whom a front end acts; never wider than the
            client or the member
        body (ProceedingPatch): What can be said otherwise of a proceeding; its stage changes by
            steps.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | ProceedingPublic]
    """

    kwargs = _get_kwargs(
        proceeding_id=proceeding_id,
        body=body,
        if_match=if_match,
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
    body: ProceedingPatch,
    if_match: str,
    on_behalf_of: UUID | Unset = UNSET,
) -> Problem | ProceedingPublic | None:
    """As `sync_detailed`, and only what was parsed of the answer."""

    return sync_detailed(
        proceeding_id=proceeding_id,
        client=client,
        body=body,
        if_match=if_match,
        on_behalf_of=on_behalf_of,
    ).parsed


async def asyncio_detailed(
    proceeding_id: UUID,
    *,
    client: AuthenticatedClient,
    body: ProceedingPatch,
    if_match: str,
    on_behalf_of: UUID | Unset = UNSET,
) -> Response[Problem | ProceedingPublic]:
    """As `sync_detailed`, without blocking."""

    kwargs = _get_kwargs(
        proceeding_id=proceeding_id,
        body=body,
        if_match=if_match,
        on_behalf_of=on_behalf_of,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    proceeding_id: UUID,
    *,
    client: AuthenticatedClient,
    body: ProceedingPatch,
    if_match: str,
    on_behalf_of: UUID | Unset = UNSET,
) -> Problem | ProceedingPublic | None:
    """As `asyncio_detailed`, and only what was parsed of the answer."""

    return (
        await asyncio_detailed(
            proceeding_id=proceeding_id,
            client=client,
            body=body,
            if_match=if_match,
            on_behalf_of=on_behalf_of,
        )
    ).parsed
