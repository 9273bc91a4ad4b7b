from enum import StrEnum


class TurnAwayReason(StrEnum):
    AREAUNSAFE = "AreaUnsafe"
    FULL = "Full"
    NEEDSUNMET = "NeedsUnmet"
    PERSONDECLINED = "PersonDeclined"
    UNSTAFFED = "Unstaffed"

    def __str__(self) -> str:
        return str(self.value)
