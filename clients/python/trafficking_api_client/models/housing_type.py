from enum import StrEnum


class HousingType(StrEnum):
    COHOUSING = "CoHousing"
    EMPLOYERHOUSING = "EmployerHousing"
    FAMILYHOST = "FamilyHost"
    INSERTIONHOUSING = "InsertionHousing"
    OWNVILLAGEHOUSE = "OwnVillageHouse"
    PRIVATERENTAL = "PrivateRental"
    SOCIALHOUSING = "SocialHousing"
    SOCIALRENTALAGENCY = "SocialRentalAgency"
    TRANSITFLAT = "TransitFlat"

    def __str__(self) -> str:
        return str(self.value)
