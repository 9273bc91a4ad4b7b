from enum import StrEnum


class SchemeResult(StrEnum):
    NOTELIGIBLE = "NotEligible"
    NOTENOUGH = "NotEnough"
    PENDING = "Pending"
    REFUSED = "Refused"
    TOOLATE = "TooLate"

    def __str__(self) -> str:
        return str(self.value)
