from enum import StrEnum


class KeepingBasis(StrEnum):
    LEGALCLAIMS = "LegalClaims"
    LEGALOBLIGATION = "LegalObligation"
    OWNCONSENT = "OwnConsent"
    VITALINTERESTS = "VitalInterests"

    def __str__(self) -> str:
        return str(self.value)
