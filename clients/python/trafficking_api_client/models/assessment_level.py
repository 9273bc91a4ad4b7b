from enum import StrEnum


class AssessmentLevel(StrEnum):
    COMMUNITY = "Community"
    HOUSEHOLD = "Household"
    INDIVIDUAL = "Individual"
    STRUCTURAL = "Structural"

    def __str__(self) -> str:
        return str(self.value)
