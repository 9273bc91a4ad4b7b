from enum import StrEnum


class CardRegion(StrEnum):
    AFRICA = "africa"
    AMERICAS = "americas"
    ASIA = "asia"
    EUROPE = "europe"
    OCEANIA = "oceania"
    UNKNOWN = "unknown"

    def __str__(self) -> str:
        return str(self.value)
