from enum import StrEnum


class SignalementHandledAllowedCommandsItem(StrEnum):
    ACKNOWLEDGE = "acknowledge"
    ASK = "ask"
    ASSESS = "assess"
    CLOSE = "close"
    CONVERT = "convert"
    REDIRECT = "redirect"
    REOPEN = "reopen"

    def __str__(self) -> str:
        return str(self.value)
