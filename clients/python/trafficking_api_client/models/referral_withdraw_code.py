from enum import StrEnum


class ReferralWithdrawCode(StrEnum):
    CONSENTENDED = "ConsentEnded"
    NOLONGERNEEDED = "NoLongerNeeded"
    OTHER = "Other"
    PERSONDECLINED = "PersonDeclined"
    PLACEDELSEWHERE = "PlacedElsewhere"
    SAFETYCONCERN = "SafetyConcern"
    SENTINERROR = "SentInError"

    def __str__(self) -> str:
        return str(self.value)
