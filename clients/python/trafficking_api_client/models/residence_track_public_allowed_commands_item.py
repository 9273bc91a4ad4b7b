from enum import StrEnum


class ResidenceTrackPublicAllowedCommandsItem(StrEnum):
    ANSWER = "answer"
    CONDITION = "condition"
    CORRECT = "correct"
    END = "end"
    GRANT = "grant"

    def __str__(self) -> str:
        return str(self.value)
