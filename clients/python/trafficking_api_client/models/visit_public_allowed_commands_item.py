from enum import StrEnum


class VisitPublicAllowedCommandsItem(StrEnum):
    CANCEL = "cancel"
    DONE = "done"
    MISSED = "missed"
    RESCHEDULE = "reschedule"

    def __str__(self) -> str:
        return str(self.value)
