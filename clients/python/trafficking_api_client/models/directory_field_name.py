from enum import StrEnum


class DirectoryFieldName(StrEnum):
    ADDRESS = "Address"
    CONTACTEMAIL = "ContactEmail"
    CONTACTPHONE = "ContactPhone"
    DIRECTORNAME = "DirectorName"
    DIRECTORPHONE = "DirectorPhone"
    INTAKEHOURS = "IntakeHours"
    SERVICES = "Services"
    WEBSITE = "Website"

    def __str__(self) -> str:
        return str(self.value)
