"""Which events are told by mail, in which words, and what becomes of each mail."""

from enum import StrEnum

from trafficking_api.features.members.rules import MailLanguage, NoticeKind
from trafficking_api.kit.states import SYSTEM, Machine, Step

ADMINISTRATOR = "administrator"


class MailStatus(StrEnum):
    """Where a mail stands; a dead one was tried for three days, or its address does not exist."""

    PENDING = "pending"
    SENT = "sent"
    DEAD = "dead"
    DROPPED = "dropped"


S = MailStatus

MAIL = Machine(
    "mail_delivery",
    MailStatus,
    [
        Step(S.PENDING, "deliver", SYSTEM, S.SENT, "the mail server took it"),
        Step(S.PENDING, "give_up", SYSTEM, S.DEAD),
        Step(S.PENDING, "drop", SYSTEM, S.DROPPED, "the member may not, or need not, know it any more"),
        Step(S.DEAD, "resend", ADMINISTRATOR, S.PENDING),
    ],
)

_OF_TYPE = {
    "hearing.reminder_due": NoticeKind.HEARINGS,
    "deadline.reminder_due": NoticeKind.DEADLINES,
    "signalement_handling.escalated": NoticeKind.SIGNALEMENTS,
    "referral.sent": NoticeKind.REFERRALS,
    "guarantee_loan.payment_due": NoticeKind.LOANS,
    "case.glass_broken": NoticeKind.BREAK_GLASS,
    "data_protection.alert": NoticeKind.DATA_PROTECTION,
    "book.out_of_balance": NoticeKind.BOOKS,
    "peer.given_up": NoticeKind.PARTNERS,
}


def notice_of(event_type: str) -> NoticeKind | None:
    """What kind of notice an event is; None for one that reminds nobody and warns of nothing."""
    if event_type.endswith(".purge_announced"):
        return NoticeKind.RETENTION
    return _OF_TYPE.get(event_type)


#: What a lock screen shows: the same of all kinds.
_SUBJECTS = {MailLanguage.EN: "Something waits for you", MailLanguage.FR: "Quelque chose vous attend"}
_ENDS = {
    MailLanguage.EN: (
        "Please sign in as usual to see it. This mail says no more, on purpose, and has no link.\n"
        "You asked to be told by mail, and can turn it off in your notification settings.\n"
    ),
    MailLanguage.FR: (
        "Connectez-vous comme d'habitude pour le voir. Ce courriel n'en dit pas plus, exprès, et n'a aucun "
        "lien.\n"
        "Vous avez demandé à être averti par courriel ; vous pouvez y renoncer dans vos réglages.\n"
    ),
}
#: No word of them says what the work of the house is (G-14).
_WORDS = {
    NoticeKind.HEARINGS: ("An appointment of yours is near.", "Un de vos rendez-vous approche."),
    NoticeKind.DEADLINES: ("The last day for something is near.", "Une échéance approche."),
    NoticeKind.SIGNALEMENTS: (
        "Something urgent was not taken up in time.",
        "Une chose urgente n'a pas été prise en charge à temps.",
    ),
    NoticeKind.REFERRALS: ("A request waits for an answer.", "Une demande attend une réponse."),
    NoticeKind.LOANS: ("A payment is due.", "Un paiement est dû."),
    NoticeKind.RETENTION: (
        "Something will soon have been kept for long enough.",
        "Une durée de conservation touche à sa fin.",
    ),
    NoticeKind.BREAK_GLASS: (
        "Somebody looked at something that you work on.",
        "Quelqu'un a consulté ce sur quoi vous travaillez.",
    ),
    NoticeKind.DATA_PROTECTION: (
        "Something concerns you who answer for data protection.",
        "Une chose vous concerne en tant que responsable de la protection des données.",
    ),
    NoticeKind.BOOKS: ("The books do not agree.", "Les comptes ne concordent pas."),
    NoticeKind.PARTNERS: ("A connection does not work any more.", "Une liaison ne fonctionne plus."),
}


def words(kind: NoticeKind, language: MailLanguage) -> tuple[str, str]:
    """Subject and text of a mail: of what there is, the kind, and nothing else."""
    line = _WORDS[kind][language is MailLanguage.FR]
    return _SUBJECTS[language], f"{line}\n\n{_ENDS[language]}"
