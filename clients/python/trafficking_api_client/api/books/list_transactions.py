import datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.booked_page import BookedPage
from ...models.ledger_kind import LedgerKind
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    book_id: UUID,
    *,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    fund_id: UUID | Unset = UNSET,
    loan_id: UUID | Unset = UNSET,
    kind: list[LedgerKind] | Unset = UNSET,
    value_from: datetime.date | Unset = UNSET,
    value_until: datetime.date | Unset = UNSET,
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

    json_fund_id: str | Unset = UNSET
    if not isinstance(fund_id, Unset):
        json_fund_id = str(fund_id)
    params["fund_id"] = json_fund_id

    json_loan_id: str | Unset = UNSET
    if not isinstance(loan_id, Unset):
        json_loan_id = str(loan_id)
    params["loan_id"] = json_loan_id

    json_kind: list[str] | Unset = UNSET
    if not isinstance(kind, Unset):
        json_kind = []
        for kind_item_data in kind:
            kind_item = kind_item_data.value
            json_kind.append(kind_item)

    params["kind"] = json_kind

    json_value_from: str | Unset = UNSET
    if not isinstance(value_from, Unset):
        json_value_from = value_from.isoformat()
    params["value_from"] = json_value_from

    json_value_until: str | Unset = UNSET
    if not isinstance(value_until, Unset):
        json_value_until = value_until.isoformat()
    params["value_until"] = json_value_until

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/books/{book_id}/transactions".format(
            book_id=quote(str(book_id), safe=""),
        ),
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> BookedPage | Problem | None:
    if response.status_code == 200:
        response_200 = BookedPage.from_dict(response.json())

        return response_200

    if response.status_code in {400, 401, 403, 404, 406, 413, 422, 500, 503}:
        return Problem.from_dict(response.json())
    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[BookedPage | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    book_id: UUID,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    fund_id: UUID | Unset = UNSET,
    loan_id: UUID | Unset = UNSET,
    kind: list[LedgerKind] | Unset = UNSET,
    value_from: datetime.date | Unset = UNSET,
    value_until: datetime.date | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Response[BookedPage | Problem]:
    """List Transactions

     What was booked in a book, what was recorded last first, with its entries.

    Of a loan whose case is not in your sight only kind, days and amounts are told.

    Args:
        book_id (UUID):
        limit (int | Unset): how many items at most Default: 50.
        cursor (str | Unset): from `next`, as it was given
        fund_id (UUID | Unset):
        loan_id (UUID | Unset): nothing is found for a loan out of your sight
        kind (list[LedgerKind] | Unset):
        value_from (datetime.date | Unset):
        value_until (datetime.date | Unset): this day too
        on_behalf_of (UUID | Unset): the member for whom a front end acts; never wider than the
            client or the member
        accept_language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[BookedPage | Problem]
    """

    kwargs = _get_kwargs(
        book_id=book_id,
        limit=limit,
        cursor=cursor,
        fund_id=fund_id,
        loan_id=loan_id,
        kind=kind,
        value_from=value_from,
        value_until=value_until,
        on_behalf_of=on_behalf_of,
        accept_language=accept_language,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    book_id: UUID,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    fund_id: UUID | Unset = UNSET,
    loan_id: UUID | Unset = UNSET,
    kind: list[LedgerKind] | Unset = UNSET,
    value_from: datetime.date | Unset = UNSET,
    value_until: datetime.date | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> BookedPage | Problem | None:
    """As `sync_detailed`, and only what was parsed of the answer."""

    return sync_detailed(
        book_id=book_id,
        client=client,
        limit=limit,
        cursor=cursor,
        fund_id=fund_id,
        loan_id=loan_id,
        kind=kind,
        value_from=value_from,
        value_until=value_until,
        on_behalf_of=on_behalf_of,
        accept_language=accept_language,
    ).parsed


async def asyncio_detailed(
    book_id: UUID,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    fund_id: UUID | Unset = UNSET,
    loan_id: UUID | Unset = UNSET,
    kind: list[LedgerKind] | Unset = UNSET,
    value_from: datetime.date | Unset = UNSET,
    value_until: datetime.date | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> Response[BookedPage | Problem]:
    """As `sync_detailed`, without blocking."""

    kwargs = _get_kwargs(
        book_id=book_id,
        limit=limit,
        cursor=cursor,
        fund_id=fund_id,
        loan_id=loan_id,
        kind=kind,
        value_from=value_from,
        value_until=value_until,
        on_behalf_of=on_behalf_of,
        accept_language=accept_language,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    book_id: UUID,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    fund_id: UUID | Unset = UNSET,
    loan_id: UUID | Unset = UNSET,
    kind: list[LedgerKind] | Unset = UNSET,
    value_from: datetime.date | Unset = UNSET,
    value_until: datetime.date | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> BookedPage | Problem | None:
    """As `asyncio_detailed`, and only what was parsed of the answer."""

    return (
        await asyncio_detailed(
            book_id=book_id,
            client=client,
            limit=limit,
            cursor=cursor,
            fund_id=fund_id,
            loan_id=loan_id,
            kind=kind,
            value_from=value_from,
            value_until=value_until,
            on_behalf_of=on_behalf_of,
            accept_language=accept_language,
        )
    ).parsed
