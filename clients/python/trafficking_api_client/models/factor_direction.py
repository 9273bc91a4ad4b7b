from enum import StrEnum


class FactorDirection(StrEnum):
    NEUTRAL = "Neutral"
    NOTASSESSED = "NotAssessed"
    PROTECTIVE = "Protective"
    RISK = "Risk"

    def __str__(self) -> str:
        return str(self.value)
