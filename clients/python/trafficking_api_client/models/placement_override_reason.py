from enum import StrEnum


class PlacementOverrideReason(StrEnum):
    NOSAFEALTERNATIVE = "NoSafeAlternative"
    PERSONINFORMEDANDAGREES = "PersonInformedAndAgrees"
    SHORTSTAYUNDERWATCH = "ShortStayUnderWatch"

    def __str__(self) -> str:
        return str(self.value)
