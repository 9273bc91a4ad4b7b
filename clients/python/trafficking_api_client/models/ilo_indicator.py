from enum import StrEnum


class IloIndicator(StrEnum):
    ABUSEOFVULNERABILITY = "AbuseOfVulnerability"
    ABUSIVEWORKINGANDLIVINGCONDITIONS = "AbusiveWorkingAndLivingConditions"
    DEBTBONDAGE = "DebtBondage"
    DECEPTION = "Deception"
    EXCESSIVEOVERTIME = "ExcessiveOvertime"
    INTIMIDATIONANDTHREATS = "IntimidationAndThreats"
    ISOLATION = "Isolation"
    PHYSICALANDSEXUALVIOLENCE = "PhysicalAndSexualViolence"
    RESTRICTIONOFMOVEMENT = "RestrictionOfMovement"
    RETENTIONOFIDENTITYDOCUMENTS = "RetentionOfIdentityDocuments"
    WITHHOLDINGOFWAGES = "WithholdingOfWages"

    def __str__(self) -> str:
        return str(self.value)
