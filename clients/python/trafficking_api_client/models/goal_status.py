from enum import StrEnum


class GoalStatus(StrEnum):
    ACCEPTED = "accepted"
    ACHIEVED = "achieved"
    ACTIVE = "active"
    CANCELLED = "cancelled"
    NOT_ACHIEVED = "not_achieved"
    ON_HOLD = "on_hold"
    PARTLY_ACHIEVED = "partly_achieved"
    PROPOSED = "proposed"

    def __str__(self) -> str:
        return str(self.value)
