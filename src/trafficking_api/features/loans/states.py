"""A loan is asked for, decided on and paid out; from then on, what was booked says how it stands."""

from enum import StrEnum
from itertools import permutations

from trafficking_api.features.loans.rules.standing import PAID_OUT, LoanStatus
from trafficking_api.kit.states import SYSTEM, Machine, Step

__all__ = [
    "CENTRE",
    "COMPUTED",
    "FALLEN_THROUGH",
    "FUND",
    "LENDER",
    "LOAN",
    "PAID_OUT",
    "FundStatus",
    "LoanStatus",
]

CENTRE = "centre"
#: Those of the centre who decide on its money; who asks for a loan is another (LOAN-11).
LENDER = "lender"


class FundStatus(StrEnum):
    """Whether a fund still lends."""

    OPEN = "open"
    CLOSED = "closed"


FUND = Machine(
    "guarantee_fund",
    FundStatus,
    [
        Step(
            FundStatus.OPEN,
            "close",
            CENTRE,
            FundStatus.CLOSED,
            guard="no loan of it waits for a decision or for its money",
        )
    ],
)


S = LoanStatus
#: Nothing came of it, and nothing was paid out.
FALLEN_THROUGH = (S.REJECTED, S.WITHDRAWN, S.CANCELLED)
#: What an entry can make of a loan that was paid out, and what that is called.
COMPUTED: dict[str, tuple[str, str]] = {
    S.ACTIVE: ("reopen", "something is owed again"),
    S.SETTLED: ("settle", "nothing is owed any more"),
    S.WRITTEN_OFF: ("write_off", "nothing is owed any more, and some of it was written off"),
    S.OVERPAID: ("overpay", "more was paid than was owed, and is to be given back"),
}

LOAN = Machine(
    "guarantee_loan",
    LoanStatus,
    [
        Step(
            S.REQUESTED,
            "approve",
            LENDER,
            S.APPROVED,
            guard="another member asked for it, the fund has it, and it keeps within the limits",
        ),
        Step(S.REQUESTED, "reject", LENDER, S.REJECTED),
        Step(S.REQUESTED, "withdraw", CENTRE, S.WITHDRAWN),
        Step(S.APPROVED, "unapprove", LENDER, S.REQUESTED),
        Step(S.APPROVED, "cancel", LENDER, S.CANCELLED),
        Step(
            S.APPROVED,
            "disburse",
            LENDER,
            S.ACTIVE,
            guard="lease and agreement are signed, and above the fund's threshold another member approved it",
        ),
        Step(S.ACTIVE, "undisburse", SYSTEM, S.APPROVED, guard="its disbursement is reversed"),
        Step(S.ACTIVE, "reschedule", LENDER, S.ACTIVE),
        Step(S.ACTIVE, "pause", CENTRE, S.ACTIVE, guard="it is not paused"),
        Step(S.ACTIVE, "resume", CENTRE, S.ACTIVE, guard="it is paused"),
        *(
            Step(source, COMPUTED[target][0], SYSTEM, target, guard=COMPUTED[target][1])
            for source, target in permutations(PAID_OUT, 2)
        ),
    ],
)
