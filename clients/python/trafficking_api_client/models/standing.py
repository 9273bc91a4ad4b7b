from enum import StrEnum


class Standing(StrEnum):
    EXEMPT = "exempt"
    MET = "met"
    UNMET = "unmet"

    def __str__(self) -> str:
        return str(self.value)
