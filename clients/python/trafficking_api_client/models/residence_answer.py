from enum import StrEnum


class ResidenceAnswer(StrEnum):
    GRANTED = "Granted"
    REFUSED = "Refused"

    def __str__(self) -> str:
        return str(self.value)
