from enum import StrEnum


class DeadlinePublicAllowedCommandsItem(StrEnum):
    MEET = "meet"
    WAIVE = "waive"

    def __str__(self) -> str:
        return str(self.value)
