from enum import StrEnum


class BedSuitability(StrEnum):
    ACCESSIBLE = "Accessible"
    FAMILYUNIT = "FamilyUnit"
    HIGHSECURITY = "HighSecurity"
    MENONLY = "MenOnly"
    MINOR = "Minor"
    MIXED = "Mixed"
    WOMENONLY = "WomenOnly"

    def __str__(self) -> str:
        return str(self.value)
