from enum import StrEnum


class ApplicationRefusalReason(StrEnum):
    GIVENTOSOMEBODYELSE = "GivenToSomebodyElse"
    HOUSEHOLDTOOLARGE = "HouseholdTooLarge"
    INCOMETOOLOW = "IncomeTooLow"
    NODEPOSITREADY = "NoDepositReady"
    NOPERMANENTCONTRACT = "NoPermanentContract"
    NOREASONGIVEN = "NoReasonGiven"
    OTHER = "Other"

    def __str__(self) -> str:
        return str(self.value)
