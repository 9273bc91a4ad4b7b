from enum import StrEnum


class GuaranteeLoanBriefAllowedCommandsItem(StrEnum):
    APPROVE = "approve"
    CANCEL = "cancel"
    DISBURSE = "disburse"
    PAUSE = "pause"
    REJECT = "reject"
    RESCHEDULE = "reschedule"
    RESUME = "resume"
    UNAPPROVE = "unapprove"
    WITHDRAW = "withdraw"

    def __str__(self) -> str:
        return str(self.value)
