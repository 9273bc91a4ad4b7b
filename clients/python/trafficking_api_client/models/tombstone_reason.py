from enum import StrEnum


class TombstoneReason(StrEnum):
    COURTORDER = "CourtOrder"
    ENTEREDINERROR = "EnteredInError"
    PERSONREQUEST = "PersonRequest"
    RETENTIONENDED = "RetentionEnded"

    def __str__(self) -> str:
        return str(self.value)
