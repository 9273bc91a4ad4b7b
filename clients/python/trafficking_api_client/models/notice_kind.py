from enum import StrEnum


class NoticeKind(StrEnum):
    BOOKS = "books"
    BREAK_GLASS = "break_glass"
    DATA_PROTECTION = "data_protection"
    DEADLINES = "deadlines"
    HEARINGS = "hearings"
    LOANS = "loans"
    PARTNERS = "partners"
    REFERRALS = "referrals"
    RETENTION = "retention"
    SIGNALEMENTS = "signalements"

    def __str__(self) -> str:
        return str(self.value)
