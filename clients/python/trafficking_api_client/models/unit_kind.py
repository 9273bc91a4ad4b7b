from enum import StrEnum


class UnitKind(StrEnum):
    FLAT = "Flat"
    ROOM = "Room"

    def __str__(self) -> str:
        return str(self.value)
