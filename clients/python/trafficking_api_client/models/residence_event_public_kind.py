from enum import StrEnum


class ResidenceEventPublicKind(StrEnum):
    ANSWERED = "answered"
    CONDITION = "condition"
    CORRECTION = "correction"
    ENDED = "ended"
    GRANTED = "granted"

    def __str__(self) -> str:
        return str(self.value)
