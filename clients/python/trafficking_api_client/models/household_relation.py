from enum import StrEnum


class HouseholdRelation(StrEnum):
    CHILD = "Child"
    COMPANION = "Companion"
    GRANDCHILD = "Grandchild"
    GRANDPARENT = "Grandparent"
    OTHERRELATIVE = "OtherRelative"
    PARENT = "Parent"
    PARTNER = "Partner"
    SIBLING = "Sibling"

    def __str__(self) -> str:
        return str(self.value)
