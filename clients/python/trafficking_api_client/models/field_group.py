from enum import StrEnum


class FieldGroup(StrEnum):
    ASSESSMENTS = "assessments"
    CONTACT = "contact"
    DOCUMENTS = "documents"
    IDENTITY = "identity"
    LEGAL = "legal"
    PROFILE = "profile"

    def __str__(self) -> str:
        return str(self.value)
