from enum import StrEnum


class Counting(StrEnum):
    EVE = "Eve"
    SAMEDAY = "SameDay"

    def __str__(self) -> str:
        return str(self.value)
