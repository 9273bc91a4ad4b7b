from enum import StrEnum


class DisclosureEnd(StrEnum):
    CASEPURGED = "CasePurged"
    CONSENTENDED = "ConsentEnded"
    EXPIRED = "Expired"
    PERSONERASED = "PersonErased"
    RECEIVERERASED = "ReceiverErased"
    REFERRALWITHDRAWN = "ReferralWithdrawn"

    def __str__(self) -> str:
        return str(self.value)
