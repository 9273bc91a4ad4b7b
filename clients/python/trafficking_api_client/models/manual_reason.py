from enum import StrEnum


class ManualReason(StrEnum):
    DATE_UNKNOWN = "date_unknown"
    NO_RULE = "no_rule"
    SET_BY_HAND = "set_by_hand"
    SEVERAL_RULES = "several_rules"

    def __str__(self) -> str:
        return str(self.value)
