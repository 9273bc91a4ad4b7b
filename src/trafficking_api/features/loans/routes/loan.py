"""Loans for deposits: what is asked for, and at which pace it is paid back."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, AllowOnce, Door, command_options
from trafficking_api.access.errors import Erased, MemberNeeded, ReadOnly
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases.errors import CaseClosed, CaseMerged
from trafficking_api.features.loans.errors import (
    FundClosed,
    LeaseHasLoan,
    LeaseOver,
    LoanNotPaused,
    LoanPaused,
)
from trafficking_api.features.loans.queries import loan as queries
from trafficking_api.features.loans.schemas.decision import LoanPause
from trafficking_api.features.loans.schemas.loan import (
    GuaranteeLoanBrief,
    GuaranteeLoanFilter,
    GuaranteeLoanPatch,
    GuaranteeLoanPublic,
    NewGuaranteeLoan,
)
from trafficking_api.features.loans.service import pace, request
from trafficking_api.features.loans.states import LOAN
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, IfMatchRequired, Stale, WrongState, raises
from trafficking_api.kit.paging import Page
from trafficking_api.kit.wire import NOTHING_MORE, Command

router = APIRouter(prefix="/v1/guarantee-loans", tags=["guarantee loans"], route_class=Door)

commands = command_options(LOAN)


async def read(mandate: Mandate, loan_id: UUID) -> Response:
    """One loan, whose words leave a trace that they were read."""
    return await answers.one(mandate, queries.lookup(mandate, loan_id), before=queries.noting(mandate))


CanRead = Annotated[Mandate, Allow(Permission.GUARANTEE_LOANS_READ)]
CanAsk = Annotated[Mandate, AllowOnce(Permission.GUARANTEE_LOANS_WRITE, sees=queries.loan, anew=read)]
CanChange = Annotated[Mandate, Allow(Permission.GUARANTEE_LOANS_WRITE)]
CanCommand = Annotated[Mandate, AllowOnce(Permission.GUARANTEE_LOANS_COMMAND, sees=queries.loan, anew=read)]


@router.get("", response_model=Page[GuaranteeLoanBrief], responses=raises(BadCursor))
async def list_guarantee_loans(mandate: CanRead, wanted: Annotated[GuaranteeLoanFilter, Query()]) -> Response:
    """The loans of the cases in your sight, the latest first; without words about anybody."""
    return await answers.page(mandate, queries.loans(mandate, wanted), wanted, ("created_at", "id"))


@router.post(
    "",
    response_model=GuaranteeLoanPublic,
    status_code=201,
    responses=raises(CaseClosed, CaseMerged, MemberNeeded, Erased, FundClosed, LeaseOver, LeaseHasLoan),
)
async def request_guarantee_loan(mandate: CanAsk, body: NewGuaranteeLoan) -> Response:
    """Ask for a loan, within the limits of the country. Another member decides on it."""
    loan_id = await request.request(mandate, body)
    shapes = queries.loan(mandate, loan_id)
    return await answers.created(mandate, shapes, before=queries.noting(mandate))


@router.get("/{loan_id}", response_model=GuaranteeLoanPublic)
async def read_guarantee_loan(mandate: CanRead, loan_id: UUID) -> Response:
    """One loan, with what was told of her ability to pay it back."""
    return await read(mandate, loan_id)


@router.patch(
    "/{loan_id}",
    response_model=GuaranteeLoanPublic,
    responses=raises(
        *(ReadOnly, Stale, IfMatchRequired, WrongState, CaseClosed, Erased, MemberNeeded),
        *(FundClosed, LeaseOver, LeaseHasLoan),
    ),
)
async def change_guarantee_loan(
    mandate: CanChange, loan_id: UUID, expected: IfMatch, body: GuaranteeLoanPatch
) -> Response:
    """Ask for something else, while nothing is decided; `is_quiet` alone can change at any time."""
    await request.change(mandate, loan_id, expected, body)
    return await read(mandate, loan_id)


@router.post("/{loan_id}/withdraw", **commands("withdraw", GuaranteeLoanPublic, ReadOnly))
async def withdraw_guarantee_loan(
    mandate: CanCommand, loan_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Ask for it no more."""
    await request.withdraw(mandate, loan_id, expected, body)
    return await read(mandate, loan_id)


@router.post("/{loan_id}/pause", **commands("pause", GuaranteeLoanPublic, ReadOnly, LoanPaused))
async def pause_guarantee_loan(
    mandate: CanCommand, loan_id: UUID, expected: IfMatch, body: LoanPause
) -> Response:
    """Let nothing fall due from today on, as the person asks. What she owes stays the same."""
    await pace.pause(mandate, loan_id, expected, body)
    return await read(mandate, loan_id)


@router.post("/{loan_id}/resume", **commands("resume", GuaranteeLoanPublic, ReadOnly, LoanNotPaused))
async def resume_guarantee_loan(
    mandate: CanCommand, loan_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Let it go on. What fell into the pause is due later, by as many months as it takes."""
    await pace.resume(mandate, loan_id, expected, body)
    return await read(mandate, loan_id)
