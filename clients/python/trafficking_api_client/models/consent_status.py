from enum import StrEnum


class ConsentStatus(StrEnum):
    GIVEN = "given"
    REFUSED = "refused"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"

    def __str__(self) -> str:
        return str(self.value)
