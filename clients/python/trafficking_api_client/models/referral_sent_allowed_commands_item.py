from enum import StrEnum


class ReferralSentAllowedCommandsItem(StrEnum):
    APPROVE_RELEASE = "approve_release"
    PROPOSE_RELEASE = "propose_release"
    REFINE = "refine"
    RELEASE = "release"
    SEND = "send"
    VOID = "void"
    WITHDRAW = "withdraw"

    def __str__(self) -> str:
        return str(self.value)
