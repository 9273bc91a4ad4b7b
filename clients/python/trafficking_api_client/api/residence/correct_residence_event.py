from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.residence_correction import ResidenceCorrection
from ...models.residence_track_public import ResidenceTrackPublic
from ...types import UNSET, Response, Unset


def _get_kwargs(
    track_id: UUID,
    residence_event_id: UUID,
    *,
    body: ResidenceCorrection,
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
        "url": "/v1/residence-tracks/{track_id}/events/{residence_event_id}/correct".format(
            track_id=quote(str(track_id), safe=""),
            residence_event_id=quote(str(residence_event_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | ResidenceTrackPublic | None:
    if response.status_code == 200:
        response_200 = ResidenceTrackPublic.from_dict(response.json())

        return response_200

    if response.status_code in {400, 401, 403, 404, 406, 409, 412, 413, 415, 422, 428, 500, 503}:
        return Problem.from_dict(response.json())
    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Problem | ResidenceTrackPublic]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    track_id: UUID,
    residence_event_id: UUID,
    *,
    client: AuthenticatedClient,
    body: ResidenceCorrection,
    if_match: str,
    idempotency_key: str | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> Response[Problem | ResidenceTrackPublic]:
    """Correct Residence Event

     Take back what was written down by mistake, if the rest can follow without it; answers the track.

    A paper that was written down with it is out of use then.

    Args:
        track_id (UUID):
        residence_event_id (UUID):
        if_match (str):
        idempotency_key (str | Unset): makes a repetition harmless for 7 days
        on_behalf_of (UUID | Unset): the member for whom a front end acts; never wider than the
            client or the member
        body (ResidenceCorrection): What was written down was wrong, and is taken back.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | ResidenceTrackPublic]
    """

    kwargs = _get_kwargs(
        track_id=track_id,
        residence_event_id=residence_event_id,
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
    track_id: UUID,
    residence_event_id: UUID,
    *,
    client: AuthenticatedClient,
    body: ResidenceCorrection,
    if_match: str,
    idempotency_key: str | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> Problem | ResidenceTrackPublic | None:
    """As `sync_detailed`, and only what was parsed of the answer."""

    return sync_detailed(
        track_id=track_id,
        residence_event_id=residence_event_id,
        client=client,
        body=body,
        if_match=if_match,
        idempotency_key=idempotency_key,
        on_behalf_of=on_behalf_of,
    ).parsed


async def asyncio_detailed(
    track_id: UUID,
    residence_event_id: UUID,
    *,
    client: AuthenticatedClient,
    body: ResidenceCorrection,
    if_match: str,
    idempotency_key: str | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> Response[Problem | ResidenceTrackPublic]:
    """As `sync_detailed`, without blocking."""

    kwargs = _get_kwargs(
        track_id=track_id,
        residence_event_id=residence_event_id,
        body=body,
        if_match=if_match,
        idempotency_key=idempotency_key,
        on_behalf_of=on_behalf_of,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    track_id: UUID,
    residence_event_id: UUID,
    *,
    client: AuthenticatedClient,
    body: ResidenceCorrection,
    if_match: str,
    idempotency_key: str | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> Problem | ResidenceTrackPublic | None:
    """As `asyncio_detailed`, and only what was parsed of the answer."""

    return (
        await asyncio_detailed(
            track_id=track_id,
            residence_event_id=residence_event_id,
            client=client,
            body=body,
            if_match=if_match,
            idempotency_key=idempotency_key,
            on_behalf_of=on_behalf_of,
        )
    ).parsed
