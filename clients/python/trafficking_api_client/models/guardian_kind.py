from enum import StrEnum


class GuardianKind(StrEnum):
    CAREGIVER = "Caregiver"
    INSTITUTION = "Institution"
    LEGALGUARDIAN = "LegalGuardian"
    PARENT = "Parent"

    def __str__(self) -> str:
        return str(self.value)
