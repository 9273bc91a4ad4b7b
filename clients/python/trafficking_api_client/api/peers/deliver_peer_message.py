from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.peer_answer import PeerAnswer
from ...models.peer_letter import PeerLetter
from ...models.problem import Problem
from ...types import Response


def _get_kwargs(
    *,
    body: PeerLetter,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/peer-messages",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> PeerAnswer | Problem | None:
    if response.status_code == 200:
        response_200 = PeerAnswer.from_dict(response.json())

        return response_200

    if response.status_code in {400, 401, 406, 409, 413, 415, 422, 429, 500, 503}:
        return Problem.from_dict(response.json())
    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[PeerAnswer | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: PeerLetter,
) -> Response[PeerAnswer | Problem]:
    """Deliver Peer Message

     Take a signed message of a partner's server, once. The answer is signed, also where it refuses.

    The same message again is answered as it was the first time. A long one has its head and its
    signature,
    joined by a full stop, in the header `Peer-Message` too: else it is refused as too large.

    Args:
        body (PeerLetter): A signed message: three texts in base64url (RFC 4648), without padding.

            The signature is over the line `trafficking-api message 1`, a line feed, and the head as
            it stands here.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PeerAnswer | Problem]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: PeerLetter,
) -> PeerAnswer | Problem | None:
    """As `sync_detailed`, and only what was parsed of the answer."""

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: PeerLetter,
) -> Response[PeerAnswer | Problem]:
    """As `sync_detailed`, without blocking."""

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: PeerLetter,
) -> PeerAnswer | Problem | None:
    """As `asyncio_detailed`, and only what was parsed of the answer."""

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
