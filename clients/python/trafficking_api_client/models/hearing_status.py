from enum import StrEnum


class HearingStatus(StrEnum):
    CANCELLED = "cancelled"
    ENTERED_IN_ERROR = "entered_in_error"
    HELD = "held"
    NO_SHOW = "no_show"
    POSTPONED = "postponed"
    SCHEDULED = "scheduled"

    def __str__(self) -> str:
        return str(self.value)
