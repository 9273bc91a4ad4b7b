from enum import StrEnum


class MedicalCheckKind(StrEnum):
    DENTAL = "Dental"
    EYESIGHT = "Eyesight"
    GENERALEXAMINATION = "GeneralExamination"
    GYNAECOLOGICALEXAMINATION = "GynaecologicalExamination"
    HEPATITIS = "Hepatitis"
    HIVTEST = "HivTest"
    INJURYDOCUMENTATION = "InjuryDocumentation"
    OTHER = "Other"
    PREGNANCYCARE = "PregnancyCare"
    SEXUALLYTRANSMITTEDINFECTIONS = "SexuallyTransmittedInfections"
    TUBERCULOSIS = "Tuberculosis"
    VACCINATION = "Vaccination"

    def __str__(self) -> str:
        return str(self.value)
