from enum import StrEnum


class PartyStanding(StrEnum):
    ACTIVE = "Active"
    LEFT = "Left"

    def __str__(self) -> str:
        return str(self.value)
