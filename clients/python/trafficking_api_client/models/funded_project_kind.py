from enum import StrEnum


class FundedProjectKind(StrEnum):
    CHILDMINDING = "ChildMinding"
    EDUCATION = "Education"
    HOUSING = "Housing"
    LEGALAID = "LegalAid"
    LIVELIHOOD = "Livelihood"
    MEDICALCARE = "MedicalCare"
    OTHER = "Other"
    PSYCHOLOGICALCARE = "PsychologicalCare"
    RETURN = "Return"

    def __str__(self) -> str:
        return str(self.value)
