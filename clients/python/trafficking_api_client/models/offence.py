from enum import StrEnum


class Offence(StrEnum):
    CRIMINALORGANISATION = "CriminalOrganisation"
    FALSEIMPRISONMENT = "FalseImprisonment"
    FRAUD = "Fraud"
    LABOUROFFENCE = "LabourOffence"
    MONEYLAUNDERING = "MoneyLaundering"
    OTHER = "Other"
    PIMPING = "Pimping"
    SEXUALOFFENCE = "SexualOffence"
    SMUGGLING = "Smuggling"
    TRAFFICKING = "Trafficking"
    VIOLENCE = "Violence"

    def __str__(self) -> str:
        return str(self.value)
