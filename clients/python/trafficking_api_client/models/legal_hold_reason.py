from enum import StrEnum


class LegalHoldReason(StrEnum):
    AUTHORITYORDER = "AuthorityOrder"
    CIVILPROCEEDINGS = "CivilProceedings"
    COMPLAINT = "Complaint"
    CRIMINALPROCEEDINGS = "CriminalProceedings"
    PERSONREQUEST = "PersonRequest"

    def __str__(self) -> str:
        return str(self.value)
