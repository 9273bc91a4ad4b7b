from enum import StrEnum


class LeaseCheck(StrEnum):
    DEPOSITBLOCKED = "DepositBlocked"
    DEPOSITWITHINLIMIT = "DepositWithinLimit"
    DOMICILEALLOWED = "DomicileAllowed"
    DURATIONANDNOTICE = "DurationAndNotice"
    INVENTORYOFFIXTURES = "InventoryOfFixtures"
    NOBODYELSEHOLDSTHEKEY = "NobodyElseHoldsTheKey"
    PARTIESANDADDRESS = "PartiesAndAddress"
    REGISTRATIONBYLANDLORD = "RegistrationByLandlord"
    RENTANDCHARGES = "RentAndCharges"
    SAFEANDHEALTHY = "SafeAndHealthy"
    WRITTENANDDATED = "WrittenAndDated"

    def __str__(self) -> str:
        return str(self.value)
