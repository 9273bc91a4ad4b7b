"""The books of an organisation, as its accountant reads and closes them."""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, AllowOnce, Door
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.ledger.queries import book as queries
from trafficking_api.features.ledger.schemas import (
    AccountTotal,
    BookedFilter,
    BookedPublic,
    BookFilter,
    BookPublic,
    CloseBook,
    ClosingPublic,
    Journal,
    JournalLine,
    JournalWanted,
    TrialBalance,
    TrialBalanceWanted,
)
from trafficking_api.features.ledger.service import book as service
from trafficking_api.kit import sheet
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, IfMatchRequired, Stale, raises
from trafficking_api.kit.paging import Page, PageParams

router = APIRouter(prefix="/v1/books", tags=["books"], route_class=Door)

CanRead = Annotated[Mandate, Allow(Permission.BOOKS_READ)]
CanClose = Annotated[Mandate, AllowOnce(Permission.BOOKS_COMMAND, sees=queries.book, key_required=True)]


@router.get("", response_model=Page[BookPublic], responses=raises(BadCursor))
async def list_books(mandate: CanRead, wanted: Annotated[BookFilter, Query()]) -> Response:
    """The books of your organisation, one for each currency that a fund of it has."""
    return await answers.page(mandate, queries.books(mandate, wanted), wanted, ("created_at", "id"))


@router.get("/{book_id}", response_model=BookPublic)
async def read_book(mandate: CanRead, book_id: UUID) -> Response:
    """One book: its currency, and until when it is closed."""
    return await answers.one(mandate, queries.book(mandate, book_id))


@router.get(
    "/{book_id}/trial-balance",
    response_model=TrialBalance,
    responses={200: {"description": "The accounts", "content": sheet.CONTENT}},
)
async def read_trial_balance(
    mandate: CanRead, book_id: UUID, wanted: Annotated[TrialBalanceWanted, Query()]
) -> Response:
    """What stands on each account, as JSON, CSV or a workbook, as `Accept` says.

    With `recorded_until` it is as it was known at that time, whatever was booked later; that time has come.
    """
    found = await service.trial_balance(mandate, book_id, wanted)
    columns = [*AccountTotal.model_fields, "currency", "exponent"]
    money = (found.currency, found.exponent)
    total = ("total", found.debit_minor, found.credit_minor, found.debit_minor - found.credit_minor)
    rows: list[Sequence[sheet.Cell]] = [[*_cells(account), *money] for account in found.accounts]
    return await answers.table(mandate, found, columns, [*rows, [*total, *money]])


@router.get("/{book_id}/transactions", response_model=Page[BookedPublic], responses=raises(BadCursor))
async def list_transactions(
    mandate: CanRead, book_id: UUID, wanted: Annotated[BookedFilter, Query()]
) -> Response:
    """What was booked in a book, what was recorded last first, with its entries.

    Of a loan whose case is not in your sight only kind, days and amounts are told.
    """
    shape, parent = queries.booked(mandate, book_id, wanted), queries.book(mandate, book_id)
    answer = await answers.page(mandate, shape, wanted, ("recorded_at", "id"), parent=parent)
    service.note_read(mandate, book_id)
    return answer


@router.get(
    "/{book_id}/journal",
    response_model=Journal,
    responses={200: {"description": "The entries", "content": sheet.CONTENT}},
)
async def read_journal(
    mandate: CanRead, book_id: UUID, wanted: Annotated[JournalWanted, Query()]
) -> Response:
    """Every entry of some days for the accountant, as JSON, CSV or a workbook, as `Accept` says.

    Three years at most. Loans are told by their ids, as far as their cases are in your sight, and nobody is
    named.
    """
    found = await service.journal(mandate, book_id, wanted)
    columns = [*JournalLine.model_fields, "currency", "exponent"]
    money = (found.head.currency, found.head.exponent)
    rows = ([*line.values(), *money] for line in found.items())
    return await answers.table(mandate, found, columns, rows)


@router.post("/{book_id}/close", response_model=BookPublic, responses=raises(Stale, IfMatchRequired))
async def close_book(mandate: CanClose, book_id: UUID, expected: IfMatch, body: CloseBook) -> Response:
    """Close a book until a day, once its figures are handed in. Nothing opens it again."""
    await service.close(mandate, book_id, expected, body)
    return await answers.one(mandate, queries.book(mandate, book_id))


@router.get("/{book_id}/closings", response_model=Page[ClosingPublic], responses=raises(BadCursor))
async def list_closings(mandate: CanRead, book_id: UUID, wanted: Annotated[PageParams, Query()]) -> Response:
    """When a book was closed, the last first, and how its accounts stood then."""
    shape, parent = queries.closings(mandate, book_id), queries.book(mandate, book_id)
    return await answers.page(mandate, shape, wanted, ("until_on", "id"), parent=parent)


def _cells(row: BaseModel) -> Sequence[sheet.Cell]:
    """The members of a row as a spreadsheet takes them: numbers as numbers, all else as text."""
    values = row.model_dump(mode="json").values()
    return [value if value is None or isinstance(value, int) else str(value) for value in values]
