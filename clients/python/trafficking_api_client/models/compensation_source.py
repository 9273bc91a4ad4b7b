from enum import StrEnum


class CompensationSource(StrEnum):
    CONFISCATEDASSETS = "ConfiscatedAssets"
    INSURANCE = "Insurance"
    OFFENDER = "Offender"
    OTHER = "Other"
    STATEFUND = "StateFund"
    UNPAIDWAGES = "UnpaidWages"

    def __str__(self) -> str:
        return str(self.value)
