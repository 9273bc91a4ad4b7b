import datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.visit_brief_page import VisitBriefPage
from ...models.visit_status import VisitStatus
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    case_id: UUID | Unset = UNSET,
    case_plan_id: UUID | Unset = UNSET,
    status: list[VisitStatus] | Unset = UNSET,
    worker_id: UUID | Unset = UNSET,
    is_unassigned: bool | Unset = UNSET,
    is_overdue: bool | Unset = UNSET,
    due_from: datetime.date | Unset = UNSET,
    due_until: datetime.date | Unset = UNSET,
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

    json_case_plan_id: str | Unset = UNSET
    if not isinstance(case_plan_id, Unset):
        json_case_plan_id = str(case_plan_id)
    params["case_plan_id"] = json_case_plan_id

    json_status: list[str] | Unset = UNSET
    if not isinstance(status, Unset):
        json_status = []
        for status_item_data in status:
            status_item = status_item_data.value
            json_status.append(status_item)

    params["status"] = json_status

    json_worker_id: str | Unset = UNSET
    if not isinstance(worker_id, Unset):
        json_worker_id = str(worker_id)
    params["worker_id"] = json_worker_id

    params["is_unassigned"] = is_unassigned

    params["is_overdue"] = is_overdue

    json_due_from: str | Unset = UNSET
    if not isinstance(due_from, Unset):
        json_due_from = due_from.isoformat()
    params["due_from"] = json_due_from

    json_due_until: str | Unset = UNSET
    if not isinstance(due_until, Unset):
        json_due_until = due_until.isoformat()
    params["due_until"] = json_due_until

    json_updated_since: str | Unset = UNSET
    if not isinstance(updated_since, Unset):
        json_updated_since = updated_since.isoformat()
    params["updated_since"] = json_updated_since

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/visits",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | VisitBriefPage | None:
    if response.status_code == 200:
        response_200 = VisitBriefPage.from_dict(response.json())

        return response_200

    if response.status_code in {400, 401, 403, 404, 406, 413, 422, 500, 503}:
        return Problem.from_dict(response.json())
    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Problem | VisitBriefPage]:
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
    case_plan_id: UUID | Unset = UNSET,
    status: list[VisitStatus] | Unset = UNSET,
    worker_id: UUID | Unset = UNSET,
    is_unassigned: bool | Unset = UNSET,
    is_overdue: bool | Unset = UNSET,
    due_from: datetime.date | Unset = UNSET,
    due_until: datetime.date | Unset = UNSET,
    updated_since: datetime.datetime | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Response[Problem | VisitBriefPage]:
    """List Visits

     The visits of the cases in your sight, those that are due first at the top; without their words.

    Args:
        limit (int | Unset): how many items at most Default: 50.
        cursor (str | Unset): from `next`, as it was given
        case_id (UUID | Unset):
        case_plan_id (UUID | Unset):
        status (list[VisitStatus] | Unset):
        worker_id (UUID | Unset):
        is_unassigned (bool | Unset):
        is_overdue (bool | Unset):
        due_from (datetime.date | Unset):
        due_until (datetime.date | Unset): this day too
        updated_since (datetime.datetime | Unset):
        on_behalf_of (UUID | Unset): the member for whom a front end acts; never wider than the
            client or the member
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | VisitBriefPage]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        case_id=case_id,
        case_plan_id=case_plan_id,
        status=status,
        worker_id=worker_id,
        is_unassigned=is_unassigned,
        is_overdue=is_overdue,
        due_from=due_from,
        due_until=due_until,
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
    case_plan_id: UUID | Unset = UNSET,
    status: list[VisitStatus] | Unset = UNSET,
    worker_id: UUID | Unset = UNSET,
    is_unassigned: bool | Unset = UNSET,
    is_overdue: bool | Unset = UNSET,
    due_from: datetime.date | Unset = UNSET,
    due_until: datetime.date | Unset = UNSET,
    updated_since: datetime.datetime | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Problem | VisitBriefPage | None:
    """As `sync_detailed`, and only what was parsed of the answer."""

    return sync_detailed(
        client=client,
        limit=limit,
        cursor=cursor,
        case_id=case_id,
        case_plan_id=case_plan_id,
        status=status,
        worker_id=worker_id,
        is_unassigned=is_unassigned,
        is_overdue=is_overdue,
        due_from=due_from,
        due_until=due_until,
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
    case_plan_id: UUID | Unset = UNSET,
    status: list[VisitStatus] | Unset = UNSET,
    worker_id: UUID | Unset = UNSET,
    is_unassigned: bool | Unset = UNSET,
    is_overdue: bool | Unset = UNSET,
    due_from: datetime.date | Unset = UNSET,
    due_until: datetime.date | Unset = UNSET,
    updated_since: datetime.datetime | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Response[Problem | VisitBriefPage]:
    """As `sync_detailed`, without blocking."""

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        case_id=case_id,
        case_plan_id=case_plan_id,
        status=status,
        worker_id=worker_id,
        is_unassigned=is_unassigned,
        is_overdue=is_overdue,
        due_from=due_from,
        due_until=due_until,
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
    case_plan_id: UUID | Unset = UNSET,
    status: list[VisitStatus] | Unset = UNSET,
    worker_id: UUID | Unset = UNSET,
    is_unassigned: bool | Unset = UNSET,
    is_overdue: bool | Unset = UNSET,
    due_from: datetime.date | Unset = UNSET,
    due_until: datetime.date | Unset = UNSET,
    updated_since: datetime.datetime | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Problem | VisitBriefPage | None:
    """As `asyncio_detailed`, and only what was parsed of the answer."""

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            cursor=cursor,
            case_id=case_id,
            case_plan_id=case_plan_id,
            status=status,
            worker_id=worker_id,
            is_unassigned=is_unassigned,
            is_overdue=is_overdue,
            due_from=due_from,
            due_until=due_until,
            updated_since=updated_since,
            on_behalf_of=on_behalf_of,
            accept_language=accept_language,
        )
    ).parsed
