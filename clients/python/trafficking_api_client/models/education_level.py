from enum import StrEnum


class EducationLevel(StrEnum):
    BACHELORSOREQUIVALENTLEVEL = "BachelorsOrEquivalentLevel"
    DOCTORALOREQUIVALENTLEVEL = "DoctoralOrEquivalentLevel"
    EARLYCHILDHOODEDUCATION = "EarlyChildhoodEducation"
    LOWERSECONDARYEDUCATION = "LowerSecondaryEducation"
    MASTERSOREQUIVALENTLEVEL = "MastersOrEquivalentLevel"
    POSTSECONDARYNONTERTIARYEDUCATION = "PostSecondaryNonTertiaryEducation"
    PRIMARYEDUCATION = "PrimaryEducation"
    SHORTCYCLETERTIARYEDUCATION = "ShortCycleTertiaryEducation"
    UPPERSECONDARYEDUCATION = "UpperSecondaryEducation"

    def __str__(self) -> str:
        return str(self.value)
