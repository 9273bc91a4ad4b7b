from enum import StrEnum


class Gender(StrEnum):
    FEMININE = "Feminine"
    MASCULINE = "Masculine"
    NONCONFORMING = "NonConforming"
    NONSPECIFIEDUNKNOWN = "NonSpecifiedUnknown"
    TRANSGENDERFEMININE = "TransgenderFeminine"
    TRANSGENDERMASCULINE = "TransgenderMasculine"

    def __str__(self) -> str:
        return str(self.value)
