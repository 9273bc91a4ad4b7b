from enum import StrEnum


class FormStatus(StrEnum):
    IN_USE = "in_use"
    RETIRED = "retired"

    def __str__(self) -> str:
        return str(self.value)
