"""What is booked on loans that were paid out."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, AllowOnce, Door
from trafficking_api.access.errors import MemberNeeded, ReadOnly, SecondPersonNeeded
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.ledger.errors import AlreadyReversed, IsReversal, PeriodClosed
from trafficking_api.features.loans.errors import (
    EntryBuiltOn,
    ExceedsCredit,
    ExceedsOutstanding,
    ExceedsWrittenOff,
)
from trafficking_api.features.loans.queries import entry as queries
from trafficking_api.features.loans.queries.loan import loan
from trafficking_api.features.loans.schemas.entry import (
    LoanEntryFilter,
    LoanEntryPublic,
    LoanEntryReversal,
    NewLoanEntry,
)
from trafficking_api.features.loans.service import entry
from trafficking_api.kit.errors import BadCursor, WrongState, raises
from trafficking_api.kit.paging import Page

router = APIRouter(prefix="/v1/guarantee-loans/{loan_id}/entries", tags=["guarantee loans"], route_class=Door)


async def _read(mandate: Mandate, loan_id: UUID, entry_id: UUID) -> Response:
    return await answers.one(mandate, queries.entry(mandate, loan_id, entry_id))


async def _read_reversal(mandate: Mandate, loan_id: UUID, _entry_id: UUID, reversal_id: UUID) -> Response:
    return await _read(mandate, loan_id, reversal_id)


CanRead = Annotated[Mandate, Allow(Permission.LOAN_ENTRIES_READ)]
CanBook = Annotated[
    Mandate, AllowOnce(Permission.LOAN_ENTRIES_WRITE, sees=queries.entry, anew=_read, key_required=True)
]
CanReverse = Annotated[
    Mandate,
    AllowOnce(Permission.LOAN_ENTRIES_COMMAND, sees=queries.reversal, anew=_read_reversal, key_required=True),
]


@router.get("", response_model=Page[LoanEntryPublic], responses=raises(BadCursor))
async def list_loan_entries(
    mandate: CanRead, loan_id: UUID, wanted: Annotated[LoanEntryFilter, Query()]
) -> Response:
    """What was booked on a loan, the latest first, also what was reversed."""
    shape, parent = queries.entries(mandate, loan_id, wanted), loan(mandate, loan_id)
    return await answers.page(mandate, shape, wanted, ("created_at", "id"), parent=parent)


@router.post(
    "",
    response_model=LoanEntryPublic,
    status_code=201,
    responses=raises(
        *(ReadOnly, WrongState, MemberNeeded, SecondPersonNeeded, PeriodClosed),
        *(ExceedsOutstanding, ExceedsCredit, ExceedsWrittenOff),
    ),
)
async def book_loan_entry(mandate: CanBook, loan_id: UUID, body: NewLoanEntry) -> Response:
    """Book a payment, a refund, or what is waived or written off. The key is needed (LOAN-10).

    How the loan stands follows from it. Who asked for the loan does not waive it, but for a small rest.
    """
    entry_id = await entry.book(mandate, loan_id, body)
    return await answers.created(mandate, queries.entry(mandate, loan_id, entry_id))


@router.get("/{entry_id}", response_model=LoanEntryPublic)
async def read_loan_entry(mandate: CanRead, loan_id: UUID, entry_id: UUID) -> Response:
    """One entry, and whether it was reversed."""
    return await _read(mandate, loan_id, entry_id)


@router.post(
    "/{entry_id}/reverse",
    response_model=LoanEntryPublic,
    responses=raises(
        *(ReadOnly, AlreadyReversed, IsReversal, EntryBuiltOn, PeriodClosed),
        *(MemberNeeded, SecondPersonNeeded),
    ),
)
async def reverse_loan_entry(
    mandate: CanReverse, loan_id: UUID, entry_id: UUID, body: LoanEntryReversal
) -> Response:
    """Take an entry back, once; the reversal is answered. A reversal is not reversed: book it anew.

    What was waived or written off is not owed again by the word of who asked for the loan.
    """
    reversal_id = await entry.reverse(mandate, loan_id, entry_id, body)
    return await _read(mandate, loan_id, reversal_id)
