"""A case is open from intake until it is closed; only an explicit command opens it again (PLAN-14)."""

from enum import StrEnum

from trafficking_api.kit.states import Machine, Step

CENTRE = "centre"


class CaseStatus(StrEnum):
    """Where a case stands."""

    INTAKE = "intake"
    CLOSED = "closed"


MACHINE = Machine(
    "case",
    CaseStatus,
    [
        Step(CaseStatus.INTAKE, "close", CENTRE, CaseStatus.CLOSED, guard="nothing of it is still open"),
        Step(CaseStatus.CLOSED, "reopen", CENTRE, CaseStatus.INTAKE),
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
