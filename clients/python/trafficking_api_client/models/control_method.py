from enum import StrEnum


class ControlMethod(StrEnum):
    DEBTBONDAGE = "DebtBondage"
    EXCESSIVEWORKINGHOURS = "ExcessiveWorkingHours"
    FALSEPROMISES = "FalsePromises"
    OTHER = "Other"
    PHYSICALABUSE = "PhysicalAbuse"
    PHYSICALTHREATS = "PhysicalThreats"
    PSYCHOACTIVESUBSTANCE = "PsychoactiveSubstance"
    PSYCHOLOGICALABUSE = "PsychologicalAbuse"
    RESTRICTSFINANCIALACCESS = "RestrictsFinancialAccess"
    RESTRICTSMEDICALCARE = "RestrictsMedicalCare"
    RESTRICTSMOVEMENT = "RestrictsMovement"
    SEXUALABUSE = "SexualAbuse"
    TAKESEARNINGS = "TakesEarnings"
    THREATENSCHILDRENFAMILY = "ThreatensChildrenFamily"
    THREATSLAWENFORCEMENT = "ThreatsLawEnforcement"
    UNKNOWN = "Unknown"
    USESCHILDREN = "UsesChildren"
    WITHHOLDSDOCUMENTS = "WithholdsDocuments"
    WITHHOLDSNECESSITIES = "WithholdsNecessities"

    def __str__(self) -> str:
        return str(self.value)
