import datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.agenda_conflicts import AgendaConflicts
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    member_id: UUID,
    from_: datetime.datetime,
    until: datetime.datetime,
    margin_minutes: int | Unset = 0,
    on_behalf_of: UUID | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(on_behalf_of, Unset):
        headers["On-Behalf-Of"] = on_behalf_of

    params: dict[str, Any] = {}

    json_member_id = str(member_id)
    params["member_id"] = json_member_id

    json_from_ = from_.isoformat()
    params["from"] = json_from_

    json_until = until.isoformat()
    params["until"] = json_until

    params["margin_minutes"] = margin_minutes

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/hearings/conflicts",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> AgendaConflicts | Problem | None:
    if response.status_code == 200:
        response_200 = AgendaConflicts.from_dict(response.json())

        return response_200

    if response.status_code in {400, 401, 403, 404, 406, 413, 422, 500, 503}:
        return Problem.from_dict(response.json())
    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[AgendaConflicts | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    member_id: UUID,
    from_: datetime.datetime,
    until: datetime.datetime,
    margin_minutes: int | Unset = 0,
    on_behalf_of: UUID | Unset = UNSET,
) -> Response[AgendaConflicts | Problem]:
    """Read Hearing Conflicts

     Where a member would have to be in two places at once, or could not get from one to the other in
    time.

    Hearings of cases that you do not see count for their whole day, and are not named. Of a case from
    which
    you are barred, or of a sealed one of others, nothing counts.

    Args:
        member_id (UUID):
        from_ (datetime.datetime):
        until (datetime.datetime):
        margin_minutes (int | Unset): how long it takes from one place to the next Default: 0.
        on_behalf_of (UUID | Unset): the member for whom a front end acts; never wider than the
            client or the member

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AgendaConflicts | Problem]
    """

    kwargs = _get_kwargs(
        member_id=member_id,
        from_=from_,
        until=until,
        margin_minutes=margin_minutes,
        on_behalf_of=on_behalf_of,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    member_id: UUID,
    from_: datetime.datetime,
    until: datetime.datetime,
    margin_minutes: int | Unset = 0,
    on_behalf_of: UUID | Unset = UNSET,
) -> AgendaConflicts | Problem | None:
    """As `sync_detailed`, and only what was parsed of the answer."""

    return sync_detailed(
        client=client,
        member_id=member_id,
        from_=from_,
        until=until,
        margin_minutes=margin_minutes,
        on_behalf_of=on_behalf_of,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    member_id: UUID,
    from_: datetime.datetime,
    until: datetime.datetime,
    margin_minutes: int | Unset = 0,
    on_behalf_of: UUID | Unset = UNSET,
) -> Response[AgendaConflicts | Problem]:
    """As `sync_detailed`, without blocking."""

    kwargs = _get_kwargs(
        member_id=member_id,
        from_=from_,
        until=until,
        margin_minutes=margin_minutes,
        on_behalf_of=on_behalf_of,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    member_id: UUID,
    from_: datetime.datetime,
    until: datetime.datetime,
    margin_minutes: int | Unset = 0,
    on_behalf_of: UUID | Unset = UNSET,
) -> AgendaConflicts | Problem | None:
    """As `asyncio_detailed`, and only what was parsed of the answer."""

    return (
        await asyncio_detailed(
            client=client,
            member_id=member_id,
            from_=from_,
            until=until,
            margin_minutes=margin_minutes,
            on_behalf_of=on_behalf_of,
        )
    ).parsed
