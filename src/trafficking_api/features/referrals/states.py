"""What may happen to a referral, by whom: the one table for the code, the documents and the tests (REF-1)."""

from enum import StrEnum

from trafficking_api.kit.states import SYSTEM, Machine, Step

SENDER, RECEIVER = "sender", "receiver"


class ReferralStatus(StrEnum):
    """Where a referral stands."""

    DRAFT = "draft"
    SENT = "sent"
    ACCEPTED = "accepted"
    RELEASED = "released"
    IN_PROGRESS = "in_progress"
    ON_HOLD = "on_hold"
    COMPLETED = "completed"
    RETURNED = "returned"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    PLACED_ELSEWHERE = "placed_elsewhere"
    ENTERED_IN_ERROR = "entered_in_error"


S = ReferralStatus

#: The receiver does not see a referral in these states: not found, as if it had never been.
HIDDEN_FROM_RECEIVER = frozenset({S.DRAFT, S.WITHDRAWN, S.ENTERED_IN_ERROR})

#: The receiver has said yes, and the person is not yet there.
AWAITED = frozenset({S.ACCEPTED, S.RELEASED})

#: The person is at the receiver.
ARRIVED = frozenset({S.IN_PROGRESS, S.ON_HOLD})

#: The round has found its receiver.
PLACED = AWAITED | ARRIVED

#: A referral in these states is open: one at most per case, receiver and need (REF-3).
OPEN = frozenset({S.DRAFT, S.SENT}) | PLACED

#: The two may talk about it in these states; what was said stays readable after.
TALKING = PLACED

MACHINE = Machine(
    "referral",
    ReferralStatus,
    [
        Step(S.DRAFT, "send", SENDER, S.SENT, guard="both agreed to share, and its class reaches k"),
        Step(S.SENT, "ask", RECEIVER, S.SENT, guard="the card does not tell it, and nothing else is asked"),
        Step(S.SENT, "refine", SENDER, S.SENT, guard="it was asked, and its class reaches k or she consents"),
        Step(S.SENT, "accept", RECEIVER, S.ACCEPTED, guard="the answer date has not passed"),
        Step(S.SENT, "decline", RECEIVER, S.DECLINED),
        Step(S.SENT, "expire", SYSTEM, S.EXPIRED, guard="the answer date has passed"),
        Step(S.ACCEPTED, "expire", SYSTEM, S.EXPIRED, guard="what was accepted is not followed up in time"),
        Step(S.SENT, "place_elsewhere", SYSTEM, S.PLACED_ELSEWHERE, guard="another receiver accepted"),
        Step(S.ACCEPTED, "release", SENDER, S.RELEASED, guard="a consent that names the receiver counts now"),
        Step(S.ACCEPTED, "propose_release", SENDER, S.ACCEPTED, guard="a lawful basis needs no consent"),
        Step(S.ACCEPTED, "approve_release", SENDER, S.RELEASED, guard="another member proposed it"),
        Step(S.RELEASED, "arrive", RECEIVER, S.IN_PROGRESS),
        Step(S.IN_PROGRESS, "hold", RECEIVER, S.ON_HOLD),
        Step(S.ON_HOLD, "resume", RECEIVER, S.IN_PROGRESS),
        Step(S.IN_PROGRESS, "complete", RECEIVER, S.COMPLETED),
        Step(S.RELEASED, "return", RECEIVER, S.RETURNED),
        Step(S.IN_PROGRESS, "return", RECEIVER, S.RETURNED),
        *(
            Step(state, "withdraw", SENDER, S.WITHDRAWN)
            for state in (S.DRAFT, S.SENT, S.ACCEPTED, S.RELEASED, S.IN_PROGRESS, S.ON_HOLD)
        ),
        Step(S.DRAFT, "void", SENDER, S.ENTERED_IN_ERROR),
        Step(S.SENT, "void", SENDER, S.ENTERED_IN_ERROR),
    ],
)


class ErasureRequestStatus(StrEnum):
    """Where a request to erase stands."""

    OPEN = "open"
    ANSWERED = "answered"


ERASURE = Machine(
    "erasure_request",
    ErasureRequestStatus,
    [Step(ErasureRequestStatus.OPEN, "answer", RECEIVER, ErasureRequestStatus.ANSWERED)],
)
