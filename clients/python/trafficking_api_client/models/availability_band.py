from enum import StrEnum


class AvailabilityBand(StrEnum):
    UNKNOWN = "unknown"
    VALUE_0 = "0"
    VALUE_1 = "1-2"
    VALUE_2 = "3+"

    def __str__(self) -> str:
        return str(self.value)
