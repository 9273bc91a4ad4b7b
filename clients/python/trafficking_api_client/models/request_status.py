from enum import StrEnum


class RequestStatus(StrEnum):
    ANSWERED = "answered"
    ASKED = "asked"
    WITHDRAWN = "withdrawn"

    def __str__(self) -> str:
        return str(self.value)
