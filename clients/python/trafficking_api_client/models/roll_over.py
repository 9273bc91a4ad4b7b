from enum import StrEnum


class RollOver(StrEnum):
    NEXTWORKINGDAY = "NextWorkingDay"
    NONE = "None"
    PREVIOUSWORKINGDAY = "PreviousWorkingDay"

    def __str__(self) -> str:
        return str(self.value)
