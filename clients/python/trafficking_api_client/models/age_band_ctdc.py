from enum import StrEnum


class AgeBandCtdc(StrEnum):
    VALUE_0 = "0-8"
    VALUE_1 = "9-17"
    VALUE_2 = "18-20"
    VALUE_3 = "21-23"
    VALUE_4 = "24-26"
    VALUE_5 = "27-29"
    VALUE_6 = "30-38"
    VALUE_7 = "39-47"
    VALUE_8 = "48+"

    def __str__(self) -> str:
        return str(self.value)
