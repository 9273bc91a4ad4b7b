from enum import StrEnum


class CardKind(StrEnum):
    REFERRAL = "referral"
    REQUEST = "request"
    TRANSFER = "transfer"

    def __str__(self) -> str:
        return str(self.value)
