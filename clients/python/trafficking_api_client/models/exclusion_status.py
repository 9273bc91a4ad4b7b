from enum import StrEnum


class ExclusionStatus(StrEnum):
    BARRED = "barred"
    LIFTED = "lifted"

    def __str__(self) -> str:
        return str(self.value)
