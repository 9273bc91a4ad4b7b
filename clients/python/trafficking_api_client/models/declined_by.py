from enum import StrEnum


class DeclinedBy(StrEnum):
    CENTRE = "centre"
    PERSON = "person"

    def __str__(self) -> str:
        return str(self.value)
