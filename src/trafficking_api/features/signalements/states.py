"""What may happen to a signalement, by whom, and the coarse state that its reporter learns (SIG-15)."""

from enum import StrEnum

from trafficking_api.kit.states import SYSTEM, Machine, Step

REPORTER, CENTRE = "reporter", "centre"
#: What it is called where it is kept, purged and buried.
KIND = "signalement"
#: An outcome of its own in the policy of retention.
REDIRECTED = "Redirected"


class SignalementStatus(StrEnum):
    """Where a signalement stands at the centre."""

    SUBMITTED = "submitted"
    OPEN = "open"
    AWAITING_REPORTER = "awaiting_reporter"
    ASSESSED = "assessed"
    CONVERTED = "converted"
    REDIRECTED = "redirected"
    CLOSED = "closed"
    PURGED = "purged"


class ReporterState(StrEnum):
    """What the reporter learns of it."""

    RECEIVED = "received"
    BEING_HANDLED = "being_handled"
    QUESTION_FOR_YOU = "question_for_you"
    REDIRECTED = "redirected"
    CLOSED = "closed"
    PURGED = "purged"


S = SignalementStatus

TOLD: dict[str, ReporterState] = {
    S.SUBMITTED: ReporterState.RECEIVED,
    S.OPEN: ReporterState.BEING_HANDLED,
    S.ASSESSED: ReporterState.BEING_HANDLED,
    S.CONVERTED: ReporterState.BEING_HANDLED,
    S.AWAITING_REPORTER: ReporterState.QUESTION_FOR_YOU,
    S.REDIRECTED: ReporterState.REDIRECTED,
    S.CLOSED: ReporterState.CLOSED,
    S.PURGED: ReporterState.PURGED,
}

MACHINE = Machine(
    "signalement",
    SignalementStatus,
    [
        Step(S.SUBMITTED, "acknowledge", CENTRE, S.OPEN),
        Step(S.OPEN, "ask", CENTRE, S.AWAITING_REPORTER, guard="it has a reporter outside the centre"),
        Step(S.AWAITING_REPORTER, "reply", REPORTER, S.OPEN),
        Step(S.OPEN, "assess", CENTRE, S.ASSESSED),
        Step(S.ASSESSED, "convert", CENTRE, S.CONVERTED, guard="it is actionable and persons are left"),
        Step(S.CONVERTED, "convert", CENTRE, S.CONVERTED, guard="persons are left"),
        Step(S.ASSESSED, "redirect", CENTRE, S.REDIRECTED, guard="there it was not yet"),
        Step(S.OPEN, "close", CENTRE, S.CLOSED),
        Step(S.AWAITING_REPORTER, "close", CENTRE, S.CLOSED),
        Step(S.ASSESSED, "close", CENTRE, S.CLOSED),
        Step(S.CONVERTED, "close", CENTRE, S.CLOSED),
        Step(S.CLOSED, "reopen", CENTRE, S.OPEN),
        *(Step(state, "expire", SYSTEM, S.PURGED) for state in S if state is not S.PURGED),
    ],
)
