"""A hold is put on and lifted; an erasure takes two people, and what was erased stays so."""

from enum import StrEnum

from trafficking_api.kit.states import SYSTEM, Machine, Step

CENTRE = "centre"


class HoldStatus(StrEnum):
    """Whether a record may be destroyed when its time is over."""

    FREE = "free"
    HELD = "held"


HOLDS = Machine(
    "hold",
    HoldStatus,
    [
        Step(HoldStatus.FREE, "hold", CENTRE, HoldStatus.HELD),
        Step(HoldStatus.HELD, "release_hold", CENTRE, HoldStatus.FREE),
    ],
)


class ErasureStatus(StrEnum):
    """Where the erasure of a person stands."""

    REQUESTED = "requested"
    DONE = "done"
    WITHDRAWN = "withdrawn"


E = ErasureStatus

MACHINE = Machine(
    "erasure",
    ErasureStatus,
    [
        Step(
            E.REQUESTED,
            "approve",
            CENTRE,
            E.DONE,
            guard="another member asked for it, none of her cases is open, and nothing is on hold",
        ),
        Step(E.REQUESTED, "withdraw", CENTRE, E.WITHDRAWN),
        Step(E.REQUESTED, "complete", SYSTEM, E.DONE, guard="the shred ledger has it, or her time is over"),
    ],
)
