from enum import StrEnum


class LawfulBasis(StrEnum):
    CHILDPROTECTION = "ChildProtection"
    COURTORDER = "CourtOrder"
    IMMINENTDANGER = "ImminentDanger"

    def __str__(self) -> str:
        return str(self.value)
