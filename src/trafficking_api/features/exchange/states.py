"""What may follow what, of what is exchanged."""

from enum import StrEnum

from trafficking_api.kit.states import SYSTEM, Machine, Step

ASKER = "asker"


class ImportStatus(StrEnum):
    """How far an import is."""

    UNDER_WAY = "under_way"
    COMPLETED = "completed"
    FAILED = "failed"
    CANCELLED = "cancelled"


class ExportStatus(StrEnum):
    """How far an export is."""

    UNDER_WAY = "under_way"
    COMPLETED = "completed"
    FAILED = "failed"
    CANCELLED = "cancelled"
    DISCARDED = "discarded"
    EXPIRED = "expired"


I = ImportStatus  # noqa: E741 - short, as in the other rooms

IMPORT = Machine(
    "import",
    ImportStatus,
    [
        Step(I.UNDER_WAY, "complete", SYSTEM, I.COMPLETED, "each row was looked at"),
        Step(
            I.UNDER_WAY, "fail", SYSTEM, I.FAILED, "who asked for it may do so no more, or it can never go on"
        ),
        Step(I.UNDER_WAY, "cancel", ASKER, I.CANCELLED),
    ],
)

HERE = "here"


class PeerStatus(StrEnum):
    """Where it stands with a partner on another server."""

    AWAITING_KEY = "awaiting_key"
    UNCONFIRMED = "unconfirmed"
    ACTIVE = "active"
    STOPPED = "stopped"


P = PeerStatus

#: A peer is made, takes the key of the other side, and counts once an administrator has confirmed it.
PEER = Machine(
    "peer",
    PeerStatus,
    [
        Step(P.AWAITING_KEY, "present", HERE, P.UNCONFIRMED),
        Step(P.UNCONFIRMED, "present", HERE, P.UNCONFIRMED),
        Step(P.UNCONFIRMED, "confirm", HERE, P.ACTIVE, guard="the fingerprint is the one that was read out"),
        Step(P.ACTIVE, "give_up", SYSTEM, P.ACTIVE, "it has given no answer that counts for three days"),
        Step(P.ACTIVE, "stop", HERE, P.STOPPED),
        Step(P.STOPPED, "resume", HERE, P.ACTIVE),
        Step(P.STOPPED, "renew", HERE, P.AWAITING_KEY),
    ],
)

E = ExportStatus

EXPORT = Machine(
    "export",
    ExportStatus,
    [
        Step(E.UNDER_WAY, "complete", SYSTEM, E.COMPLETED, "each type is made"),
        Step(E.UNDER_WAY, "fail", SYSTEM, E.FAILED, "who asked for it may do so no more"),
        Step(E.UNDER_WAY, "cancel", ASKER, E.CANCELLED),
        Step(E.COMPLETED, "discard", ASKER, E.DISCARDED),
        Step(
            E.COMPLETED,
            "expire",
            SYSTEM,
            E.EXPIRED,
            "a day is over, somebody is forgotten, or a case is out of sight",
        ),
    ],
)
