from enum import StrEnum


class LeaseStatus(StrEnum):
    DISCARDED = "discarded"
    DRAFT = "draft"
    ENDED = "ended"
    SIGNED = "signed"

    def __str__(self) -> str:
        return str(self.value)
