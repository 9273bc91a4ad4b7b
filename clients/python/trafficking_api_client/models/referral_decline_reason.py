from enum import StrEnum


class ReferralDeclineReason(StrEnum):
    CONSENTNOTGIVEN = "ConsentNotGiven"
    EXPIRED = "Expired"
    LEGALIMPEDIMENT = "LegalImpediment"
    NOCAPACITY = "NoCapacity"
    OTHER = "Other"
    PROFILEMISMATCH = "ProfileMismatch"
    SECURITYRISK = "SecurityRisk"

    def __str__(self) -> str:
        return str(self.value)
