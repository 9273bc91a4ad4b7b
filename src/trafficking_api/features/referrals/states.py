"""What may happen to a referral, by whom: the one table for the code, the documents and the tests (REF-1)."""

from enum import StrEnum

from trafficking_api.kit.states import SYSTEM, Machine, Step

SENDER, RECEIVER = "sender", "receiver"


class ReferralStatus(StrEnum):
    """Where a referral stands."""

    DRAFT = "draft"
    SENT = "sent"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    PLACED_ELSEWHERE = "placed_elsewhere"
    ENTERED_IN_ERROR = "entered_in_error"


S = ReferralStatus

#: The receiver does not see a referral in these states: not found, as if it had never been.
HIDDEN_FROM_RECEIVER = frozenset({S.DRAFT, S.WITHDRAWN, S.ENTERED_IN_ERROR})

#: A referral in these states is open: one at most per case, receiver and need (REF-3).
OPEN = frozenset({S.DRAFT, S.SENT, S.ACCEPTED})

MACHINE = Machine(
    "referral",
    ReferralStatus,
    [
        Step(S.DRAFT, "send", SENDER, S.SENT, guard="both agreed to share, and its class reaches k"),
        Step(S.SENT, "accept", RECEIVER, S.ACCEPTED, guard="the answer date has not passed"),
        Step(S.SENT, "decline", RECEIVER, S.DECLINED),
        Step(S.SENT, "expire", SYSTEM, S.EXPIRED, guard="the answer date has passed"),
        Step(S.ACCEPTED, "expire", SYSTEM, S.EXPIRED, guard="what was accepted is not followed up in time"),
        Step(S.SENT, "place_elsewhere", SYSTEM, S.PLACED_ELSEWHERE, guard="another receiver accepted"),
        Step(S.DRAFT, "withdraw", SENDER, S.WITHDRAWN),
        Step(S.SENT, "withdraw", SENDER, S.WITHDRAWN),
        Step(S.ACCEPTED, "withdraw", SENDER, S.WITHDRAWN),
        Step(S.DRAFT, "void", SENDER, S.ENTERED_IN_ERROR),
        Step(S.SENT, "void", SENDER, S.ENTERED_IN_ERROR),
    ],
)
