from enum import StrEnum


class BedBlockReason(StrEnum):
    CLEANING = "Cleaning"
    QUARANTINE = "Quarantine"
    REPAIR = "Repair"
    UNSTAFFED = "Unstaffed"

    def __str__(self) -> str:
        return str(self.value)
