from enum import StrEnum


class DeterminationBasis(StrEnum):
    CENTREASSESSMENT = "CentreAssessment"
    FORMALDECISION = "FormalDecision"
    JUDGMENT = "Judgment"
    OTHER = "Other"
    SCREENING = "Screening"
    STATEMENT = "Statement"

    def __str__(self) -> str:
        return str(self.value)
