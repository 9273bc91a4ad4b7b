from enum import StrEnum


class HousingRegion(StrEnum):
    BRUSSELS = "Brussels"
    ELSEWHERE = "Elsewhere"
    FLANDERS = "Flanders"
    WALLONIA = "Wallonia"

    def __str__(self) -> str:
        return str(self.value)
