from enum import StrEnum


class GoalPublicAllowedCommandsItem(StrEnum):
    ACCEPT = "accept"
    ACHIEVE = "achieve"
    CANCEL = "cancel"
    HOLD = "hold"
    NOT_ACHIEVE = "not_achieve"
    PARTLY_ACHIEVE = "partly_achieve"
    RESUME = "resume"
    START = "start"

    def __str__(self) -> str:
        return str(self.value)
