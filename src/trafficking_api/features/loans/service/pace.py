"""Changes the pace at which a loan is paid back; never the amount (LOAN-18)."""

from uuid import UUID

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.loans.errors import LoanNotPaused, LoanPaused
from trafficking_api.features.loans.models import GuaranteeLoan
from trafficking_api.features.loans.queries import loan as queries
from trafficking_api.features.loans.rules.schedule import resumed
from trafficking_api.features.loans.schemas.decision import LoanPause, LoanReschedule
from trafficking_api.features.loans.service.hold import (
    agree,
    booked_on,
    fund_of,
    hold,
    policy_of,
    schedule_of,
)
from trafficking_api.features.loans.service.limits import region_of, spread
from trafficking_api.features.loans.states import LOAN
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import Fault, Invalid
from trafficking_api.kit.wire import Command


async def reschedule(mandate: Mandate, loan_id: UUID, expected: Expected, body: LoanReschedule) -> None:
    """Spread what is owed over other parts. Raises NotFound, ReadOnly, Stale, WrongState, Invalid."""
    _, loan = await hold(mandate, loan_id, expected)
    mandate.command(LOAN, loan, "reschedule", sides=queries.sides(mandate), occurred_at=body.occurred_at)
    if body.first_due_on < mandate.today():
        raise Invalid(errors=[Fault("/first_due_on", "in_the_past")])
    fund = await fund_of(mandate, loan)
    policy = policy_of(mandate, fund, await region_of(mandate, loan.lease_id))
    owed = (await booked_on(mandate, loan)).standing().outstanding
    paid_out_on = loan.disbursed_on or mandate.today()
    parts = spread(owed, body.instalments, body.first_due_on, policy, paid_out_on)
    await agree(mandate, loan, parts)


async def pause(mandate: Mandate, loan_id: UUID, expected: Expected, body: LoanPause) -> None:
    """Let nothing fall due from today on, as the person asks.

    Raises NotFound, ReadOnly, Stale, WrongState, Invalid, LoanPaused.
    """
    loan = await _in_pace(mandate, loan_id, "pause", expected, body)
    if loan.paused_from is not None:
        raise LoanPaused
    # Of a purged loan nothing is kept about her, so not why either.
    loan.paused_from, loan.pause_reason = mandate.today(), body.reason if loan.lease_id else None


async def resume(mandate: Mandate, loan_id: UUID, expected: Expected, body: Command) -> None:
    """Let it go on: what fell into the pause comes later, by as many months as it takes.

    Raises NotFound, ReadOnly, Stale, WrongState, Invalid, LoanNotPaused.
    """
    loan = await _in_pace(mandate, loan_id, "resume", expected, body)
    if loan.paused_from is None:
        raise LoanNotPaused
    owed = (await booked_on(mandate, loan)).standing().outstanding
    parts = resumed(await schedule_of(mandate, loan), owed, loan.paused_from, mandate.today())
    await agree(mandate, loan, parts)
    loan.paused_from = loan.pause_reason = None


async def _in_pace(
    mandate: Mandate, loan_id: UUID, command: str, expected: Expected, body: Command
) -> GuaranteeLoan:
    _, loan = await hold(mandate, loan_id, expected)
    mandate.command(LOAN, loan, command, sides=queries.sides(mandate), occurred_at=body.occurred_at)
    return loan
