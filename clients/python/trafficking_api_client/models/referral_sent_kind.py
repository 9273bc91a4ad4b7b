from enum import StrEnum


class ReferralSentKind(StrEnum):
    REFERRAL = "referral"
    REQUEST = "request"
    TRANSFER = "transfer"

    def __str__(self) -> str:
        return str(self.value)
