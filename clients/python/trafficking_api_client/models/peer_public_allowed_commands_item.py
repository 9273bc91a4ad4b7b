from enum import StrEnum


class PeerPublicAllowedCommandsItem(StrEnum):
    CONFIRM = "confirm"
    PRESENT = "present"
    RENEW = "renew"
    RESUME = "resume"
    STOP = "stop"

    def __str__(self) -> str:
        return str(self.value)
