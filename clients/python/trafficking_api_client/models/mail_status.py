from enum import StrEnum


class MailStatus(StrEnum):
    DEAD = "dead"
    DROPPED = "dropped"
    PENDING = "pending"
    SENT = "sent"

    def __str__(self) -> str:
        return str(self.value)
