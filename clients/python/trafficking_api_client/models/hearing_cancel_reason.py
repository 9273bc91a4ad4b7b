from enum import StrEnum


class HearingCancelReason(StrEnum):
    CANCELLEDBYAUTHORITY = "CancelledByAuthority"
    NOLONGERNEEDED = "NoLongerNeeded"
    OTHER = "Other"
    PERSONWITHDREW = "PersonWithdrew"
    SETTLED = "Settled"

    def __str__(self) -> str:
        return str(self.value)
