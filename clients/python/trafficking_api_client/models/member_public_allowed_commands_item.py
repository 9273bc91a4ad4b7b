from enum import StrEnum


class MemberPublicAllowedCommandsItem(StrEnum):
    LEAVE = "leave"

    def __str__(self) -> str:
        return str(self.value)
