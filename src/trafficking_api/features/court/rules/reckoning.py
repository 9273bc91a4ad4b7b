"""What the law's data says of one deadline: which rule holds for it, and when its time ends by that rule."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from trafficking_api.countries.court.deadlines import (
    Act,
    BaseEvent,
    GovernedBy,
    PartyRole,
    Procedure,
    Rule,
    Unit,
    rules,
)
from trafficking_api.countries.court.free_days import free_days
from trafficking_api.features.court.rules.deadlines import Manual, Occasion, answer, due


@dataclass(frozen=True)
class Asked:
    """All by which the time for an act is found; what is not known is None."""

    country: str
    procedure: str
    act: str
    party_role: str | None
    base_event: str | None
    begins: date | datetime | None
    judgment_on: date | None
    zone: ZoneInfo


def _dates(asked: Asked) -> Mapping[GovernedBy, date]:
    found = {}
    if asked.judgment_on is not None:
        found[GovernedBy.JUDGMENT_DATE] = asked.judgment_on
    if isinstance(asked.begins, datetime):
        found[GovernedBy.BASE_EVENT_DATE] = asked.begins.astimezone(asked.zone).date()
    elif asked.begins is not None:
        found[GovernedBy.BASE_EVENT_DATE] = asked.begins
    return found


def holding(asked: Asked) -> Rule | Manual:
    """The one rule that holds, or why none can be chosen (CRT-5): nothing is guessed."""
    if asked.party_role is None or asked.base_event is None or asked.act not in set(Act):
        return Manual.NO_RULE
    occasion = Occasion(
        Procedure(asked.procedure), Act(asked.act), PartyRole(asked.party_role), BaseEvent(asked.base_event)
    )
    found = answer(rules(asked.country), occasion, _dates(asked))
    if isinstance(found, Rule) and not _can_count(found, asked.begins):
        return Manual.DATE_UNKNOWN
    return found


def _can_count(rule: Rule, begins: date | datetime | None) -> bool:
    """Whether it is known when the time begins; a period in hours begins at an hour."""
    return isinstance(begins, datetime) or (begins is not None and rule.unit is not Unit.HOURS)


def end(asked: Asked, rule: Rule) -> datetime:
    """When the time ends by a rule that holds; raises `ValueError` where it is not known when it begins."""
    if asked.begins is None:
        raise ValueError("it is not known when the time begins")
    return due(rule, asked.begins, asked.zone, free_days(rule.holidays))
