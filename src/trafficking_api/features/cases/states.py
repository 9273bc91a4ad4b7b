"""A case is worked on from intake until it is closed; only an explicit command opens it again (PLAN-14)."""

from enum import StrEnum

from trafficking_api.kit.states import Machine, Step

CENTRE = "centre"
#: What it is called where it is kept, purged and buried.
KIND = "case"


class CaseStatus(StrEnum):
    """Where a case stands."""

    INTAKE = "intake"
    ACTIVE = "active"
    SUSPENDED = "suspended"
    FOLLOW_UP = "follow_up"
    CLOSED = "closed"


S = CaseStatus

MACHINE = Machine(
    "case",
    CaseStatus,
    [
        Step(S.INTAKE, "activate", CENTRE, S.ACTIVE, guard="its person consents to case management"),
        Step(S.ACTIVE, "suspend", CENTRE, S.SUSPENDED),
        Step(S.SUSPENDED, "resume", CENTRE, S.ACTIVE),
        Step(S.ACTIVE, "follow_up", CENTRE, S.FOLLOW_UP),
        Step(S.FOLLOW_UP, "resume", CENTRE, S.ACTIVE),
        *(
            Step(state, "close", CENTRE, S.CLOSED, guard="nothing of it is still open")
            for state in (S.INTAKE, S.ACTIVE, S.SUSPENDED, S.FOLLOW_UP)
        ),
        Step(S.CLOSED, "reopen", CENTRE, S.INTAKE, guard="its person has no other open case here"),
        *(
            # Two open cases of one person there are not; so one of them has nobody yet, or is closed.
            Step(state, "merge", CENTRE, S.CLOSED, guard="both are of one person, and nothing of it is open")
            for state in (S.INTAKE, S.CLOSED)
        ),
    ],
)


class WorkerStatus(StrEnum):
    """Whether a member works on a case."""

    WORKING = "working"
    REMOVED = "removed"


class ExclusionStatus(StrEnum):
    """Whether a member is barred from a case."""

    BARRED = "barred"
    LIFTED = "lifted"


class Sensitivity(StrEnum):
    """Who may look into a case: a sealed one is for those who work on it alone."""

    PROTECTED = "Protected"
    SEALED = "Sealed"


SENSITIVITY = Machine(
    "case_sensitivity",
    Sensitivity,
    [
        Step(Sensitivity.PROTECTED, "seal", CENTRE, Sensitivity.SEALED, guard="the coordinator works on it"),
        Step(Sensitivity.SEALED, "unseal", CENTRE, Sensitivity.PROTECTED),
    ],
)
WORKER = Machine(
    "case_worker",
    WorkerStatus,
    [Step(WorkerStatus.WORKING, "remove", CENTRE, WorkerStatus.REMOVED, guard="another works on the case")],
)
EXCLUSION = Machine(
    "case_exclusion",
    ExclusionStatus,
    [Step(ExclusionStatus.BARRED, "lift", CENTRE, ExclusionStatus.LIFTED)],
)


class RecordStatus(StrEnum):
    """Whether something that was written down about a case still holds."""

    RECORDED = "recorded"
    ENTERED_IN_ERROR = "entered_in_error"


#: What was written down is not rewritten: what was wrong is voided, and stays to be seen.
RECORD = Machine(
    "record",
    RecordStatus,
    [Step(RecordStatus.RECORDED, "void", CENTRE, RecordStatus.ENTERED_IN_ERROR, guard="the case is open")],
)


class LinkStatus(StrEnum):
    """Whether two cases belong to one household."""

    LINKED = "linked"
    REMOVED = "removed"


LINK = Machine(
    "household link",
    LinkStatus,
    [Step(LinkStatus.LINKED, "remove", CENTRE, LinkStatus.REMOVED, guard="the case is open")],
)
