from enum import StrEnum


class AssessmentBriefAllowedCommandsItem(StrEnum):
    VOID = "void"

    def __str__(self) -> str:
        return str(self.value)
