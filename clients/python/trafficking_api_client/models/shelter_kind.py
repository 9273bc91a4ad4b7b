from enum import StrEnum


class ShelterKind(StrEnum):
    HOSTFAMILY = "HostFamily"
    SHELTER = "Shelter"
    TRANSITFLAT = "TransitFlat"

    def __str__(self) -> str:
        return str(self.value)
