from enum import StrEnum


class RowType(StrEnum):
    BED = "bed"
    CASE = "case"
    DETERMINATION = "determination"
    PERSON = "person"
    PLAN = "plan"
    SHELTER = "shelter"
    SIGNALEMENT = "signalement"
    UNIT = "unit"

    def __str__(self) -> str:
        return str(self.value)
