from enum import StrEnum


class AllocationPublicAllowedCommandsItem(StrEnum):
    CANCEL = "cancel"
    CHECK_IN = "check_in"
    CHECK_OUT = "check_out"
    CONFIRM = "confirm"
    EXTEND = "extend"
    MOVE = "move"
    NO_SHOW = "no_show"
    RENEW = "renew"
    REOPEN = "reopen"
    UNBLOCK = "unblock"

    def __str__(self) -> str:
        return str(self.value)
