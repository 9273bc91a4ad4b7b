from enum import StrEnum


class CourtBaseEvent(StrEnum):
    BECAMEFINAL = "BecameFinal"
    COMMITTED = "Committed"
    EXPIRES = "Expires"
    FILED = "Filed"
    GRANTED = "Granted"
    NOTIFIED = "Notified"
    PRONOUNCED = "Pronounced"
    SERVED = "Served"

    def __str__(self) -> str:
        return str(self.value)
