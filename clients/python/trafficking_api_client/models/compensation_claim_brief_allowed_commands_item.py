from enum import StrEnum


class CompensationClaimBriefAllowedCommandsItem(StrEnum):
    AWARD = "award"
    ENFORCE = "enforce"
    GIVE_UP = "give_up"
    PAY = "pay"
    REFUSE = "refuse"
    RENOUNCE = "renounce"

    def __str__(self) -> str:
        return str(self.value)
