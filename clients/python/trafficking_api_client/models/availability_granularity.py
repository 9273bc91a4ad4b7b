from enum import StrEnum


class AvailabilityGranularity(StrEnum):
    BANDED = "banded"
    BOOLEAN = "boolean"
    NOT_TOLD = "not_told"

    def __str__(self) -> str:
        return str(self.value)
