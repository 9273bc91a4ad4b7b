from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.message_at_centre import MessageAtCentre
from ...models.message_to_reporter import MessageToReporter
from ...models.new_message import NewMessage
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    signalement_id: UUID,
    *,
    body: NewMessage,
    idempotency_key: str | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    if not isinstance(on_behalf_of, Unset):
        headers["On-Behalf-Of"] = on_behalf_of

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/signalements/{signalement_id}/messages".format(
            signalement_id=quote(str(signalement_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> MessageAtCentre | MessageToReporter | Problem | None:
    if response.status_code == 201:

        def _parse_response_201(data: object) -> MessageAtCentre | MessageToReporter:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                componentsschemas_message_public_type_0 = MessageToReporter.from_dict(data)

                return componentsschemas_message_public_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            componentsschemas_message_public_type_1 = MessageAtCentre.from_dict(data)

            return componentsschemas_message_public_type_1

        response_201 = _parse_response_201(response.json())

        return response_201

    if response.status_code in {400, 401, 403, 404, 406, 409, 413, 415, 422, 500, 503}:
        return Problem.from_dict(response.json())
    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[MessageAtCentre | MessageToReporter | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    signalement_id: UUID,
    *,
    client: AuthenticatedClient,
    body: NewMessage,
    idempotency_key: str | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> Response[MessageAtCentre | MessageToReporter | Problem]:
    """Write Signalement Message

     Write to the other side, or at the centre a note to yourselves; a report that moved on has it there.

    Args:
        signalement_id (UUID):
        idempotency_key (str | Unset): makes a repetition harmless for 7 days
        on_behalf_of (UUID | Unset): the member for whom a front end acts; never wider than the
            client or the member
        body (NewMessage): A message about a signalement. A reporter always writes to the centre.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MessageAtCentre | MessageToReporter | Problem]
    """

    kwargs = _get_kwargs(
        signalement_id=signalement_id,
        body=body,
        idempotency_key=idempotency_key,
        on_behalf_of=on_behalf_of,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    signalement_id: UUID,
    *,
    client: AuthenticatedClient,
    body: NewMessage,
    idempotency_key: str | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> MessageAtCentre | MessageToReporter | Problem | None:
    """As `sync_detailed`, and only what was parsed of the answer."""

    return sync_detailed(
        signalement_id=signalement_id,
        client=client,
        body=body,
        idempotency_key=idempotency_key,
        on_behalf_of=on_behalf_of,
    ).parsed


async def asyncio_detailed(
    signalement_id: UUID,
    *,
    client: AuthenticatedClient,
    body: NewMessage,
    idempotency_key: str | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> Response[MessageAtCentre | MessageToReporter | Problem]:
    """As `sync_detailed`, without blocking."""

    kwargs = _get_kwargs(
        signalement_id=signalement_id,
        body=body,
        idempotency_key=idempotency_key,
        on_behalf_of=on_behalf_of,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    signalement_id: UUID,
    *,
    client: AuthenticatedClient,
    body: NewMessage,
    idempotency_key: str | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> MessageAtCentre | MessageToReporter | Problem | None:
    """As `asyncio_detailed`, and only what was parsed of the answer."""

    return (
        await asyncio_detailed(
            signalement_id=signalement_id,
            client=client,
            body=body,
            idempotency_key=idempotency_key,
            on_behalf_of=on_behalf_of,
        )
    ).parsed
