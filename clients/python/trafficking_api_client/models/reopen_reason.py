from enum import StrEnum


class ReopenReason(StrEnum):
    CLOSEDINERROR = "ClosedInError"
    CONTACTREGAINED = "ContactRegained"
    NEWINFORMATION = "NewInformation"
    NEWNEEDS = "NewNeeds"
    OTHER = "Other"
    RETURNEDTOEXPLOITATION = "ReturnedToExploitation"

    def __str__(self) -> str:
        return str(self.value)
