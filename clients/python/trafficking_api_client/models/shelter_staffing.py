from enum import StrEnum


class ShelterStaffing(StrEnum):
    AROUNDTHECLOCK = "AroundTheClock"
    DAYONLY = "DayOnly"
    NONE = "None"
    ONCALL = "OnCall"

    def __str__(self) -> str:
        return str(self.value)
