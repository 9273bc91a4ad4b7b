from enum import StrEnum


class TraffickingEventType(StrEnum):
    EXPLOITATION = "Exploitation"
    RECRUITMENT = "Recruitment"
    TRANSIT = "Transit"

    def __str__(self) -> str:
        return str(self.value)
