"""Of what a member can have itself reminded by mail, and in which language."""

from enum import StrEnum


class NoticeKind(StrEnum):
    """What a mail can say that there is; it says no more than that."""

    HEARINGS = "hearings"
    DEADLINES = "deadlines"
    SIGNALEMENTS = "signalements"
    REFERRALS = "referrals"
    LOANS = "loans"
    RETENTION = "retention"
    BREAK_GLASS = "break_glass"
    DATA_PROTECTION = "data_protection"
    BOOKS = "books"
    PARTNERS = "partners"


class MailLanguage(StrEnum):
    """The languages that mails are written in."""

    EN = "en"
    FR = "fr"
