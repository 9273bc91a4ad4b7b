from enum import StrEnum


class ComplaintType(StrEnum):
    CIVILPARTYATTRIAL = "CivilPartyAtTrial"
    CIVILPARTYINVESTIGATINGJUDGE = "CivilPartyInvestigatingJudge"
    COMPLAINT = "Complaint"
    CUSTOMARYMEDIATION = "CustomaryMediation"
    DIRECTSUMMONS = "DirectSummons"
    INJUREDPERSONDECLARATION = "InjuredPersonDeclaration"
    LABOURCLAIM = "LabourClaim"
    PROTECTIONORDER = "ProtectionOrder"
    STATEMENTTOPOLICE = "StatementToPolice"

    def __str__(self) -> str:
        return str(self.value)
