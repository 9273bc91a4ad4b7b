from enum import StrEnum


class PlacementExclusionPublicAllowedCommandsItem(StrEnum):
    LIFT = "lift"

    def __str__(self) -> str:
        return str(self.value)
