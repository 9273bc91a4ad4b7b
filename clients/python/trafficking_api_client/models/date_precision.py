from enum import StrEnum


class DatePrecision(StrEnum):
    DAY = "Day"
    ESTIMATED = "Estimated"
    MONTH = "Month"
    YEAR = "Year"

    def __str__(self) -> str:
        return str(self.value)
