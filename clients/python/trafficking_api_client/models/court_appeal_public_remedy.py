from enum import StrEnum


class CourtAppealPublicRemedy(StrEnum):
    APPEAL = "Appeal"
    CASSATION = "Cassation"
    CROSSAPPEAL = "CrossAppeal"
    OPPOSITION = "Opposition"

    def __str__(self) -> str:
        return str(self.value)
