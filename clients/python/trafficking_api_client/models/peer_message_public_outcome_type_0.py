from enum import StrEnum


class PeerMessagePublicOutcomeType0(StrEnum):
    DONE = "done"
    REFUSED = "refused"

    def __str__(self) -> str:
        return str(self.value)
