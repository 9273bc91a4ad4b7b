from enum import StrEnum


class Unit(StrEnum):
    CLEARDAYS = "ClearDays"
    DAYS = "Days"
    HOURS = "Hours"
    MONTHS = "Months"
    WEEKS = "Weeks"
    WORKINGDAYS = "WorkingDays"
    YEARS = "Years"

    def __str__(self) -> str:
        return str(self.value)
