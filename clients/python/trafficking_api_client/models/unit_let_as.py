from enum import StrEnum


class UnitLetAs(StrEnum):
    BED = "Bed"
    UNIT = "Unit"

    def __str__(self) -> str:
        return str(self.value)
