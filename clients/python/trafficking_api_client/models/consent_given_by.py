from enum import StrEnum


class ConsentGivenBy(StrEnum):
    CAREGIVER = "Caregiver"
    INDIVIDUAL = "Individual"
    LEGALGUARDIAN = "LegalGuardian"
    OTHER = "Other"

    def __str__(self) -> str:
        return str(self.value)
