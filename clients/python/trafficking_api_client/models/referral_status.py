from enum import StrEnum


class ReferralStatus(StrEnum):
    ACCEPTED = "accepted"
    COMPLETED = "completed"
    DECLINED = "declined"
    DRAFT = "draft"
    ENTERED_IN_ERROR = "entered_in_error"
    EXPIRED = "expired"
    IN_PROGRESS = "in_progress"
    ON_HOLD = "on_hold"
    PLACED_ELSEWHERE = "placed_elsewhere"
    RELEASED = "released"
    RETURNED = "returned"
    SENT = "sent"
    WITHDRAWN = "withdrawn"

    def __str__(self) -> str:
        return str(self.value)
