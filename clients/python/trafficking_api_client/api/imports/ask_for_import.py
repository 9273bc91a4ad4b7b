from http import HTTPStatus
from typing import Any
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.import_public import ImportPublic
from ...models.new_import import NewImport
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    body: NewImport,
    idempotency_key: str,
    on_behalf_of: UUID | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    headers["Idempotency-Key"] = idempotency_key

    if not isinstance(on_behalf_of, Unset):
        headers["On-Behalf-Of"] = on_behalf_of

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/imports",
    }

    _kwargs["files"] = body.to_multipart()

    headers["Content-Type"] = "multipart/form-data; boundary=+++"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ImportPublic | Problem | None:
    if response.status_code == 202:
        response_202 = ImportPublic.from_dict(response.json())

        return response_202

    if response.status_code in {400, 401, 403, 404, 406, 409, 413, 415, 422, 500, 503}:
        return Problem.from_dict(response.json())
    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ImportPublic | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: NewImport,
    idempotency_key: str,
    on_behalf_of: UUID | Unset = UNSET,
) -> Response[ImportPublic | Problem]:
    """Ask For Import

     Have the rows of a file taken in, each as if you had sent it by itself; the worker does it.

    A line of JSON is `{"type": "case", "reference": "C-17", "refers": {"person_id": "P-9"}, "data":
    {...}}`:
    `data` is the body of the request that would make it, and `refers` are members of it that are ids,
    each by
    the reference of a row of this file or of an earlier one. A table is parted by commas. It has the
    columns
    `type`, `reference` and `refers.person_id`, and those of the data: a dot leads inside
    (`identity.first_name`), a number counts items (`identity.identity_documents.0.number`), and a
    semicolon
    parts codes.

    A row that is refused changes nothing for the others. The same row again, under the same reference,
    changes nothing.

    Args:
        idempotency_key (str): makes a repetition harmless for 7 days
        on_behalf_of (UUID | Unset): the member for whom a front end acts; never wider than the
            client or the member
        body (NewImport): A file whose rows are to be taken in.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ImportPublic | Problem]
    """

    kwargs = _get_kwargs(
        body=body,
        idempotency_key=idempotency_key,
        on_behalf_of=on_behalf_of,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    body: NewImport,
    idempotency_key: str,
    on_behalf_of: UUID | Unset = UNSET,
) -> ImportPublic | Problem | None:
    """As `sync_detailed`, and only what was parsed of the answer."""

    return sync_detailed(
        client=client,
        body=body,
        idempotency_key=idempotency_key,
        on_behalf_of=on_behalf_of,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: NewImport,
    idempotency_key: str,
    on_behalf_of: UUID | Unset = UNSET,
) -> Response[ImportPublic | Problem]:
    """As `sync_detailed`, without blocking."""

    kwargs = _get_kwargs(
        body=body,
        idempotency_key=idempotency_key,
        on_behalf_of=on_behalf_of,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: NewImport,
    idempotency_key: str,
    on_behalf_of: UUID | Unset = UNSET,
) -> ImportPublic | Problem | None:
    """As `asyncio_detailed`, and only what was parsed of the answer."""

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            idempotency_key=idempotency_key,
            on_behalf_of=on_behalf_of,
        )
    ).parsed
