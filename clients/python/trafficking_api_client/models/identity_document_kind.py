from enum import StrEnum


class IdentityDocumentKind(StrEnum):
    ASYLUMDOCUMENT = "AsylumDocument"
    BIRTHCERTIFICATE = "BirthCertificate"
    LAISSEZPASSER = "LaissezPasser"
    NATIONALID = "NationalId"
    OTHER = "Other"
    PASSPORT = "Passport"
    RESIDENCEPERMIT = "ResidencePermit"

    def __str__(self) -> str:
        return str(self.value)
