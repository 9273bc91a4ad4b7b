from enum import StrEnum


class PlanRequirement(StrEnum):
    BASELINEASSESSMENT = "BaselineAssessment"
    EXITASSESSMENT = "ExitAssessment"
    REVIEWASSESSMENT = "ReviewAssessment"
    SAFETYASSESSMENT = "SafetyAssessment"

    def __str__(self) -> str:
        return str(self.value)
