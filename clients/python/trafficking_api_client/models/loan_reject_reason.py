from enum import StrEnum


class LoanRejectReason(StrEnum):
    FUNDEXHAUSTED = "FundExhausted"
    LEASEUNSOUND = "LeaseUnsound"
    NOTAFFORDABLE = "NotAffordable"
    OTHER = "Other"
    OTHERSCHEMEAVAILABLE = "OtherSchemeAvailable"

    def __str__(self) -> str:
        return str(self.value)
