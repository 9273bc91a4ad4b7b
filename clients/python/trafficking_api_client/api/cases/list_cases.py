import datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.case_page import CasePage
from ...models.case_status import CaseStatus
from ...models.problem import Problem
from ...models.support_domain import SupportDomain
from ...models.yes_no_unknown import YesNoUnknown
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    status: list[CaseStatus] | Unset = UNSET,
    primary_need: list[SupportDomain] | Unset = UNSET,
    minor: list[YesNoUnknown] | Unset = UNSET,
    person_id: UUID | Unset = UNSET,
    worker_id: UUID | Unset = UNSET,
    opened_from: datetime.date | Unset = UNSET,
    opened_until: datetime.date | Unset = UNSET,
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

    json_status: list[str] | Unset = UNSET
    if not isinstance(status, Unset):
        json_status = []
        for status_item_data in status:
            status_item = status_item_data.value
            json_status.append(status_item)

    params["status"] = json_status

    json_primary_need: list[str] | Unset = UNSET
    if not isinstance(primary_need, Unset):
        json_primary_need = []
        for primary_need_item_data in primary_need:
            primary_need_item = primary_need_item_data.value
            json_primary_need.append(primary_need_item)

    params["primary_need"] = json_primary_need

    json_minor: list[str] | Unset = UNSET
    if not isinstance(minor, Unset):
        json_minor = []
        for minor_item_data in minor:
            minor_item = minor_item_data.value
            json_minor.append(minor_item)

    params["minor"] = json_minor

    json_person_id: str | Unset = UNSET
    if not isinstance(person_id, Unset):
        json_person_id = str(person_id)
    params["person_id"] = json_person_id

    json_worker_id: str | Unset = UNSET
    if not isinstance(worker_id, Unset):
        json_worker_id = str(worker_id)
    params["worker_id"] = json_worker_id

    json_opened_from: str | Unset = UNSET
    if not isinstance(opened_from, Unset):
        json_opened_from = opened_from.isoformat()
    params["opened_from"] = json_opened_from

    json_opened_until: str | Unset = UNSET
    if not isinstance(opened_until, Unset):
        json_opened_until = opened_until.isoformat()
    params["opened_until"] = json_opened_until

    json_updated_since: str | Unset = UNSET
    if not isinstance(updated_since, Unset):
        json_updated_since = updated_since.isoformat()
    params["updated_since"] = json_updated_since

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/cases",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> CasePage | Problem | None:
    if response.status_code == 200:
        response_200 = CasePage.from_dict(response.json())

        return response_200

    if response.status_code in {400, 401, 403, 404, 406, 413, 422, 500, 503}:
        return Problem.from_dict(response.json())
    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[CasePage | Problem]:
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
    status: list[CaseStatus] | Unset = UNSET,
    primary_need: list[SupportDomain] | Unset = UNSET,
    minor: list[YesNoUnknown] | Unset = UNSET,
    person_id: UUID | Unset = UNSET,
    worker_id: UUID | Unset = UNSET,
    opened_from: datetime.date | Unset = UNSET,
    opened_until: datetime.date | Unset = UNSET,
    updated_since: datetime.datetime | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Response[CasePage | Problem]:
    """List Cases

     The cases of your centre, the last opened first.

    Args:
        limit (int | Unset): how many items at most Default: 50.
        cursor (str | Unset): from `next`, as it was given
        status (list[CaseStatus] | Unset):
        primary_need (list[SupportDomain] | Unset):
        minor (list[YesNoUnknown] | Unset):
        person_id (UUID | Unset):
        worker_id (UUID | Unset): who works on them now
        opened_from (datetime.date | Unset):
        opened_until (datetime.date | Unset):
        updated_since (datetime.datetime | Unset):
        on_behalf_of (UUID | Unset): the member for whom a front end acts; never wider than the
            client or the member
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CasePage | Problem]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        status=status,
        primary_need=primary_need,
        minor=minor,
        person_id=person_id,
        worker_id=worker_id,
        opened_from=opened_from,
        opened_until=opened_until,
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
    status: list[CaseStatus] | Unset = UNSET,
    primary_need: list[SupportDomain] | Unset = UNSET,
    minor: list[YesNoUnknown] | Unset = UNSET,
    person_id: UUID | Unset = UNSET,
    worker_id: UUID | Unset = UNSET,
    opened_from: datetime.date | Unset = UNSET,
    opened_until: datetime.date | Unset = UNSET,
    updated_since: datetime.datetime | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> CasePage | Problem | None:
    """As `sync_detailed`, and only what was parsed of the answer."""

    return sync_detailed(
        client=client,
        limit=limit,
        cursor=cursor,
        status=status,
        primary_need=primary_need,
        minor=minor,
        person_id=person_id,
        worker_id=worker_id,
        opened_from=opened_from,
        opened_until=opened_until,
        updated_since=updated_since,
        on_behalf_of=on_behalf_of,
        accept_language=accept_language,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    status: list[CaseStatus] | Unset = UNSET,
    primary_need: list[SupportDomain] | Unset = UNSET,
    minor: list[YesNoUnknown] | Unset = UNSET,
    person_id: UUID | Unset = UNSET,
    worker_id: UUID | Unset = UNSET,
    opened_from: datetime.date | Unset = UNSET,
    opened_until: datetime.date | Unset = UNSET,
    updated_since: datetime.datetime | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Response[CasePage | Problem]:
    """As `sync_detailed`, without blocking."""

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        status=status,
        primary_need=primary_need,
        minor=minor,
        person_id=person_id,
        worker_id=worker_id,
        opened_from=opened_from,
        opened_until=opened_until,
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
    status: list[CaseStatus] | Unset = UNSET,
    primary_need: list[SupportDomain] | Unset = UNSET,
    minor: list[YesNoUnknown] | Unset = UNSET,
    person_id: UUID | Unset = UNSET,
    worker_id: UUID | Unset = UNSET,
    opened_from: datetime.date | Unset = UNSET,
    opened_until: datetime.date | Unset = UNSET,
    updated_since: datetime.datetime | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> CasePage | Problem | None:
    """As `asyncio_detailed`, and only what was parsed of the answer."""

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            cursor=cursor,
            status=status,
            primary_need=primary_need,
            minor=minor,
            person_id=person_id,
            worker_id=worker_id,
            opened_from=opened_from,
            opened_until=opened_until,
            updated_since=updated_since,
            on_behalf_of=on_behalf_of,
            accept_language=accept_language,
        )
    ).parsed
