from enum import StrEnum


class Cell(StrEnum):
    AWAY = "away"
    BLOCKED = "blocked"
    CONFIRMED = "confirmed"
    FREE = "free"
    GONE = "gone"
    HELD = "held"
    OCCUPIED = "occupied"

    def __str__(self) -> str:
        return str(self.value)
