from enum import StrEnum


class ServiceBriefAllowedCommandsItem(StrEnum):
    VOID = "void"

    def __str__(self) -> str:
        return str(self.value)
