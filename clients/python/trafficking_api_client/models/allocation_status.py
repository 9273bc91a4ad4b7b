from enum import StrEnum


class AllocationStatus(StrEnum):
    BLOCKED = "blocked"
    CANCELLED = "cancelled"
    CONFIRMED = "confirmed"
    DEPARTED = "departed"
    ENDED = "ended"
    EXPIRED = "expired"
    HELD = "held"
    NO_SHOW = "no_show"
    OCCUPIED = "occupied"

    def __str__(self) -> str:
        return str(self.value)
