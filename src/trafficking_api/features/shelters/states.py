"""A bed is held, confirmed, slept in and left; a house is open or closed."""

from enum import StrEnum

from trafficking_api.kit.states import SYSTEM, Machine, Step

CENTRE = "centre"


class ShelterStatus(StrEnum):
    """Whether a house takes people in."""

    OPEN = "open"
    CLOSED = "closed"


SHELTERS = Machine(
    "shelter",
    ShelterStatus,
    [
        Step(ShelterStatus.OPEN, "close", CENTRE, ShelterStatus.CLOSED, guard="none of its beds is taken"),
        Step(ShelterStatus.CLOSED, "reopen", CENTRE, ShelterStatus.OPEN),
        Step(ShelterStatus.OPEN, "confirm_availability", CENTRE, ShelterStatus.OPEN),
    ],
)


class AllocationStatus(StrEnum):
    """What becomes of a bed for a time."""

    HELD = "held"
    CONFIRMED = "confirmed"
    OCCUPIED = "occupied"
    DEPARTED = "departed"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"
    BLOCKED = "blocked"
    ENDED = "ended"


S = AllocationStatus

#: A bed is taken by these: no two of them on one bed at one time (BED-1).
TAKING = (S.HELD, S.CONFIRMED, S.OCCUPIED, S.BLOCKED)

MACHINE = Machine(
    "allocation",
    AllocationStatus,
    [
        Step(S.HELD, "renew", CENTRE, S.HELD, guard="it was not renewed too often"),
        Step(S.HELD, "confirm", CENTRE, S.CONFIRMED),
        Step(S.HELD, "cancel", CENTRE, S.CANCELLED),
        Step(S.HELD, "cancel", SYSTEM, S.CANCELLED, guard="the referral that it waited for has ended"),
        Step(S.HELD, "expire", SYSTEM, S.EXPIRED, guard="its time is over"),
        Step(S.HELD, "extend", CENTRE, S.HELD, guard="the bed is free until then"),
        Step(S.CONFIRMED, "check_in", CENTRE, S.OCCUPIED, guard="nobody is in the bed"),
        Step(S.CONFIRMED, "cancel", CENTRE, S.CANCELLED),
        Step(S.CONFIRMED, "cancel", SYSTEM, S.CANCELLED, guard="the referral that it waited for has ended"),
        Step(S.CONFIRMED, "extend", CENTRE, S.CONFIRMED, guard="the bed is free until then"),
        Step(S.CONFIRMED, "no_show", CENTRE, S.NO_SHOW),
        Step(S.CONFIRMED, "no_show", SYSTEM, S.NO_SHOW, guard="the night has passed"),
        Step(S.OCCUPIED, "extend", CENTRE, S.OCCUPIED, guard="the bed is free until then"),
        Step(S.OCCUPIED, "move", CENTRE, S.DEPARTED, guard="the other bed is free"),
        Step(S.OCCUPIED, "check_out", CENTRE, S.DEPARTED),
        Step(S.DEPARTED, "reopen", CENTRE, S.OCCUPIED, guard="nobody has the bed since"),
        Step(S.BLOCKED, "unblock", CENTRE, S.ENDED),
    ],
)


class WaitingStatus(StrEnum):
    """Whether somebody still waits for a bed."""

    WAITING = "waiting"
    PLACED = "placed"
    WITHDRAWN = "withdrawn"


WAITING = Machine(
    "waiting_entry",
    WaitingStatus,
    [
        Step(WaitingStatus.WAITING, "place", SYSTEM, WaitingStatus.PLACED, guard="she has a bed"),
        Step(WaitingStatus.WAITING, "withdraw", CENTRE, WaitingStatus.WITHDRAWN),
    ],
)


class PlacementExclusionStatus(StrEnum):
    """Whether a place, or somebody's company, is still not safe."""

    IN_FORCE = "in_force"
    LIFTED = "lifted"


EXCLUSION = Machine(
    "placement_exclusion",
    PlacementExclusionStatus,
    [Step(PlacementExclusionStatus.IN_FORCE, "lift", CENTRE, PlacementExclusionStatus.LIFTED)],
)
