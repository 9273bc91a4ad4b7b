from enum import StrEnum


class ContactNote(StrEnum):
    CALLONLY = "CallOnly"
    HIDENUMBER = "HideNumber"
    INTERPRETERNEEDED = "InterpreterNeeded"
    NOVOICEMAIL = "NoVoicemail"
    SAYOTHERORGANISATION = "SayOtherOrganisation"
    SHAREDDEVICE = "SharedDevice"
    TEXTFIRST = "TextFirst"
    WATCHEDBYEXPLOITER = "WatchedByExploiter"

    def __str__(self) -> str:
        return str(self.value)
