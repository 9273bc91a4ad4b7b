import datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.work_item_page import WorkItemPage
from ...models.work_kind import WorkKind
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    mine: bool | Unset = UNSET,
    worker_id: list[UUID] | Unset = UNSET,
    is_unassigned: bool | Unset = UNSET,
    is_overdue: bool | Unset = UNSET,
    kind: list[WorkKind] | Unset = UNSET,
    case_id: UUID | Unset = UNSET,
    due_until: datetime.date | Unset = UNSET,
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

    params["mine"] = mine

    json_worker_id: list[str] | Unset = UNSET
    if not isinstance(worker_id, Unset):
        json_worker_id = []
        for worker_id_item_data in worker_id:
            worker_id_item = str(worker_id_item_data)
            json_worker_id.append(worker_id_item)

    params["worker_id"] = json_worker_id

    params["is_unassigned"] = is_unassigned

    params["is_overdue"] = is_overdue

    json_kind: list[str] | Unset = UNSET
    if not isinstance(kind, Unset):
        json_kind = []
        for kind_item_data in kind:
            kind_item = kind_item_data.value
            json_kind.append(kind_item)

    params["kind"] = json_kind

    json_case_id: str | Unset = UNSET
    if not isinstance(case_id, Unset):
        json_case_id = str(case_id)
    params["case_id"] = json_case_id

    json_due_until: str | Unset = UNSET
    if not isinstance(due_until, Unset):
        json_due_until = due_until.isoformat()
    params["due_until"] = json_due_until

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/work-list",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | WorkItemPage | None:
    if response.status_code == 200:
        response_200 = WorkItemPage.from_dict(response.json())

        return response_200

    if response.status_code in {400, 401, 403, 404, 406, 413, 422, 500, 503}:
        return Problem.from_dict(response.json())
    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Problem | WorkItemPage]:
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
    mine: bool | Unset = UNSET,
    worker_id: list[UUID] | Unset = UNSET,
    is_unassigned: bool | Unset = UNSET,
    is_overdue: bool | Unset = UNSET,
    kind: list[WorkKind] | Unset = UNSET,
    case_id: UUID | Unset = UNSET,
    due_until: datetime.date | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Response[Problem | WorkItemPage]:
    """List Work

     What is due in the cases you see, the most urgent first.

    Args:
        limit (int | Unset): how many items at most Default: 50.
        cursor (str | Unset): from `next`, as it was given
        mine (bool | Unset): what the acting member is to do
        worker_id (list[UUID] | Unset): what these are to do, alone or with others
        is_unassigned (bool | Unset):
        is_overdue (bool | Unset):
        kind (list[WorkKind] | Unset):
        case_id (UUID | Unset):
        due_until (datetime.date | Unset):
        on_behalf_of (UUID | Unset): the member for whom a front end acts; never wider than the
            client or the member
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | WorkItemPage]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        mine=mine,
        worker_id=worker_id,
        is_unassigned=is_unassigned,
        is_overdue=is_overdue,
        kind=kind,
        case_id=case_id,
        due_until=due_until,
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
    mine: bool | Unset = UNSET,
    worker_id: list[UUID] | Unset = UNSET,
    is_unassigned: bool | Unset = UNSET,
    is_overdue: bool | Unset = UNSET,
    kind: list[WorkKind] | Unset = UNSET,
    case_id: UUID | Unset = UNSET,
    due_until: datetime.date | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Problem | WorkItemPage | None:
    """As `sync_detailed`, and only what was parsed of the answer."""

    return sync_detailed(
        client=client,
        limit=limit,
        cursor=cursor,
        mine=mine,
        worker_id=worker_id,
        is_unassigned=is_unassigned,
        is_overdue=is_overdue,
        kind=kind,
        case_id=case_id,
        due_until=due_until,
        on_behalf_of=on_behalf_of,
        accept_language=accept_language,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    mine: bool | Unset = UNSET,
    worker_id: list[UUID] | Unset = UNSET,
    is_unassigned: bool | Unset = UNSET,
    is_overdue: bool | Unset = UNSET,
    kind: list[WorkKind] | Unset = UNSET,
    case_id: UUID | Unset = UNSET,
    due_until: datetime.date | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Response[Problem | WorkItemPage]:
    """As `sync_detailed`, without blocking."""

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        mine=mine,
        worker_id=worker_id,
        is_unassigned=is_unassigned,
        is_overdue=is_overdue,
        kind=kind,
        case_id=case_id,
        due_until=due_until,
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
    mine: bool | Unset = UNSET,
    worker_id: list[UUID] | Unset = UNSET,
    is_unassigned: bool | Unset = UNSET,
    is_overdue: bool | Unset = UNSET,
    kind: list[WorkKind] | Unset = UNSET,
    case_id: UUID | Unset = UNSET,
    due_until: datetime.date | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Problem | WorkItemPage | None:
    """As `asyncio_detailed`, and only what was parsed of the answer."""

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            cursor=cursor,
            mine=mine,
            worker_id=worker_id,
            is_unassigned=is_unassigned,
            is_overdue=is_overdue,
            kind=kind,
            case_id=case_id,
            due_until=due_until,
            on_behalf_of=on_behalf_of,
            accept_language=accept_language,
        )
    ).parsed
