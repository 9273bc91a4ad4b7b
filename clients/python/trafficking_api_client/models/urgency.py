from enum import StrEnum


class Urgency(StrEnum):
    IMMEDIATE = "Immediate"
    PLANNED = "Planned"
    WITHIN24H = "Within24h"
    WITHIN7D = "Within7d"

    def __str__(self) -> str:
        return str(self.value)
