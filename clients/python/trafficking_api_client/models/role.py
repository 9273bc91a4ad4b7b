from enum import StrEnum


class Role(StrEnum):
    ADMIN = "admin"
    AUDITOR = "auditor"
    CASEWORKER = "caseworker"
    COORDINATOR = "coordinator"
    FINANCE = "finance"
    HOUSING = "housing"
    LEGAL = "legal"
    LIAISON = "liaison"
    OPERATOR = "operator"

    def __str__(self) -> str:
        return str(self.value)
