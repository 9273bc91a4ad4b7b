from enum import StrEnum


class AssessmentResult(StrEnum):
    ACTIONABLE = "actionable"
    DUPLICATE_OF = "duplicate_of"
    INSUFFICIENT = "insufficient"
    OUT_OF_SCOPE = "out_of_scope"

    def __str__(self) -> str:
        return str(self.value)
