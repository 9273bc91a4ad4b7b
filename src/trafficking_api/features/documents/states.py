"""A document is kept until somebody finds that it was put here by mistake; its content never changes."""

from enum import StrEnum

from trafficking_api.kit.states import Machine, Step

CENTRE = "centre"


class DocumentStatus(StrEnum):
    """Whether a document counts."""

    KEPT = "kept"
    VOIDED = "voided"


S = DocumentStatus

MACHINE = Machine("document", DocumentStatus, [Step(S.KEPT, "void", CENTRE, S.VOIDED)])
