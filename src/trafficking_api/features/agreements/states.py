"""An agreement is proposed by one side and signed by the other; either may end it."""

from enum import StrEnum

from trafficking_api.kit.states import Machine, Step

PROPOSER, OTHER = "proposer", "other"


class AgreementStatus(StrEnum):
    """Where an agreement stands; that its dates have passed is derived, not a state."""

    PROPOSED = "proposed"
    ACTIVE = "active"
    WITHDRAWN = "withdrawn"
    DECLINED = "declined"
    REVOKED = "revoked"


S = AgreementStatus

MACHINE = Machine(
    "agreement",
    AgreementStatus,
    [
        Step(S.PROPOSED, "sign", OTHER, S.ACTIVE),
        Step(S.PROPOSED, "decline", OTHER, S.DECLINED),
        Step(S.PROPOSED, "withdraw", PROPOSER, S.WITHDRAWN),
        Step(S.ACTIVE, "revoke", PROPOSER, S.REVOKED),
        Step(S.ACTIVE, "revoke", OTHER, S.REVOKED),
    ],
)
