from enum import StrEnum


class PeerStatus(StrEnum):
    ACTIVE = "active"
    AWAITING_KEY = "awaiting_key"
    STOPPED = "stopped"
    UNCONFIRMED = "unconfirmed"

    def __str__(self) -> str:
        return str(self.value)
