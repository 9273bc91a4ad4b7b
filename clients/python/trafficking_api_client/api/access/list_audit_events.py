import datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.audit_event_page import AuditEventPage
from ...models.list_audit_events_outcome_item import ListAuditEventsOutcomeItem
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    outcome: list[ListAuditEventsOutcomeItem] | Unset = UNSET,
    operation: list[str] | Unset = UNSET,
    object_id: UUID | Unset = UNSET,
    client_id: UUID | Unset = UNSET,
    member_id: UUID | Unset = UNSET,
    since: datetime.datetime | Unset = UNSET,
    until: datetime.datetime | Unset = UNSET,
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

    json_outcome: list[str] | Unset = UNSET
    if not isinstance(outcome, Unset):
        json_outcome = []
        for outcome_item_data in outcome:
            outcome_item = outcome_item_data.value
            json_outcome.append(outcome_item)

    params["outcome"] = json_outcome

    json_operation: list[str] | Unset = UNSET
    if not isinstance(operation, Unset):
        json_operation = operation

    params["operation"] = json_operation

    json_object_id: str | Unset = UNSET
    if not isinstance(object_id, Unset):
        json_object_id = str(object_id)
    params["object_id"] = json_object_id

    json_client_id: str | Unset = UNSET
    if not isinstance(client_id, Unset):
        json_client_id = str(client_id)
    params["client_id"] = json_client_id

    json_member_id: str | Unset = UNSET
    if not isinstance(member_id, Unset):
        json_member_id = str(member_id)
    params["member_id"] = json_member_id

    json_since: str | Unset = UNSET
    if not isinstance(since, Unset):
        json_since = since.isoformat()
    params["since"] = json_since

    json_until: str | Unset = UNSET
    if not isinstance(until, Unset):
        json_until = until.isoformat()
    params["until"] = json_until

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/audit-events",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> AuditEventPage | Problem | None:
    if response.status_code == 200:
        response_200 = AuditEventPage.from_dict(response.json())

        return response_200

    if response.status_code in {400, 401, 403, 404, 406, 413, 422, 500, 503}:
        return Problem.from_dict(response.json())
    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[AuditEventPage | Problem]:
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
    outcome: list[ListAuditEventsOutcomeItem] | Unset = UNSET,
    operation: list[str] | Unset = UNSET,
    object_id: UUID | Unset = UNSET,
    client_id: UUID | Unset = UNSET,
    member_id: UUID | Unset = UNSET,
    since: datetime.datetime | Unset = UNSET,
    until: datetime.datetime | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Response[AuditEventPage | Problem]:
    """List Audit Events

     What was done and refused in your organisation, the newest first.

    Args:
        limit (int | Unset): how many items at most Default: 50.
        cursor (str | Unset): from `next`, as it was given
        outcome (list[ListAuditEventsOutcomeItem] | Unset):
        operation (list[str] | Unset):
        object_id (UUID | Unset):
        client_id (UUID | Unset):
        member_id (UUID | Unset):
        since (datetime.datetime | Unset):
        until (datetime.datetime | Unset):
        on_behalf_of (UUID | Unset): the member for whom a front end acts; never wider than the
            client or the member
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AuditEventPage | Problem]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        outcome=outcome,
        operation=operation,
        object_id=object_id,
        client_id=client_id,
        member_id=member_id,
        since=since,
        until=until,
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
    outcome: list[ListAuditEventsOutcomeItem] | Unset = UNSET,
    operation: list[str] | Unset = UNSET,
    object_id: UUID | Unset = UNSET,
    client_id: UUID | Unset = UNSET,
    member_id: UUID | Unset = UNSET,
    since: datetime.datetime | Unset = UNSET,
    until: datetime.datetime | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> AuditEventPage | Problem | None:
    """As `sync_detailed`, and only what was parsed of the answer."""

    return sync_detailed(
        client=client,
        limit=limit,
        cursor=cursor,
        outcome=outcome,
        operation=operation,
        object_id=object_id,
        client_id=client_id,
        member_id=member_id,
        since=since,
        until=until,
        on_behalf_of=on_behalf_of,
        accept_language=accept_language,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    outcome: list[ListAuditEventsOutcomeItem] | Unset = UNSET,
    operation: list[str] | Unset = UNSET,
    object_id: UUID | Unset = UNSET,
    client_id: UUID | Unset = UNSET,
    member_id: UUID | Unset = UNSET,
    since: datetime.datetime | Unset = UNSET,
    until: datetime.datetime | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Response[AuditEventPage | Problem]:
    """As `sync_detailed`, without blocking."""

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        outcome=outcome,
        operation=operation,
        object_id=object_id,
        client_id=client_id,
        member_id=member_id,
        since=since,
        until=until,
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
    outcome: list[ListAuditEventsOutcomeItem] | Unset = UNSET,
    operation: list[str] | Unset = UNSET,
    object_id: UUID | Unset = UNSET,
    client_id: UUID | Unset = UNSET,
    member_id: UUID | Unset = UNSET,
    since: datetime.datetime | Unset = UNSET,
    until: datetime.datetime | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> AuditEventPage | Problem | None:
    """As `asyncio_detailed`, and only what was parsed of the answer."""

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            cursor=cursor,
            outcome=outcome,
            operation=operation,
            object_id=object_id,
            client_id=client_id,
            member_id=member_id,
            since=since,
            until=until,
            on_behalf_of=on_behalf_of,
            accept_language=accept_language,
        )
    ).parsed
