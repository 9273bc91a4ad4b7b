from enum import StrEnum


class ErasureStatus(StrEnum):
    DONE = "done"
    REQUESTED = "requested"
    WITHDRAWN = "withdrawn"

    def __str__(self) -> str:
        return str(self.value)
