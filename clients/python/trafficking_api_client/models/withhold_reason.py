from enum import StrEnum


class WithholdReason(StrEnum):
    FEAROFHARM = "FearOfHarm"
    OTHER = "Other"
    WISHESTOTELLSELF = "WishesToTellSelf"

    def __str__(self) -> str:
        return str(self.value)
