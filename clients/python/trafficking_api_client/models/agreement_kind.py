from enum import StrEnum


class AgreementKind(StrEnum):
    AVAILABILITY = "availability"
    REFERRAL = "referral"
    REQUEST = "request"
    TRANSFER = "transfer"

    def __str__(self) -> str:
        return str(self.value)
