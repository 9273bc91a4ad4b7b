from enum import StrEnum


class AssessmentKind(StrEnum):
    BASELINE = "Baseline"
    EXIT = "Exit"
    POSTEXIT = "PostExit"
    REVIEW = "Review"

    def __str__(self) -> str:
        return str(self.value)
