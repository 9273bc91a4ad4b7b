from enum import StrEnum


class LoanStatus(StrEnum):
    ACTIVE = "active"
    APPROVED = "approved"
    CANCELLED = "cancelled"
    OVERPAID = "overpaid"
    REJECTED = "rejected"
    REQUESTED = "requested"
    SETTLED = "settled"
    WITHDRAWN = "withdrawn"
    WRITTEN_OFF = "written_off"

    def __str__(self) -> str:
        return str(self.value)
