from enum import StrEnum


class HousingSearchPublicAllowedCommandsItem(StrEnum):
    END = "end"

    def __str__(self) -> str:
        return str(self.value)
