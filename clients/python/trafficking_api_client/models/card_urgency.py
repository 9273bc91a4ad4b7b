from enum import StrEnum


class CardUrgency(StrEnum):
    IMMEDIATE = "Immediate"
    PLANNED = "Planned"
    UNKNOWN = "unknown"
    WITHIN24H = "Within24h"
    WITHIN7D = "Within7d"

    def __str__(self) -> str:
        return str(self.value)
