from enum import StrEnum


class GuaranteeScheme(StrEnum):
    BANKGUARANTEE = "BankGuarantee"
    BRUSSELSBRUGAL = "BrusselsBrugal"
    BRUSSELSHOUSINGFUNDLOAN = "BrusselsHousingFundLoan"
    CENTREFUND = "CentreFund"
    CPAS = "CPAS"
    FLANDERSLOAN = "FlandersLoan"
    NONE = "None"
    WALLONIALOAN = "WalloniaLoan"

    def __str__(self) -> str:
        return str(self.value)
