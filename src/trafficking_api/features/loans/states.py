"""A loan is asked for, decided on and paid out; from then on, what was booked says how it stands."""

from enum import StrEnum
from itertools import permutations

from trafficking_api.kit.states import SYSTEM, Machine, Step

CENTRE = "centre"


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


class LoanStatus(StrEnum):
    """Where a loan stands. From `active` on it is computed from what was booked (LOAN-4)."""

    REQUESTED = "requested"
    APPROVED = "approved"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"
    ACTIVE = "active"
    SETTLED = "settled"
    WRITTEN_OFF = "written_off"
    OVERPAID = "overpaid"


S = LoanStatus
#: Nothing came of it, and nothing was paid out.
FALLEN_THROUGH = (S.REJECTED, S.WITHDRAWN, S.CANCELLED)
#: It was paid out.
PAID_OUT = (S.ACTIVE, S.SETTLED, S.WRITTEN_OFF, S.OVERPAID)
#: What an entry can make of a loan that was paid out, and what that is called.
COMPUTED = {
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
            CENTRE,
            S.APPROVED,
            guard="another member asked for it, the fund has it, and it keeps within the limits",
        ),
        Step(S.REQUESTED, "reject", CENTRE, S.REJECTED),
        Step(S.REQUESTED, "withdraw", CENTRE, S.WITHDRAWN),
        Step(S.APPROVED, "unapprove", CENTRE, S.REQUESTED),
        Step(S.APPROVED, "cancel", CENTRE, S.CANCELLED),
        Step(
            S.APPROVED,
            "disburse",
            CENTRE,
            S.ACTIVE,
            guard="lease and agreement are signed, and above the fund's threshold another member approved it",
        ),
        Step(S.ACTIVE, "undisburse", SYSTEM, S.APPROVED, guard="its disbursement is reversed"),
        Step(S.ACTIVE, "reschedule", CENTRE, S.ACTIVE),
        Step(S.ACTIVE, "pause", CENTRE, S.ACTIVE, guard="it is not paused"),
        Step(S.ACTIVE, "resume", CENTRE, S.ACTIVE, guard="it is paused"),
        *(
            Step(source, COMPUTED[target][0], SYSTEM, target, guard=COMPUTED[target][1])
            for source, target in permutations(PAID_OUT, 2)
        ),
    ],
)
