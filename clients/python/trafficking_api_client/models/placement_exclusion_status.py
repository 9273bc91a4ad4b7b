from enum import StrEnum


class PlacementExclusionStatus(StrEnum):
    IN_FORCE = "in_force"
    LIFTED = "lifted"

    def __str__(self) -> str:
        return str(self.value)
