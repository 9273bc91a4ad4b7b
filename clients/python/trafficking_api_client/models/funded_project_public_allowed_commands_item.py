from enum import StrEnum


class FundedProjectPublicAllowedCommandsItem(StrEnum):
    END = "end"

    def __str__(self) -> str:
        return str(self.value)
