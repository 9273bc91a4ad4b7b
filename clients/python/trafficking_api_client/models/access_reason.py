from enum import StrEnum


class AccessReason(StrEnum):
    DATAQUALITY = "DataQuality"
    DUPLICATECHECK = "DuplicateCheck"
    EMERGENCY = "Emergency"
    LEGALDUTY = "LegalDuty"
    PERSONASKED = "PersonAsked"
    REFERRAL = "Referral"
    REPLACEMENT = "Replacement"
    SUPERVISION = "Supervision"

    def __str__(self) -> str:
        return str(self.value)
