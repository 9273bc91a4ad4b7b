from enum import StrEnum


class DeadlineBriefAllowedCommandsItem(StrEnum):
    MEET = "meet"
    WAIVE = "waive"

    def __str__(self) -> str:
        return str(self.value)
