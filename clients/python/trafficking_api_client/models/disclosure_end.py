from enum import StrEnum


class DisclosureEnd(StrEnum):
    CASEPURGED = "CasePurged"
    CONSENTENDED = "ConsentEnded"
    EXPIRED = "Expired"
    PERSONERASED = "PersonErased"
    REFERRALWITHDRAWN = "ReferralWithdrawn"

    def __str__(self) -> str:
        return str(self.value)
