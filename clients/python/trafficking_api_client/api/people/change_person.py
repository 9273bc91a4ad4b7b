from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.access_reason import AccessReason
from ...models.identified_person import IdentifiedPerson
from ...models.person_patch import PersonPatch
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    person_id: UUID,
    *,
    body: PersonPatch,
    if_match: str,
    access_reason: AccessReason | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    headers["If-Match"] = if_match

    if not isinstance(access_reason, Unset):
        headers["Access-Reason"] = str(access_reason)

    if not isinstance(on_behalf_of, Unset):
        headers["On-Behalf-Of"] = on_behalf_of

    _kwargs: dict[str, Any] = {
        "method": "patch",
        "url": "/v1/people/{person_id}".format(
            person_id=quote(str(person_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> IdentifiedPerson | Problem | None:
    if response.status_code == 200:
        response_200 = IdentifiedPerson.from_dict(response.json())

        return response_200

    if response.status_code in {400, 401, 403, 404, 406, 410, 412, 413, 415, 422, 428, 500, 503}:
        return Problem.from_dict(response.json())
    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[IdentifiedPerson | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    person_id: UUID,
    *,
    client: AuthenticatedClient,
    body: PersonPatch,
    if_match: str,
    access_reason: AccessReason | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> Response[IdentifiedPerson | Problem]:
    """Change Person

     Change who a person is or how to reach her; an array is replaced whole.

    Args:
        person_id (UUID):
        if_match (str):
        access_reason (AccessReason | Unset): A code of the list `access_reason`.
        on_behalf_of (UUID | Unset): the member for whom a front end acts; never wider than the
            client or the member
        body (PersonPatch): A merge patch (RFC 7396) of identity and contact: what is absent
            stays, an array is replaced whole.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[IdentifiedPerson | Problem]
    """

    kwargs = _get_kwargs(
        person_id=person_id,
        body=body,
        if_match=if_match,
        access_reason=access_reason,
        on_behalf_of=on_behalf_of,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    person_id: UUID,
    *,
    client: AuthenticatedClient,
    body: PersonPatch,
    if_match: str,
    access_reason: AccessReason | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> IdentifiedPerson | Problem | None:
    """As `sync_detailed`, and only what was parsed of the answer."""

    return sync_detailed(
        person_id=person_id,
        client=client,
        body=body,
        if_match=if_match,
        access_reason=access_reason,
        on_behalf_of=on_behalf_of,
    ).parsed


async def asyncio_detailed(
    person_id: UUID,
    *,
    client: AuthenticatedClient,
    body: PersonPatch,
    if_match: str,
    access_reason: AccessReason | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> Response[IdentifiedPerson | Problem]:
    """As `sync_detailed`, without blocking."""

    kwargs = _get_kwargs(
        person_id=person_id,
        body=body,
        if_match=if_match,
        access_reason=access_reason,
        on_behalf_of=on_behalf_of,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    person_id: UUID,
    *,
    client: AuthenticatedClient,
    body: PersonPatch,
    if_match: str,
    access_reason: AccessReason | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> IdentifiedPerson | Problem | None:
    """As `asyncio_detailed`, and only what was parsed of the answer."""

    return (
        await asyncio_detailed(
            person_id=person_id,
            client=client,
            body=body,
            if_match=if_match,
            access_reason=access_reason,
            on_behalf_of=on_behalf_of,
        )
    ).parsed
