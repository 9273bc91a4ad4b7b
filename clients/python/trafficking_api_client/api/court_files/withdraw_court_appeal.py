from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.command import Command
from ...models.court_appeal_public import CourtAppealPublic
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    appeal_id: UUID,
    *,
    body: Command | Unset = UNSET,
    if_match: str,
    idempotency_key: str | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    headers["If-Match"] = if_match

    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    if not isinstance(on_behalf_of, Unset):
        headers["On-Behalf-Of"] = on_behalf_of

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/court-appeals/{appeal_id}/withdraw".format(
            appeal_id=quote(str(appeal_id), safe=""),
        ),
    }

    if not isinstance(body, Unset):
        _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> CourtAppealPublic | Problem | None:
    if response.status_code == 200:
        response_200 = CourtAppealPublic.from_dict(response.json())

        return response_200

    if response.status_code in {400, 401, 403, 404, 406, 409, 412, 413, 415, 422, 428, 500, 503}:
        return Problem.from_dict(response.json())
    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[CourtAppealPublic | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    appeal_id: UUID,
    *,
    client: AuthenticatedClient,
    body: Command | Unset = UNSET,
    if_match: str,
    idempotency_key: str | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> Response[CourtAppealPublic | Problem]:
    """Withdraw Court Appeal

     Write down that the party does not go on. The stage stays; no time runs from its act any more.

    Args:
        appeal_id (UUID):
        if_match (str):
        idempotency_key (str | Unset): makes a repetition harmless for 7 days
        on_behalf_of (UUID | Unset): the member for whom a front end acts; never wider than the
            client or the member
        body (Command | Unset): The body of a command: when it happened, if not now.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CourtAppealPublic | Problem]
    """

    kwargs = _get_kwargs(
        appeal_id=appeal_id,
        body=body,
        if_match=if_match,
        idempotency_key=idempotency_key,
        on_behalf_of=on_behalf_of,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    appeal_id: UUID,
    *,
    client: AuthenticatedClient,
    body: Command | Unset = UNSET,
    if_match: str,
    idempotency_key: str | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> CourtAppealPublic | Problem | None:
    """As `sync_detailed`, and only what was parsed of the answer."""

    return sync_detailed(
        appeal_id=appeal_id,
        client=client,
        body=body,
        if_match=if_match,
        idempotency_key=idempotency_key,
        on_behalf_of=on_behalf_of,
    ).parsed


async def asyncio_detailed(
    appeal_id: UUID,
    *,
    client: AuthenticatedClient,
    body: Command | Unset = UNSET,
    if_match: str,
    idempotency_key: str | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> Response[CourtAppealPublic | Problem]:
    """As `sync_detailed`, without blocking."""

    kwargs = _get_kwargs(
        appeal_id=appeal_id,
        body=body,
        if_match=if_match,
        idempotency_key=idempotency_key,
        on_behalf_of=on_behalf_of,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    appeal_id: UUID,
    *,
    client: AuthenticatedClient,
    body: Command | Unset = UNSET,
    if_match: str,
    idempotency_key: str | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> CourtAppealPublic | Problem | None:
    """As `asyncio_detailed`, and only what was parsed of the answer."""

    return (
        await asyncio_detailed(
            appeal_id=appeal_id,
            client=client,
            body=body,
            if_match=if_match,
            idempotency_key=idempotency_key,
            on_behalf_of=on_behalf_of,
        )
    ).parsed
