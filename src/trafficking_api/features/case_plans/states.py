"""A plan is written, agreed to, approved and reviewed; its goals are reached, and visits made, or not."""

from enum import StrEnum

from trafficking_api.kit.states import SYSTEM, Machine, Step

CENTRE = "centre"


class FormStatus(StrEnum):
    """Whether a template or a questionnaire is still taken for something new."""

    IN_USE = "in_use"
    RETIRED = "retired"


FORM = Machine(
    "form",
    FormStatus,
    [
        Step(FormStatus.IN_USE, "retire", CENTRE, FormStatus.RETIRED),
        Step(FormStatus.IN_USE, "retire", SYSTEM, FormStatus.RETIRED, guard="there is a new edition of it"),
    ],
)


class ProjectStatus(StrEnum):
    """Whether a project still pays."""

    OPEN = "open"
    ENDED = "ended"


PROJECT = Machine(
    "funded_project",
    ProjectStatus,
    [Step(ProjectStatus.OPEN, "end", CENTRE, ProjectStatus.ENDED)],
)


class EntryStatus(StrEnum):
    """Whether what was written down still holds."""

    RECORDED = "recorded"
    ENTERED_IN_ERROR = "entered_in_error"


#: An assessment, or a service that was delivered: never rewritten, but voided when it was wrong.
ENTRY = Machine(
    "entry",
    EntryStatus,
    [Step(EntryStatus.RECORDED, "void", CENTRE, EntryStatus.ENTERED_IN_ERROR)],
)


class PlanStatus(StrEnum):
    """Where one version of a plan stands."""

    DRAFT = "draft"
    IN_APPROVAL = "in_approval"
    ACTIVE = "active"
    UNDER_REVIEW = "under_review"
    SUPERSEDED = "superseded"
    COMPLETED = "completed"
    DISCONTINUED = "discontinued"
    DISCARDED = "discarded"


S = PlanStatus
#: The version that is worked by.
IN_FORCE = (S.ACTIVE, S.UNDER_REVIEW)
#: The version that is being written.
BEING_WRITTEN = (S.DRAFT, S.IN_APPROVAL)

PLAN = Machine(
    "case_plan",
    PlanStatus,
    [
        Step(S.DRAFT, "submit", CENTRE, S.IN_APPROVAL, guard="it has a goal"),
        Step(S.DRAFT, "consult", CENTRE, S.DRAFT),
        Step(S.DRAFT, "discard", CENTRE, S.DISCARDED),
        Step(S.DRAFT, "discard", SYSTEM, S.DISCARDED, guard="the plan that it was to follow has ended"),
        Step(S.IN_APPROVAL, "consult", CENTRE, S.IN_APPROVAL),
        Step(S.IN_APPROVAL, "return", CENTRE, S.DRAFT),
        Step(S.IN_APPROVAL, "discard", SYSTEM, S.DISCARDED, guard="the plan that it was to follow has ended"),
        Step(
            S.IN_APPROVAL,
            "approve",
            CENTRE,
            S.ACTIVE,
            guard="another member wrote it, the person was asked, and no requirement is unmet",
        ),
        Step(S.ACTIVE, "review", CENTRE, S.UNDER_REVIEW),
        Step(S.UNDER_REVIEW, "supersede", SYSTEM, S.SUPERSEDED, guard="its next version is approved"),
        Step(S.UNDER_REVIEW, "keep", SYSTEM, S.ACTIVE, guard="its next version is discarded"),
        *(
            step
            for source in IN_FORCE
            for step in (
                Step(source, "complete", CENTRE, S.COMPLETED, guard="each goal and each visit has ended"),
                Step(source, "discontinue", CENTRE, S.DISCONTINUED),
            )
        ),
    ],
)


class GoalStatus(StrEnum):
    """How far a goal has come."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    ACTIVE = "active"
    ON_HOLD = "on_hold"
    ACHIEVED = "achieved"
    PARTLY_ACHIEVED = "partly_achieved"
    NOT_ACHIEVED = "not_achieved"
    CANCELLED = "cancelled"


G = GoalStatus
OPEN_GOAL = (G.PROPOSED, G.ACCEPTED, G.ACTIVE, G.ON_HOLD)

GOAL = Machine(
    "goal",
    GoalStatus,
    [
        Step(G.PROPOSED, "accept", CENTRE, G.ACCEPTED, guard="the person says so"),
        Step(G.ACCEPTED, "start", CENTRE, G.ACTIVE),
        Step(G.ACTIVE, "hold", CENTRE, G.ON_HOLD),
        Step(G.ON_HOLD, "resume", CENTRE, G.ACTIVE),
        Step(G.ACTIVE, "achieve", CENTRE, G.ACHIEVED),
        Step(G.ACTIVE, "partly_achieve", CENTRE, G.PARTLY_ACHIEVED),
        Step(G.ACTIVE, "not_achieve", CENTRE, G.NOT_ACHIEVED),
        *(
            step
            for source in OPEN_GOAL
            for step in (
                Step(source, "cancel", CENTRE, G.CANCELLED),
                Step(
                    source, "cancel", SYSTEM, G.CANCELLED, guard="the plan has ended, or goes on without it"
                ),
            )
        ),
    ],
)


class ActionStatus(StrEnum):
    """Whether something that was planned is done."""

    PLANNED = "planned"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    SKIPPED = "skipped"


A = ActionStatus
OPEN_ACTION = (A.PLANNED, A.IN_PROGRESS)

ACTION = Machine(
    "plan_action",
    ActionStatus,
    [
        Step(A.PLANNED, "start", CENTRE, A.IN_PROGRESS),
        Step(A.IN_PROGRESS, "done", CENTRE, A.DONE),
        *(
            step
            for source in OPEN_ACTION
            for step in (
                Step(source, "skip", CENTRE, A.SKIPPED),
                Step(source, "skip", SYSTEM, A.SKIPPED, guard="the plan has ended, or goes on without it"),
            )
        ),
    ],
)


class VisitStatus(StrEnum):
    """Whether a visit was made."""

    SCHEDULED = "scheduled"
    DONE = "done"
    MISSED = "missed"
    CANCELLED = "cancelled"


V = VisitStatus

VISIT = Machine(
    "visit",
    VisitStatus,
    [
        Step(V.SCHEDULED, "done", CENTRE, V.DONE),
        Step(V.SCHEDULED, "missed", CENTRE, V.MISSED),
        Step(V.SCHEDULED, "reschedule", CENTRE, V.MISSED),
        Step(V.SCHEDULED, "cancel", CENTRE, V.CANCELLED),
        Step(V.SCHEDULED, "cancel", SYSTEM, V.CANCELLED, guard="the plan has ended, or has other visits now"),
    ],
)


class ExemptionStatus(StrEnum):
    """Whether an exemption holds; that its time is over is seen from its last day."""

    IN_FORCE = "in_force"
    REVOKED = "revoked"


EXEMPTION = Machine(
    "requirement_exemption",
    ExemptionStatus,
    [Step(ExemptionStatus.IN_FORCE, "revoke", CENTRE, ExemptionStatus.REVOKED)],
)
