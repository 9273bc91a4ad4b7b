from enum import StrEnum


class BedOverflowReason(StrEnum):
    MASSRESCUE = "MassRescue"
    OTHER = "Other"
    SEVEREWEATHER = "SevereWeather"
    SHELTERCLOSED = "ShelterClosed"

    def __str__(self) -> str:
        return str(self.value)
