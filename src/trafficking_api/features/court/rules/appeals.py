"""Who has appealed: one open appeal for each party, and none that a correction makes vanish."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class AppealStatus(StrEnum):
    """Where the appeal of one party stands."""

    FILED = "filed"
    RECEIVED = "received"
    COMPLETED = "completed"
    WITHDRAWN = "withdrawn"


#: The court still has to do with it.
OPEN: Final = (AppealStatus.FILED, AppealStatus.RECEIVED)


class Reason(StrEnum):
    """Why something stands in the way of a correction."""

    #: A later step stands on the one that is corrected.
    LATER_STAGE = "later_stage"
    #: The step would change its place among the others.
    OUT_OF_ORDER = "out_of_order"
    #: Somebody else has filed the appeal; it is not ours to make vanish.
    FILED_ELSEWHERE = "filed_elsewhere"
    #: The court has gone on with the appeal.
    PROGRESSED = "progressed"


@dataclass(frozen=True)
class Obstacle:
    """What stands in the way of a correction: the id of a move or of an appeal, and why."""

    id: str
    reason: Reason


@dataclass(frozen=True)
class Appeal:
    """The act by which one party appeals; `rests_on`: the ids of the moves without which it could not be."""

    id: str
    party: str
    status: AppealStatus
    rests_on: frozenset[str] = frozenset()
    is_filed_elsewhere: bool = False

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    @property
    def irremovable(self) -> Reason | None:
        """Why a correction cannot remove it; none when it was filed here and nothing came of it (CRT-16)."""
        if self.is_filed_elsewhere:
            return Reason.FILED_ELSEWHERE
        return Reason.PROGRESSED if self.status is not AppealStatus.FILED else None


class Filing(StrEnum):
    """What comes of filing an appeal."""

    #: Nobody's appeal is open: it opens the appeal case.
    OPENS = "opens"
    #: Another party's is: the act is recorded, and joins the one appeal case.
    JOINS = "joins"
    #: The party has an open one already: refused.
    ALREADY_OPEN = "already_open"


def filing(appeals: Iterable[Appeal], party: str) -> Filing:
    """What comes of it when a party files now, given all appeals of the proceeding (CRT-15)."""
    parties = {appeal.party for appeal in appeals if appeal.is_open}
    if party in parties:
        return Filing.ALREADY_OPEN
    return Filing.JOINS if parties else Filing.OPENS


def already_open(appeals: Iterable[Appeal], party: str) -> Appeal | None:
    """The open appeal that a second one of the same party is refused by (CRT-15)."""
    return next((appeal for appeal in appeals if appeal.is_open and appeal.party == party), None)
