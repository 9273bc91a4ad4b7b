from enum import StrEnum


class DocumentKind(StrEnum):
    ASSESSMENT = "Assessment"
    CONSENTFORM = "ConsentForm"
    CORRESPONDENCE = "Correspondence"
    COURTDOCUMENT = "CourtDocument"
    EMPLOYMENTDOCUMENT = "EmploymentDocument"
    IDENTITYDOCUMENT = "IdentityDocument"
    MEDICALREPORT = "MedicalReport"
    OTHER = "Other"
    PHOTOGRAPH = "Photograph"
    POLICEREPORT = "PoliceReport"
    RESIDENCEPERMIT = "ResidencePermit"

    def __str__(self) -> str:
        return str(self.value)
