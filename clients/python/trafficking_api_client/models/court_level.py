from enum import StrEnum


class CourtLevel(StrEnum):
    APPEAL = "Appeal"
    CASSATION = "Cassation"
    FIRSTINSTANCE = "FirstInstance"

    def __str__(self) -> str:
        return str(self.value)
