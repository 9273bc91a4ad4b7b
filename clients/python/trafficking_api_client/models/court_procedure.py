from enum import StrEnum


class CourtProcedure(StrEnum):
    ADMINISTRATIVE = "Administrative"
    CIVILCOMPENSATION = "CivilCompensation"
    CRIMINAL = "Criminal"
    LABOUR = "Labour"
    RESIDENCE = "Residence"

    def __str__(self) -> str:
        return str(self.value)
