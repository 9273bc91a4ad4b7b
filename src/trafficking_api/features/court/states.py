"""Hearings are held, deadlines met, appeals heard, compensation paid, papers asked for: what follows what.

The stages of a proceeding are not here: each country has its own, as data (see `countries/court/procedures`).
"""

from collections.abc import Sequence
from enum import StrEnum

from trafficking_api.features.court.rules.appeals import AppealStatus
from trafficking_api.features.court.rules.chain import HearingStatus
from trafficking_api.features.court.rules.compensation import UNPAID, ClaimStatus
from trafficking_api.kit.states import SYSTEM, Machine, Step

__all__ = [
    "APPEAL",
    "CENTRE",
    "CLAIM",
    "DEADLINE",
    "HEARING",
    "REQUEST",
    "TAKEN_BACK",
    "TRACK",
    "AppealStatus",
    "ClaimStatus",
    "CorrectionReason",
    "DeadlineStatus",
    "HearingStatus",
    "RequestStatus",
    "StayCorrectionReason",
    "TrackStatus",
]

CENTRE = "centre"


class CorrectionReason(StrEnum):
    """What was wrong with a step of a proceeding that was written down."""

    WRONG_TIME = "wrong_time"
    WRONG_STEP = "wrong_step"
    WRONG_PROCEEDING = "wrong_proceeding"
    RECORDED_TWICE = "recorded_twice"


H = HearingStatus
#: A no-show can count against her, so it can be taken back when it was entered by mistake. What is over is
#: not rewritten, and what was postponed has a successor that stands on it.
HEARING = Machine(
    "hearing",
    HearingStatus,
    [
        Step(H.SCHEDULED, "hold", CENTRE, H.HELD, guard="its time has come"),
        Step(H.SCHEDULED, "postpone", CENTRE, H.POSTPONED),
        Step(H.SCHEDULED, "cancel", CENTRE, H.CANCELLED),
        Step(H.SCHEDULED, "miss", CENTRE, H.NO_SHOW, guard="its time has come"),
        Step(H.SCHEDULED, "void", CENTRE, H.ENTERED_IN_ERROR),
        Step(H.NO_SHOW, "void", CENTRE, H.ENTERED_IN_ERROR),
    ],
)


class DeadlineStatus(StrEnum):
    """Whether a deadline still runs; that it was missed follows from the time, and is no status."""

    OPEN = "open"
    MET = "met"
    WAIVED = "waived"
    SUPERSEDED = "superseded"


D = DeadlineStatus
DEADLINE = Machine(
    "deadline",
    DeadlineStatus,
    [
        Step(D.OPEN, "meet", CENTRE, D.MET),
        Step(D.OPEN, "waive", CENTRE, D.WAIVED, guard="there is a reason"),
        Step(
            D.OPEN,
            "recompute",
            SYSTEM,
            D.SUPERSEDED,
            guard="the event that it runs from has moved, and nobody set its date by hand",
        ),
    ],
)


A = AppealStatus
APPEAL = Machine(
    "appeal",
    AppealStatus,
    [
        Step(A.FILED, "receive", CENTRE, A.RECEIVED),
        Step(A.RECEIVED, "complete", CENTRE, A.COMPLETED),
        Step(A.FILED, "withdraw", CENTRE, A.WITHDRAWN),
        Step(A.RECEIVED, "withdraw", CENTRE, A.WITHDRAWN),
        Step(A.FILED, "withdraw", SYSTEM, A.WITHDRAWN, guard="the step that it rests on never happened"),
    ],
)


C = ClaimStatus
#: Where a claim can stand after an entry was taken back, and what that is called.
TAKEN_BACK: dict[str, tuple[str, Sequence[ClaimStatus]]] = {
    C.CLAIMED: ("undecide", (C.AWARDED, C.REFUSED)),
    C.AWARDED: ("reopen", (C.PARTLY_PAID, C.ENFORCEMENT, C.PAID, C.RENOUNCED)),
    C.PARTLY_PAID: ("reopen_in_part", (C.ENFORCEMENT, C.PAID, C.RENOUNCED)),
    C.ENFORCEMENT: ("reopen_enforcement", (C.PAID, C.UNCOLLECTABLE, C.RENOUNCED)),
}
_WITHIN = "it is no more than was awarded, with lawful interest"
CLAIM = Machine(
    "compensation_claim",
    ClaimStatus,
    [
        Step(C.CLAIMED, "award", CENTRE, C.AWARDED),
        Step(C.CLAIMED, "refuse", CENTRE, C.REFUSED),
        Step(C.AWARDED, "pay", CENTRE, C.PARTLY_PAID, guard=_WITHIN),
        Step(C.PARTLY_PAID, "pay", CENTRE, C.PARTLY_PAID, guard=_WITHIN),
        Step(C.ENFORCEMENT, "pay", CENTRE, C.ENFORCEMENT, guard=_WITHIN),
        Step(C.AWARDED, "enforce", CENTRE, C.ENFORCEMENT),
        Step(C.PARTLY_PAID, "enforce", CENTRE, C.ENFORCEMENT),
        Step(C.ENFORCEMENT, "give_up", CENTRE, C.UNCOLLECTABLE, guard="there is a reason"),
        *(Step(source, "renounce", CENTRE, C.RENOUNCED, guard="there is a reason") for source in UNPAID),
        *(
            Step(
                source, "settle", SYSTEM, C.PAID, guard="a payment was entered, and nothing is owed any more"
            )
            for source in UNPAID
        ),
        *(
            Step(source, command, SYSTEM, target, guard="an entry of it was taken back")
            for target, (command, sources) in TAKEN_BACK.items()
            for source in sources
        ),
    ],
)


class TrackStatus(StrEnum):
    """Whether the papers of a stay are followed still; which of them she has is its phase."""

    OPEN = "open"
    ENDED = "ended"


T = TrackStatus
#: Which phase may follow which is data (see `countries/court/residence`). What the authority does is written
#: down as long as the track has not ended; what was written down by mistake is taken back at any time.
TRACK = Machine(
    "residence_track",
    TrackStatus,
    [
        Step(T.OPEN, "condition", CENTRE, T.OPEN),
        Step(T.OPEN, "answer", CENTRE, T.OPEN),
        Step(T.OPEN, "grant", CENTRE, T.OPEN, guard="the phase can follow by the law of the country"),
        Step(T.OPEN, "end", CENTRE, T.ENDED, guard="no paper was given after that day"),
        Step(T.OPEN, "correct", CENTRE, T.OPEN, guard="what is left can follow each other"),
        Step(T.ENDED, "correct", CENTRE, T.ENDED, guard="what is left can follow each other"),
        Step(T.ENDED, "reopen", SYSTEM, T.OPEN, guard="what was wrong is that it had ended"),
    ],
)


class StayCorrectionReason(StrEnum):
    """Why something that was written down of a stay is taken back."""

    WRONG_DAY = "wrong_day"
    WRONG_EVENT = "wrong_event"
    WRONG_CASE = "wrong_case"
    RECORDED_TWICE = "recorded_twice"


class RequestStatus(StrEnum):
    """Whether the authority has answered a request for a paper."""

    ASKED = "asked"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"


R = RequestStatus
REQUEST = Machine(
    "residence_request",
    RequestStatus,
    [
        Step(R.ASKED, "answer", CENTRE, R.ANSWERED),
        Step(R.ASKED, "withdraw", CENTRE, R.WITHDRAWN),
    ],
)
