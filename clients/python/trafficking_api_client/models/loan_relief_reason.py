from enum import StrEnum


class LoanReliefReason(StrEnum):
    CANNOTBEREACHED = "CannotBeReached"
    DECEASED = "Deceased"
    DEPOSITKEPTBYLANDLORD = "DepositKeptByLandlord"
    HARDSHIP = "Hardship"
    LEFTTHECOUNTRY = "LeftTheCountry"
    OTHER = "Other"
    SMALLBALANCE = "SmallBalance"

    def __str__(self) -> str:
        return str(self.value)
