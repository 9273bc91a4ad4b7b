"""Until when a party could go on against a judgment, and by which step of the proceeding it does."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Final

from trafficking_api.countries.court.deadlines import (
    Act,
    BaseEvent,
    GovernedBy,
    PartyRole,
    Procedure,
    Rule,
    Unit,
)
from trafficking_api.countries.court.free_days import free_days
from trafficking_api.features.court.rules.deadlines import Occasion, due, select

#: The command by which an act moves the proceeding, where its stage has that arrow. An opposition brings the
#: same judge back to the same stage.
MOVES_BY: Final[Mapping[Act, str]] = {
    Act.APPEAL: "appeal",
    Act.CROSS_APPEAL: "appeal",
    Act.CASSATION: "go_to_cassation",
}
#: From what time runs for somebody who was not there.
_TOLD: Final = frozenset({BaseEvent.SERVED, BaseEvent.NOTIFIED})


@dataclass(frozen=True)
class Remedy:
    """What a party did against a judgment, and all days that may matter for until when it could."""

    procedure: str
    act: Act
    party_role: str
    filed_on: date
    #: Of each event that has happened: when.
    bases: Mapping[BaseEvent, date | datetime]
    judged_on: date | None = None
    by_default: bool = False


def due_at(rules: Sequence[Rule], remedy: Remedy, zone: tzinfo) -> datetime | None:
    """The last instant in time; none where no rule holds, or where several lead to several times (CRT-5).

    Where the law counts both from the judgment and from when somebody was told of it, the second is for a
    judgment by default.
    """
    if remedy.procedure not in {*Procedure}:
        return None
    procedure, role = Procedure(remedy.procedure), PartyRole(remedy.party_role)
    occasions = [Occasion(procedure, remedy.act, role, event) for event in BaseEvent]
    running = [each for each in occasions if any(map(each.is_of, rules))]
    ends = {_end(rules, each, remedy, zone) for each in _narrowed(running, remedy)} - {None}
    return ends.pop() if len(ends) == 1 else None


def _narrowed(running: Sequence[Occasion], remedy: Remedy) -> Sequence[Occasion]:
    events = {each.base_event for each in running}
    if BaseEvent.PRONOUNCED not in events or not events & _TOLD:
        return running
    return [each for each in running if (each.base_event in _TOLD) == remedy.by_default]


def _end(rules: Sequence[Rule], occasion: Occasion, remedy: Remedy, zone: tzinfo) -> datetime | None:
    base = remedy.bases.get(occasion.base_event)
    if base is None:
        return None
    day = base.astimezone(zone).date() if isinstance(base, datetime) else base
    dates = {GovernedBy.BASE_EVENT_DATE: day, GovernedBy.FILING_DATE: remedy.filed_on}
    if remedy.judged_on is not None:
        dates[GovernedBy.JUDGMENT_DATE] = remedy.judged_on
    rule = select(rules, occasion, dates)
    if rule is None or (rule.unit is Unit.HOURS and not isinstance(base, datetime)):
        return None
    return due(rule, base, zone, free_days(rule.holidays))
