import datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.proceeding_brief_page import ProceedingBriefPage
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    case_id: UUID | Unset = UNSET,
    court_file_id: UUID | Unset = UNSET,
    procedure: list[str] | Unset = UNSET,
    stage: list[str] | Unset = UNSET,
    updated_since: datetime.datetime | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(on_behalf_of, Unset):
        headers["On-Behalf-Of"] = on_behalf_of

    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    params: dict[str, Any] = {}

    params["limit"] = limit

    params["cursor"] = cursor

    json_case_id: str | Unset = UNSET
    if not isinstance(case_id, Unset):
        json_case_id = str(case_id)
    params["case_id"] = json_case_id

    json_court_file_id: str | Unset = UNSET
    if not isinstance(court_file_id, Unset):
        json_court_file_id = str(court_file_id)
    params["court_file_id"] = json_court_file_id

    json_procedure: list[str] | Unset = UNSET
    if not isinstance(procedure, Unset):
        json_procedure = procedure

    params["procedure"] = json_procedure

    json_stage: list[str] | Unset = UNSET
    if not isinstance(stage, Unset):
        json_stage = stage

    params["stage"] = json_stage

    json_updated_since: str | Unset = UNSET
    if not isinstance(updated_since, Unset):
        json_updated_since = updated_since.isoformat()
    params["updated_since"] = json_updated_since

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/proceedings",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | ProceedingBriefPage | None:
    if response.status_code == 200:
        response_200 = ProceedingBriefPage.from_dict(response.json())

        return response_200

    if response.status_code in {400, 401, 403, 404, 406, 413, 422, 500, 503}:
        return Problem.from_dict(response.json())
    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Problem | ProceedingBriefPage]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    case_id: UUID | Unset = UNSET,
    court_file_id: UUID | Unset = UNSET,
    procedure: list[str] | Unset = UNSET,
    stage: list[str] | Unset = UNSET,
    updated_since: datetime.datetime | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Response[Problem | ProceedingBriefPage]:
    """List Proceedings

     The proceedings of the cases in your sight, the latest first; without courts and numbers.

    Args:
        limit (int | Unset): how many items at most Default: 50.
        cursor (str | Unset): from `next`, as it was given
        case_id (UUID | Unset):
        court_file_id (UUID | Unset):
        procedure (list[str] | Unset):
        stage (list[str] | Unset):
        updated_since (datetime.datetime | Unset):
        on_behalf_of (UUID | Unset): the member for whom a front end acts; never wider than the
            client or the member
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | ProceedingBriefPage]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        case_id=case_id,
        court_file_id=court_file_id,
        procedure=procedure,
        stage=stage,
        updated_since=updated_since,
        on_behalf_of=on_behalf_of,
        accept_language=accept_language,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    case_id: UUID | Unset = UNSET,
    court_file_id: UUID | Unset = UNSET,
    procedure: list[str] | Unset = UNSET,
    stage: list[str] | Unset = UNSET,
    updated_since: datetime.datetime | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Problem | ProceedingBriefPage | None:
    """As `sync_detailed`, and only what was parsed of the answer."""

    return sync_detailed(
        client=client,
        limit=limit,
        cursor=cursor,
        case_id=case_id,
        court_file_id=court_file_id,
        procedure=procedure,
        stage=stage,
        updated_since=updated_since,
        on_behalf_of=on_behalf_of,
        accept_language=accept_language,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    case_id: UUID | Unset = UNSET,
    court_file_id: UUID | Unset = UNSET,
    procedure: list[str] | Unset = UNSET,
    stage: list[str] | Unset = UNSET,
    updated_since: datetime.datetime | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Response[Problem | ProceedingBriefPage]:
    """As `sync_detailed`, without blocking."""

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        case_id=case_id,
        court_file_id=court_file_id,
        procedure=procedure,
        stage=stage,
        updated_since=updated_since,
        on_behalf_of=on_behalf_of,
        accept_language=accept_language,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    case_id: UUID | Unset = UNSET,
    court_file_id: UUID | Unset = UNSET,
    procedure: list[str] | Unset = UNSET,
    stage: list[str] | Unset = UNSET,
    updated_since: datetime.datetime | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Problem | ProceedingBriefPage | None:
    """As `asyncio_detailed`, and only what was parsed of the answer."""

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            cursor=cursor,
            case_id=case_id,
            court_file_id=court_file_id,
            procedure=procedure,
            stage=stage,
            updated_since=updated_since,
            on_behalf_of=on_behalf_of,
            accept_language=accept_language,
        )
    ).parsed
