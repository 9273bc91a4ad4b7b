from enum import StrEnum


class ReferralReceivedAllowedCommandsItem(StrEnum):
    ACCEPT = "accept"
    ARRIVE = "arrive"
    ASK = "ask"
    COMPLETE = "complete"
    DECLINE = "decline"
    HOLD = "hold"
    RESUME = "resume"
    RETURN = "return"

    def __str__(self) -> str:
        return str(self.value)
