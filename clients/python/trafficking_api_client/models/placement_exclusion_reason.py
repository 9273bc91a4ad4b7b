from enum import StrEnum


class PlacementExclusionReason(StrEnum):
    CONFLICT = "Conflict"
    EXPLOITERNEARBY = "ExploiterNearby"
    OTHER = "Other"
    RECOGNISED = "Recognised"
    SAMECASEOPPOSEDPARTIES = "SameCaseOpposedParties"

    def __str__(self) -> str:
        return str(self.value)
