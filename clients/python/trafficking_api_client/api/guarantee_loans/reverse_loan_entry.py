from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.loan_entry_public import LoanEntryPublic
from ...models.loan_entry_reversal import LoanEntryReversal
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    loan_id: UUID,
    entry_id: UUID,
    *,
    body: LoanEntryReversal,
    idempotency_key: str,
    on_behalf_of: UUID | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    headers["Idempotency-Key"] = idempotency_key

    if not isinstance(on_behalf_of, Unset):
        headers["On-Behalf-Of"] = on_behalf_of

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/guarantee-loans/{loan_id}/entries/{entry_id}/reverse".format(
            loan_id=quote(str(loan_id), safe=""),
            entry_id=quote(str(entry_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> LoanEntryPublic | Problem | None:
    if response.status_code == 200:
        response_200 = LoanEntryPublic.from_dict(response.json())

        return response_200

    if response.status_code in {400, 401, 403, 404, 406, 409, 413, 415, 422, 500, 503}:
        return Problem.from_dict(response.json())
    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[LoanEntryPublic | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    loan_id: UUID,
    entry_id: UUID,
    *,
    client: AuthenticatedClient,
    body: LoanEntryReversal,
    idempotency_key: str,
    on_behalf_of: UUID | Unset = UNSET,
) -> Response[LoanEntryPublic | Problem]:
    """Reverse Loan Entry

     Take an entry back, once; the reversal is answered. A reversal is not reversed: book it anew.

    What was waived or written off is not owed again by the word of who asked for the loan.

    Args:
        loan_id (UUID):
        entry_id (UUID):
        idempotency_key (str): makes a repetition harmless for 7 days
        on_behalf_of (UUID | Unset): the member for whom a front end acts; never wider than the
            client or the member
        body (LoanEntryReversal): Why an entry is taken back, and as of when.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[LoanEntryPublic | Problem]
    """

    kwargs = _get_kwargs(
        loan_id=loan_id,
        entry_id=entry_id,
        body=body,
        idempotency_key=idempotency_key,
        on_behalf_of=on_behalf_of,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    loan_id: UUID,
    entry_id: UUID,
    *,
    client: AuthenticatedClient,
    body: LoanEntryReversal,
    idempotency_key: str,
    on_behalf_of: UUID | Unset = UNSET,
) -> LoanEntryPublic | Problem | None:
    """As `sync_detailed`, and only what was parsed of the answer."""

    return sync_detailed(
        loan_id=loan_id,
        entry_id=entry_id,
        client=client,
        body=body,
        idempotency_key=idempotency_key,
        on_behalf_of=on_behalf_of,
    ).parsed


async def asyncio_detailed(
    loan_id: UUID,
    entry_id: UUID,
    *,
    client: AuthenticatedClient,
    body: LoanEntryReversal,
    idempotency_key: str,
    on_behalf_of: UUID | Unset = UNSET,
) -> Response[LoanEntryPublic | Problem]:
    """As `sync_detailed`, without blocking."""

    kwargs = _get_kwargs(
        loan_id=loan_id,
        entry_id=entry_id,
        body=body,
        idempotency_key=idempotency_key,
        on_behalf_of=on_behalf_of,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    loan_id: UUID,
    entry_id: UUID,
    *,
    client: AuthenticatedClient,
    body: LoanEntryReversal,
    idempotency_key: str,
    on_behalf_of: UUID | Unset = UNSET,
) -> LoanEntryPublic | Problem | None:
    """As `asyncio_detailed`, and only what was parsed of the answer."""

    return (
        await asyncio_detailed(
            loan_id=loan_id,
            entry_id=entry_id,
            client=client,
            body=body,
            idempotency_key=idempotency_key,
            on_behalf_of=on_behalf_of,
        )
    ).parsed
