from enum import StrEnum


class LoanCancelReason(StrEnum):
    ENTEREDINERROR = "EnteredInError"
    LEASEFELLTHROUGH = "LeaseFellThrough"
    OTHER = "Other"
    OTHERSCHEMEGRANTED = "OtherSchemeGranted"
    PERSONDECLINED = "PersonDeclined"

    def __str__(self) -> str:
        return str(self.value)
