from enum import StrEnum


class TraffickingStatus(StrEnum):
    ACTUALVICTIMOFTRAFFICKING = "ActualVictimOfTrafficking"
    NOTAVICTIMOFTRAFFICKING = "NotAVictimOfTrafficking"
    POSSIBLEVICTIMOFTRAFFICKING = "PossibleVictimOfTrafficking"

    def __str__(self) -> str:
        return str(self.value)
