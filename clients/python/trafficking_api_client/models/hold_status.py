from enum import StrEnum


class HoldStatus(StrEnum):
    FREE = "free"
    HELD = "held"

    def __str__(self) -> str:
        return str(self.value)
