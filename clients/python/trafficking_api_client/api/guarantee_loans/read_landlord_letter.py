from http import HTTPStatus
from io import BytesIO
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.paper_language import PaperLanguage
from ...models.problem import Problem
from ...types import UNSET, File, Response, Unset


def _get_kwargs(
    loan_id: UUID,
    *,
    language: PaperLanguage | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(on_behalf_of, Unset):
        headers["On-Behalf-Of"] = on_behalf_of

    params: dict[str, Any] = {}

    json_language: str | Unset = UNSET
    if not isinstance(language, Unset):
        json_language = language.value

    params["language"] = json_language

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/guarantee-loans/{loan_id}/landlord-letter".format(
            loan_id=quote(str(loan_id), safe=""),
        ),
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> File | Problem | None:
    if response.status_code == 200:
        response_200 = File(payload=BytesIO(response.content))

        return response_200

    if response.status_code in {400, 401, 403, 404, 406, 409, 410, 413, 422, 500, 503}:
        return Problem.from_dict(response.json())
    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[File | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    loan_id: UUID,
    *,
    client: AuthenticatedClient,
    language: PaperLanguage | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> Response[File | Problem]:
    """Read Landlord Letter

     Who pays how much for which dwelling, as a page to be printed; nothing tells why (LOAN-16).

    Whoever reads it may read leases, too. Print it without headers and footers: browsers write the
    address of
    the page there.

    Args:
        loan_id (UUID):
        language (PaperLanguage | Unset): A code of the list `paper_language`.
        on_behalf_of (UUID | Unset): the member for whom a front end acts; never wider than the
            client or the member

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[File | Problem]
    """

    kwargs = _get_kwargs(
        loan_id=loan_id,
        language=language,
        on_behalf_of=on_behalf_of,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    loan_id: UUID,
    *,
    client: AuthenticatedClient,
    language: PaperLanguage | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> File | Problem | None:
    """As `sync_detailed`, and only what was parsed of the answer."""

    return sync_detailed(
        loan_id=loan_id,
        client=client,
        language=language,
        on_behalf_of=on_behalf_of,
    ).parsed


async def asyncio_detailed(
    loan_id: UUID,
    *,
    client: AuthenticatedClient,
    language: PaperLanguage | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> Response[File | Problem]:
    """As `sync_detailed`, without blocking."""

    kwargs = _get_kwargs(
        loan_id=loan_id,
        language=language,
        on_behalf_of=on_behalf_of,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    loan_id: UUID,
    *,
    client: AuthenticatedClient,
    language: PaperLanguage | Unset = UNSET,
    on_behalf_of: UUID | Unset = UNSET,
) -> File | Problem | None:
    """As `asyncio_detailed`, and only what was parsed of the answer."""

    return (
        await asyncio_detailed(
            loan_id=loan_id,
            client=client,
            language=language,
            on_behalf_of=on_behalf_of,
        )
    ).parsed
