"""What is decided on loans, by another than who asked for them (LOAN-11)."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Response

from trafficking_api.access.doors import AllowOnce, Door, command_options
from trafficking_api.access.errors import MemberNeeded, ReadOnly, SecondPersonNeeded
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.ledger.errors import PeriodClosed
from trafficking_api.features.loans.errors import (
    FundClosed,
    FundOverdrawn,
    LeaseChanged,
    LeaseNotSigned,
    LeaseOver,
)
from trafficking_api.features.loans.queries import loan as queries
from trafficking_api.features.loans.routes.loan import read
from trafficking_api.features.loans.schemas.decision import (
    LoanApproval,
    LoanCancellation,
    LoanDisbursement,
    LoanRejection,
    LoanReschedule,
)
from trafficking_api.features.loans.schemas.loan import GuaranteeLoanPublic
from trafficking_api.features.loans.service import decision, pace
from trafficking_api.features.loans.states import LOAN
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.wire import NOTHING_MORE, Command

router = APIRouter(prefix="/v1/guarantee-loans/{loan_id}", tags=["guarantee loans"], route_class=Door)

commands = command_options(LOAN)

CanDecide = Annotated[Mandate, AllowOnce(Permission.LOAN_DECISIONS_COMMAND, sees=queries.loan, anew=read)]
CanPayOut = Annotated[
    Mandate,
    AllowOnce(Permission.LOAN_DECISIONS_COMMAND, sees=queries.loan, anew=read, key_required=True),
]

_AS_ASKED = LoanApproval()
_BY_ANOTHER = (ReadOnly, MemberNeeded, SecondPersonNeeded)


@router.post(
    "/approve",
    **commands("approve", GuaranteeLoanPublic, *_BY_ANOTHER, LeaseOver, FundClosed, FundOverdrawn),
)
async def approve_guarantee_loan(
    mandate: CanDecide, loan_id: UUID, expected: IfMatch, body: LoanApproval = _AS_ASKED
) -> Response:
    """Lend it: all that was asked for or less, in parts that she can pay. The fund keeps it ready."""
    await decision.approve(mandate, loan_id, expected, body)
    return await read(mandate, loan_id)


@router.post("/reject", **commands("reject", GuaranteeLoanPublic, ReadOnly))
async def reject_guarantee_loan(
    mandate: CanDecide, loan_id: UUID, expected: IfMatch, body: LoanRejection
) -> Response:
    """Lend nothing, and say why."""
    await decision.reject(mandate, loan_id, expected, body)
    return await read(mandate, loan_id)


@router.post("/unapprove", **commands("unapprove", GuaranteeLoanPublic, ReadOnly))
async def unapprove_guarantee_loan(
    mandate: CanDecide, loan_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Take the decision back, before anything is paid out."""
    await decision.unapprove(mandate, loan_id, expected, body)
    return await read(mandate, loan_id)


@router.post("/cancel", **commands("cancel", GuaranteeLoanPublic, ReadOnly))
async def cancel_guarantee_loan(
    mandate: CanDecide, loan_id: UUID, expected: IfMatch, body: LoanCancellation
) -> Response:
    """Pay out nothing of what was approved, and say why; the fund can lend it to others."""
    await decision.cancel(mandate, loan_id, expected, body)
    return await read(mandate, loan_id)


@router.post(
    "/disburse",
    **commands(
        *("disburse", GuaranteeLoanPublic, *_BY_ANOTHER),
        *(FundClosed, LeaseOver, LeaseNotSigned, LeaseChanged, PeriodClosed),
    ),
)
async def disburse_guarantee_loan(
    mandate: CanPayOut, loan_id: UUID, expected: IfMatch, body: LoanDisbursement
) -> Response:
    """Book that all of it was paid out to who holds the deposit. The key is needed (LOAN-10)."""
    await decision.disburse(mandate, loan_id, expected, body)
    return await read(mandate, loan_id)


@router.post("/reschedule", **commands("reschedule", GuaranteeLoanPublic, ReadOnly))
async def reschedule_guarantee_loan(
    mandate: CanDecide, loan_id: UUID, expected: IfMatch, body: LoanReschedule
) -> Response:
    """Spread what is owed over other parts. What she owes stays the same."""
    await pace.reschedule(mandate, loan_id, expected, body)
    return await read(mandate, loan_id)
