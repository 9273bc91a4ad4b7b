from enum import StrEnum


class HousingSearchBriefAllowedCommandsItem(StrEnum):
    END = "end"

    def __str__(self) -> str:
        return str(self.value)
