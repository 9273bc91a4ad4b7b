from enum import StrEnum


class AssessmentDomain(StrEnum):
    ADMINISTRATIVE = "Administrative"
    EDUCATION = "Education"
    FAMILY = "Family"
    HOUSING = "Housing"
    LEGAL = "Legal"
    LIVELIHOOD = "Livelihood"
    MEDICAL = "Medical"
    PSYCHOLOGICAL = "Psychological"
    RETRAFFICKINGRISK = "ReTraffickingRisk"
    SAFETY = "Safety"
    SOCIAL = "Social"

    def __str__(self) -> str:
        return str(self.value)
