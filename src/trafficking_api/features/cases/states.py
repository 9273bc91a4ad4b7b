"""A case is open from intake until it is closed; only an explicit command opens it again (PLAN-14)."""

from enum import StrEnum

from trafficking_api.kit.states import Machine, Step

CENTRE = "centre"
#: What it is called where it is kept, purged and buried.
KIND = "case"


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
