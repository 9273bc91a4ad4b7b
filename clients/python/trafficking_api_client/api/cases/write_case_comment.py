from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.case_comment_public import CaseCommentPublic
from ...models.new_case_comment import NewCaseComment
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    case_id: UUID,
    *,
    body: NewCaseComment,
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
        "url": "/v1/cases/{case_id}/comments".format(
            case_id=quote(str(case_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> CaseCommentPublic | Problem | None:
    if response.status_code == 201:
        response_201 = CaseCommentPublic.from_dict(response.json())

        return response_201

    if response.status_code in {400, 401, 403, 404, 406, 409, 410, 413, 415, 422, 500, 503}:
        return Problem.from_dict(response.json())
    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[CaseCommentPublic | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    case_id: UUID,
    *,
    client: AuthenticatedClient,
    body: NewCaseComment,
    idempotency_key: str | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> Response[CaseCommentPublic | Problem]:
    """Write Case Comment

     Write a comment. It is never changed; on a closed case it is kept, and the case stays closed.

    Args:
        case_id (UUID):
        idempotency_key (str | Unset): makes a repetition harmless for 7 days
        on_behalf_of (UUID | Unset): the member for whom a front end acts; never wider than the
            client or the member
        body (NewCaseComment): A note about a case, in your own words.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CaseCommentPublic | Problem]
    """

    kwargs = _get_kwargs(
        case_id=case_id,
        body=body,
        idempotency_key=idempotency_key,
        on_behalf_of=on_behalf_of,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    case_id: UUID,
    *,
    client: AuthenticatedClient,
    body: NewCaseComment,
    idempotency_key: str | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> CaseCommentPublic | Problem | None:
    """As `sync_detailed`, and only what was parsed of the answer."""

    return sync_detailed(
        case_id=case_id,
        client=client,
        body=body,
        idempotency_key=idempotency_key,
        on_behalf_of=on_behalf_of,
    ).parsed


async def asyncio_detailed(
    case_id: UUID,
    *,
    client: AuthenticatedClient,
    body: NewCaseComment,
    idempotency_key: str | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> Response[CaseCommentPublic | Problem]:
    """As `sync_detailed`, without blocking."""

    kwargs = _get_kwargs(
        case_id=case_id,
        body=body,
        idempotency_key=idempotency_key,
        on_behalf_of=on_behalf_of,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    case_id: UUID,
    *,
    client: AuthenticatedClient,
    body: NewCaseComment,
    idempotency_key: str | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> CaseCommentPublic | Problem | None:
    """As `asyncio_detailed`, and only what was parsed of the answer."""

    return (
        await asyncio_detailed(
            case_id=case_id,
            client=client,
            body=body,
            idempotency_key=idempotency_key,
            on_behalf_of=on_behalf_of,
        )
    ).parsed
