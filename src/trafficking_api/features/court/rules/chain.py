"""A hearing that is postponed gets a successor; of such a chain at most one hearing is open (CRT-8)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum


class HearingStatus(StrEnum):
    """Whether a hearing is still to come, and what became of it."""

    SCHEDULED = "scheduled"
    HELD = "held"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"
    ENTERED_IN_ERROR = "entered_in_error"


@dataclass(frozen=True)
class Hearing:
    """One hearing: its instant, aware of its zone, or none while the court has not set one."""

    id: str
    at: datetime | None
    status: HearingStatus = HearingStatus.SCHEDULED
    #: The hearing that was postponed to this one.
    predecessor: str | None = None
    #: Somebody was told its date: an invitation, a reminder or a feed.
    is_notified: bool = False

    @property
    def is_open(self) -> bool:
        return self.status is HearingStatus.SCHEDULED


class Fixed(StrEnum):
    """Why the date of a hearing cannot be edited; postponing it makes a successor instead."""

    NOT_OPEN = "not_open"
    PAST = "past"
    NOTIFIED = "notified"


class Fault(StrEnum):
    """How hearings fail to be one chain."""

    #: Not exactly one hearing has no predecessor, or one has a predecessor outside the chain.
    NO_SINGLE_START = "no_single_start"
    #: Two hearings have the same predecessor, or the chain closes into a ring.
    NOT_LINEAR = "not_linear"
    #: A hearing has a successor and was not postponed, or was postponed and has none.
    NO_SUCCESSOR = "no_successor"


class BrokenChain(Exception):
    """Hearings that are no chain: in what way."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault


class NotOpen(Exception):
    """A hearing that is over cannot be postponed."""


def fixed(hearing: Hearing, now: datetime) -> Fixed | None:
    """Why the date of a hearing cannot be edited; none when it can (CRT-8).

    A hearing whose date nobody knew yet is not past, and its first date is no edit, whoever was told of it.
    """
    if not hearing.is_open:
        return Fixed.NOT_OPEN
    if hearing.at is None:
        return None
    if hearing.at.astimezone(UTC) <= now.astimezone(UTC):
        return Fixed.PAST
    return Fixed.NOTIFIED if hearing.is_notified else None


def in_order(hearings: Iterable[Hearing]) -> tuple[Hearing, ...]:
    """The hearings of one chain from the first to the last, each postponed to the next.

    Raises `BrokenChain` where they are none: more than one start, a fork, a ring, or a hearing that was
    postponed and has no successor. What it gives has at most one open hearing, and that is the last
    (CRT-8).
    """
    found = list(hearings)
    starts = [hearing for hearing in found if hearing.predecessor is None]
    known = {hearing.id for hearing in found}
    if len(starts) != 1 or any(h.predecessor not in {None, *known} for h in found):
        raise BrokenChain(Fault.NO_SINGLE_START)
    after = {hearing.predecessor: hearing for hearing in found}
    # Of two with the same predecessor only one is walked; with the same id, one could be walked for ever.
    if len(known) < len(found) or len(chain := _walk(starts[0], after)) < len(found):
        raise BrokenChain(Fault.NOT_LINEAR)
    for place, hearing in enumerate(chain):
        if (hearing.status is HearingStatus.POSTPONED) == (place == len(chain) - 1):
            raise BrokenChain(Fault.NO_SUCCESSOR)
    return chain


def open_hearing(chain: Sequence[Hearing]) -> Hearing | None:
    """The one hearing of a chain that is still to come; none once the chain is over."""
    return next((hearing for hearing in chain if hearing.is_open), None)


def postponed(
    chain: Sequence[Hearing], hearing_id: str, successor_id: str, at: datetime | None
) -> tuple[Hearing, ...]:
    """The chain once its open hearing is postponed to a new date, or to one that is not known yet.

    A hearing can be postponed after its time, for that is told in the courtroom. The successor is not
    notified to anybody. Raises `NotOpen` when the hearing is not the open one, `ValueError` when the
    successor's id is taken.
    """
    if any(hearing.id == successor_id for hearing in chain):
        raise ValueError("the successor has the id of another hearing")
    now_open = open_hearing(chain)
    if now_open is None or now_open.id != hearing_id:
        raise NotOpen
    before = replace(now_open, status=HearingStatus.POSTPONED)
    kept = (before if hearing is now_open else hearing for hearing in chain)
    return (*kept, Hearing(successor_id, at, predecessor=hearing_id))


def _walk(start: Hearing, after: Mapping[str | None, Hearing]) -> tuple[Hearing, ...]:
    """From one hearing to its successor, as long as there is one.

    It ends, since no two have the same id, each has one predecessor, and the start has none.
    """
    chain = [start]
    while (following := after.get(chain[-1].id)) is not None:
        chain.append(following)
    return tuple(chain)
