"""By when something must be done: which rule holds, when its time ends, and what moves when a date moves.

A deadline is stored as the last instant that is still in time, in UTC and to the microsecond, which is as
fine as the database keeps time. What is shown is this instant, and what is tested is this instant: expired is
whatever comes after it (CRT-1). Of a period in days it is the end of the last day where the court is, at
23:59:59.999999: an act at 23:59:59 is in time, one at 00:00:00 is late (CRT-2).
"""

from bisect import bisect_left
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from typing import Final

from dateutil.relativedelta import relativedelta

from trafficking_api.countries.court.deadlines import (
    Act,
    BaseEvent,
    Counting,
    Direction,
    GovernedBy,
    PartyRole,
    Procedure,
    RollOver,
    Rule,
    Unit,
)

_TICK: Final = timedelta.resolution
_DAY: Final = timedelta(days=1)

#: Where a month is too short, `relativedelta` gives its last day, as the laws named in `Counting` do.
_SPAN: Final[Mapping[Unit, Callable[[int], relativedelta]]] = {
    Unit.DAYS: lambda n: relativedelta(days=n),
    Unit.CLEAR_DAYS: lambda n: relativedelta(days=n),
    Unit.WEEKS: lambda n: relativedelta(weeks=n),
    Unit.MONTHS: lambda n: relativedelta(months=n),
    Unit.YEARS: lambda n: relativedelta(years=n),
}


class Manual(StrEnum):
    """Why no rule can be chosen; a member sets the date by hand, and is told why."""

    NO_RULE = "no_rule"
    SEVERAL_RULES = "several_rules"
    DATE_UNKNOWN = "date_unknown"


@dataclass(frozen=True)
class Occasion:
    """For what a deadline is asked: who must do what, where, and what has set the time going."""

    procedure: Procedure
    act: Act
    party_role: PartyRole
    base_event: BaseEvent

    def is_of(self, rule: Rule) -> bool:
        """Whether a rule is about this, whenever it holds."""
        return (
            (rule.procedure, rule.act, rule.base_event) == (self.procedure, self.act, self.base_event)
        ) and self.party_role in rule.party_roles


def answer(rules: Iterable[Rule], occasion: Occasion, dates: Mapping[GovernedBy, date]) -> Rule | Manual:
    """Find the one rule that holds on the date by which the law chooses, or say why there is none (CRT-5).

    Each rule says which of the dates governs it. Where that date is not known, nothing is guessed.
    """
    about = [rule for rule in rules if occasion.is_of(rule)]
    if any(rule.governed_by not in dates for rule in about):
        return Manual.DATE_UNKNOWN
    holding = [rule for rule in about if rule.is_in_force(dates[rule.governed_by])]
    if len(holding) > 1:
        return Manual.SEVERAL_RULES
    return holding[0] if holding else Manual.NO_RULE


def select(rules: Iterable[Rule], occasion: Occasion, dates: Mapping[GovernedBy, date]) -> Rule | None:
    """Find the one rule that holds, or none: then the deadline is manual, and `answer` says why (CRT-5)."""
    found = answer(rules, occasion, dates)
    return found if isinstance(found, Rule) else None


def due(rule: Rule, base: date | datetime, zone: tzinfo, free: Container[date]) -> datetime:
    """The last instant in time, in UTC.

    The zone is that of the court or authority; `free` holds its weekends and holidays. Raises `ValueError`
    when the base has no time zone, and when a period in hours begins at a day without an hour.
    """
    if isinstance(base, datetime) and base.utcoffset() is None:
        raise ValueError("a base event has a time zone")
    if rule.unit is Unit.HOURS:
        if not isinstance(base, datetime):
            raise ValueError("a period in hours needs the hour at which it begins")
        return base.astimezone(UTC) + timedelta(hours=_signed(rule))
    day = base.astimezone(zone).date() if isinstance(base, datetime) else base
    return end_of(_rolled(_counted(rule, day, free), rule.roll_over, free), zone)


def end_of(day: date, zone: tzinfo) -> datetime:
    """The last instant at which a calendar on the wall shows this day or an earlier one, in UTC.

    Where clocks leave out midnight, the day ends when they jump. Where midnight comes twice, it ends at the
    first; at the second, where clocks went back into the day that had ended.
    """
    midnight = datetime.combine(day + _DAY, time(), zone)
    first, last = sorted(midnight.replace(fold=fold).astimezone(UTC) for fold in (0, 1))
    if _day_at(last - _TICK, zone) <= day:
        return last - _TICK
    seconds = range((last - first) // timedelta(seconds=1))
    ended = bisect_left(seconds, x=True, key=lambda s: _day_at(first + timedelta(seconds=s), zone) > day)
    return first + timedelta(seconds=ended) - _TICK


def shown(due_at: datetime, zone: tzinfo) -> datetime:
    """The stored instant on the clock of a zone: the same instant, never another (CRT-1)."""
    return due_at.astimezone(zone)


def is_expired(due_at: datetime, at: datetime) -> bool:
    """Whether a deadline is over at an instant; both may be in any zone.

    In UTC, since Python compares two times of one zone by what the clock shows, and an hour may come twice.
    """
    return at.astimezone(UTC) > due_at.astimezone(UTC)


def is_late(due_at: datetime, occurred_at: datetime) -> bool:
    """Whether an act was late, by when it happened, not by when it was recorded; none is refused (CRT-3)."""
    return is_expired(due_at, occurred_at)


@dataclass(frozen=True)
class Deadline:
    """An open deadline, as far as it follows from its base event."""

    due_at: datetime
    #: None when it is not known.
    base: date | datetime | None
    #: None when no rule, or more than one, was found.
    rule_code: str | None
    #: Its date was set by a member, and nothing overwrites it.
    is_by_hand: bool
    #: The base event has moved, and the date does not follow from where it is now.
    diverges: bool = False


@dataclass(frozen=True)
class Recomputed:
    """What becomes of a deadline whose base event has moved: how it stands now, and what it supersedes."""

    current: Deadline
    #: Kept as it was, and open no longer; none when the same deadline goes on.
    superseded: Deadline | None = None


def recomputed(
    existing: Deadline, base: date | datetime | None, rule: Rule | None, zone: tzinfo, free: Container[date]
) -> Recomputed:
    """Recompute an open deadline from where its base event is now, by the rule that holds now (CRT-7).

    A date set by hand stays, and diverges if the rule says another. Where no rule can be chosen any more, the
    date stays too, and diverges, until one can be chosen again: a deadline never vanishes because a date has
    moved. Raises as `due`.
    """
    if rule is None or base is None:
        lost = replace(existing, base=base, rule_code=None, diverges=True)
        return Recomputed(lost)
    due_at = due(rule, base, zone, free)
    moved = due_at != existing.due_at
    if existing.is_by_hand:
        return Recomputed(replace(existing, base=base, rule_code=rule.code, diverges=moved))
    current = replace(existing, due_at=due_at, base=base, rule_code=rule.code, diverges=False)
    return Recomputed(current, superseded=existing if moved else None)


def _day_at(instant: datetime, zone: tzinfo) -> date:
    return instant.astimezone(zone).date()


def _signed(rule: Rule) -> int:
    return rule.length if rule.direction is Direction.AFTER else -rule.length


def _counted(rule: Rule, day: date, free: Container[date]) -> date:
    """The last day, before it rolls over; the day of the base event is not counted."""
    if rule.unit is Unit.WORKING_DAYS:
        return _working_days(day, _signed(rule), free)
    span = _SPAN[rule.unit](_signed(rule))
    if rule.counting is Counting.EVE:
        begins = day + _DAY
        reached: date = begins + span
        return reached if reached.day < begins.day else reached - _DAY
    last: date = day + span
    if rule.unit is Unit.CLEAR_DAYS:
        return last + _DAY if rule.direction is Direction.AFTER else last - _DAY
    return last


def _working_days(day: date, length: int, free: Container[date]) -> date:
    """So many working days later, or earlier when the length is below zero."""
    step = _DAY if length > 0 else -_DAY
    for _ in range(abs(length)):
        day = _working(day + step, step, free)
    return day


def _rolled(day: date, roll_over: RollOver, free: Container[date]) -> date:
    if roll_over is RollOver.NONE:
        return day
    return _working(day, _DAY if roll_over is RollOver.NEXT_WORKING_DAY else -_DAY, free)


def _working(day: date, step: timedelta, free: Container[date]) -> date:
    """The day itself, or the first in this direction that is no free day."""
    while day in free:
        day += step
    return day
