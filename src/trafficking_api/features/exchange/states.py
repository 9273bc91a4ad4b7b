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


I = ImportStatus  # noqa: E741 - short, as in the other rooms

IMPORT = Machine(
    "import",
    ImportStatus,
    [
        Step(I.UNDER_WAY, "complete", SYSTEM, I.COMPLETED, "each row was looked at"),
        Step(I.UNDER_WAY, "fail", SYSTEM, I.FAILED, "who asked for it may do so no more"),
        Step(I.UNDER_WAY, "cancel", ASKER, I.CANCELLED),
    ],
)
