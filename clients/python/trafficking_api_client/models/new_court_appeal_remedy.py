from enum import StrEnum


class NewCourtAppealRemedy(StrEnum):
    APPEAL = "Appeal"
    CASSATION = "Cassation"
    CROSSAPPEAL = "CrossAppeal"
    OPPOSITION = "Opposition"

    def __str__(self) -> str:
        return str(self.value)
