from enum import StrEnum


class ListAuditEventsOutcomeItem(StrEnum):
    DONE = "done"
    REFUSED = "refused"

    def __str__(self) -> str:
        return str(self.value)
