from enum import StrEnum


class MigrationStatus(StrEnum):
    ASYLUMSEEKER = "AsylumSeeker"
    COMPLEMENTARYPROTECTION = "ComplementaryProtection"
    DEPORTEE = "Deportee"
    EXCOMBATANT = "ExCombatant"
    FAMILYMIGRANT = "FamilyMigrant"
    IDP = "IDP"
    IRREGULARMIGRANT = "IrregularMigrant"
    LABOURMIGRANT = "LabourMigrant"
    NOTMIGRANT = "NotMigrant"
    REFUGEE = "Refugee"
    RETURNEE = "Returnee"
    STATELESS = "Stateless"
    STRANDEDMIGRANT = "StrandedMigrant"
    STUDENTMIGRANT = "StudentMigrant"
    UNACCOMPANIEDSEPARATEDCHILD = "UnaccompaniedSeparatedChild"
    UNKNOWN = "Unknown"
    VISITORTOURIST = "VisitorTourist"

    def __str__(self) -> str:
        return str(self.value)
