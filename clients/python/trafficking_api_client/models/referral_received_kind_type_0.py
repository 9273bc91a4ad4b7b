from enum import StrEnum


class ReferralReceivedKindType0(StrEnum):
    REFERRAL = "referral"
    REQUEST = "request"
    TRANSFER = "transfer"

    def __str__(self) -> str:
        return str(self.value)
