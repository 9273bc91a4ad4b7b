from enum import StrEnum


class PalermoAct(StrEnum):
    HARBOURING = "Harbouring"
    RECEIPT = "Receipt"
    RECRUITMENT = "Recruitment"
    TRANSFER = "Transfer"
    TRANSPORTATION = "Transportation"

    def __str__(self) -> str:
        return str(self.value)
