from enum import StrEnum


class CardSex(StrEnum):
    FEMININE = "feminine"
    MASCULINE = "masculine"
    OTHER = "other"
    UNKNOWN = "unknown"

    def __str__(self) -> str:
        return str(self.value)
