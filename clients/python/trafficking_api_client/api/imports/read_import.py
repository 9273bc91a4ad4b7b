from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.import_public import ImportPublic
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    import_id: UUID,
    *,
    on_behalf_of: UUID | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(on_behalf_of, Unset):
        headers["On-Behalf-Of"] = on_behalf_of

    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/imports/{import_id}".format(
            import_id=quote(str(import_id), safe=""),
        ),
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | ImportPublic | Problem | None:
    if response.status_code == 200:
        response_200 = ImportPublic.from_dict(response.json())

        return response_200

    if response.status_code == 304:
        response_304 = cast(Any, None)
        return response_304

    if response.status_code in {400, 401, 403, 404, 406, 413, 422, 500, 503}:
        return Problem.from_dict(response.json())
    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Any | ImportPublic | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    import_id: UUID,
    *,
    client: AuthenticatedClient,
    on_behalf_of: UUID | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Response[Any | ImportPublic | Problem]:
    """Read Import

     One import that you asked for, and how far it is.

    Args:
        import_id (UUID):
        on_behalf_of (UUID | Unset): the member for whom a front end acts; never wider than the
            client or the member
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | ImportPublic | Problem]
    """

    kwargs = _get_kwargs(
        import_id=import_id,
        on_behalf_of=on_behalf_of,
        if_none_match=if_none_match,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    import_id: UUID,
    *,
    client: AuthenticatedClient,
    on_behalf_of: UUID | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Any | ImportPublic | Problem | None:
    """As `sync_detailed`, and only what was parsed of the answer."""

    return sync_detailed(
        import_id=import_id,
        client=client,
        on_behalf_of=on_behalf_of,
        if_none_match=if_none_match,
    ).parsed


async def asyncio_detailed(
    import_id: UUID,
    *,
    client: AuthenticatedClient,
    on_behalf_of: UUID | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Response[Any | ImportPublic | Problem]:
    """As `sync_detailed`, without blocking."""

    kwargs = _get_kwargs(
        import_id=import_id,
        on_behalf_of=on_behalf_of,
        if_none_match=if_none_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    import_id: UUID,
    *,
    client: AuthenticatedClient,
    on_behalf_of: UUID | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Any | ImportPublic | Problem | None:
    """As `asyncio_detailed`, and only what was parsed of the answer."""

    return (
        await asyncio_detailed(
            import_id=import_id,
            client=client,
            on_behalf_of=on_behalf_of,
            if_none_match=if_none_match,
        )
    ).parsed
