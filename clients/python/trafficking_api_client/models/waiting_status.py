from enum import StrEnum


class WaitingStatus(StrEnum):
    PLACED = "placed"
    WAITING = "waiting"
    WITHDRAWN = "withdrawn"

    def __str__(self) -> str:
        return str(self.value)
