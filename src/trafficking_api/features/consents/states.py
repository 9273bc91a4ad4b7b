"""A consent is given or refused, until she withdraws it or says something else; nothing revives it."""

from enum import StrEnum

from trafficking_api.kit.states import SYSTEM, Machine, Step

CENTRE = "centre"


class ConsentStatus(StrEnum):
    """What a person said; that its time is over is told by the clock and stored nowhere."""

    GIVEN = "given"
    REFUSED = "refused"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


S = ConsentStatus

#: The states in which a record is the present word of the person for its purpose and recipient.
CURRENT = (S.GIVEN, S.REFUSED)

MACHINE = Machine(
    "consent",
    ConsentStatus,
    [
        Step(S.GIVEN, "withdraw", CENTRE, S.WITHDRAWN),
        Step(S.GIVEN, "supersede", SYSTEM, S.SUPERSEDED),
        Step(S.REFUSED, "supersede", SYSTEM, S.SUPERSEDED),
    ],
)
