from enum import StrEnum


class HousingSearchEndReason(StrEnum):
    CASECLOSED = "CaseClosed"
    FOUNDELSEWHERE = "FoundElsewhere"
    MOVEDAWAY = "MovedAway"
    OTHER = "Other"
    STAYSWHERESHEIS = "StaysWhereSheIs"
    STOPPEDBYPERSON = "StoppedByPerson"

    def __str__(self) -> str:
        return str(self.value)
