from enum import StrEnum


class RowOutcome(StrEnum):
    REFUSED = "refused"
    STORED = "stored"
    UNCHANGED = "unchanged"
    VALID = "valid"

    def __str__(self) -> str:
        return str(self.value)
