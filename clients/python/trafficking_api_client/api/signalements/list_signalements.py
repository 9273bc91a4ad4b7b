import datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.list_signalements_view import ListSignalementsView
from ...models.problem import Problem
from ...models.reporter_state import ReporterState
from ...models.signalement_page import SignalementPage
from ...models.signalement_status import SignalementStatus
from ...models.urgency import Urgency
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    view: ListSignalementsView | Unset = UNSET,
    status: list[ReporterState | SignalementStatus] | Unset = UNSET,
    urgency: list[Urgency] | Unset = UNSET,
    escalated: bool | Unset = UNSET,
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

    json_view: str | Unset = UNSET
    if not isinstance(view, Unset):
        json_view = view.value

    params["view"] = json_view

    json_status: list[str] | Unset = UNSET
    if not isinstance(status, Unset):
        json_status = []
        for status_item_data in status:
            status_item: str
            if isinstance(status_item_data, SignalementStatus):
                status_item = status_item_data.value
            else:
                status_item = status_item_data.value

            json_status.append(status_item)

    params["status"] = json_status

    json_urgency: list[str] | Unset = UNSET
    if not isinstance(urgency, Unset):
        json_urgency = []
        for urgency_item_data in urgency:
            urgency_item = urgency_item_data.value
            json_urgency.append(urgency_item)

    params["urgency"] = json_urgency

    params["escalated"] = escalated

    json_updated_since: str | Unset = UNSET
    if not isinstance(updated_since, Unset):
        json_updated_since = updated_since.isoformat()
    params["updated_since"] = json_updated_since

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/signalements",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | SignalementPage | None:
    if response.status_code == 200:
        response_200 = SignalementPage.from_dict(response.json())

        return response_200

    if response.status_code in {400, 401, 403, 404, 406, 413, 422, 500, 503}:
        return Problem.from_dict(response.json())
    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Problem | SignalementPage]:
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
    view: ListSignalementsView | Unset = UNSET,
    status: list[ReporterState | SignalementStatus] | Unset = UNSET,
    urgency: list[Urgency] | Unset = UNSET,
    escalated: bool | Unset = UNSET,
    updated_since: datetime.datetime | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Response[Problem | SignalementPage]:
    """List Signalements

     What you reported, or what was reported to your centre, the newest first; each is noted as read.

    Args:
        limit (int | Unset): how many items at most Default: 50.
        cursor (str | Unset): from `next`, as it was given
        view (ListSignalementsView | Unset): of a centre: what was reported to it, or what it
            wrote down itself and redirected
        status (list[ReporterState | SignalementStatus] | Unset):
        urgency (list[Urgency] | Unset):
        escalated (bool | Unset): of the centre: urgent and not acknowledged in time
        updated_since (datetime.datetime | Unset):
        on_behalf_of (UUID | Unset): the member for whom a front end acts; never wider than the
            client or the member
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | SignalementPage]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        view=view,
        status=status,
        urgency=urgency,
        escalated=escalated,
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
    view: ListSignalementsView | Unset = UNSET,
    status: list[ReporterState | SignalementStatus] | Unset = UNSET,
    urgency: list[Urgency] | Unset = UNSET,
    escalated: bool | Unset = UNSET,
    updated_since: datetime.datetime | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Problem | SignalementPage | None:
    """As `sync_detailed`, and only what was parsed of the answer."""

    return sync_detailed(
        client=client,
        limit=limit,
        cursor=cursor,
        view=view,
        status=status,
        urgency=urgency,
        escalated=escalated,
        updated_since=updated_since,
        on_behalf_of=on_behalf_of,
        accept_language=accept_language,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    view: ListSignalementsView | Unset = UNSET,
    status: list[ReporterState | SignalementStatus] | Unset = UNSET,
    urgency: list[Urgency] | Unset = UNSET,
    escalated: bool | Unset = UNSET,
    updated_since: datetime.datetime | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Response[Problem | SignalementPage]:
    """As `sync_detailed`, without blocking."""

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        view=view,
        status=status,
        urgency=urgency,
        escalated=escalated,
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
    view: ListSignalementsView | Unset = UNSET,
    status: list[ReporterState | SignalementStatus] | Unset = UNSET,
    urgency: list[Urgency] | Unset = UNSET,
    escalated: bool | Unset = UNSET,
    updated_since: datetime.datetime | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Problem | SignalementPage | None:
    """As `asyncio_detailed`, and only what was parsed of the answer."""

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            cursor=cursor,
            view=view,
            status=status,
            urgency=urgency,
            escalated=escalated,
            updated_since=updated_since,
            on_behalf_of=on_behalf_of,
            accept_language=accept_language,
        )
    ).parsed
