from enum import StrEnum


class ResidenceTrackBriefAllowedCommandsItem(StrEnum):
    ANSWER = "answer"
    CONDITION = "condition"
    CORRECT = "correct"
    END = "end"
    GRANT = "grant"

    def __str__(self) -> str:
        return str(self.value)
