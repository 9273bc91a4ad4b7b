from enum import StrEnum


class MaritalStatus(StrEnum):
    DIVORCED = "Divorced"
    MARRIED = "Married"
    REGISTEREDPARTNERSHIP = "RegisteredPartnership"
    SEPARATED = "Separated"
    SINGLE = "Single"
    WIDOWED = "Widowed"

    def __str__(self) -> str:
        return str(self.value)
