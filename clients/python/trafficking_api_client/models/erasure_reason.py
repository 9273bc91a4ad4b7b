from enum import StrEnum


class ErasureReason(StrEnum):
    COURTORDER = "CourtOrder"
    ENTEREDINERROR = "EnteredInError"
    PERSONREQUEST = "PersonRequest"

    def __str__(self) -> str:
        return str(self.value)
