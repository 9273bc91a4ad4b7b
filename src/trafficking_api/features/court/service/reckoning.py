"""Dates a deadline by the rule that holds, or keeps what was set by hand, and says which it is."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from trafficking_api.countries.court.deadlines import Rule
from trafficking_api.countries.court.free_days import free_days
from trafficking_api.features.court.models import Deadline
from trafficking_api.features.court.rules import deadlines as rules
from trafficking_api.features.court.rules.deadlines import Manual, Recomputed, end_of
from trafficking_api.features.court.rules.reckoning import Asked, end, holding
from trafficking_api.features.court.schemas.deadline import ManualReason


def asked(row: Deadline) -> Asked:
    """What a deadline asks the law's data."""
    return Asked(
        country=row.country,
        procedure=row.procedure,
        act=row.act,
        party_role=row.party_role,
        base_event=row.base_event,
        begins=row.base_at or row.base_on,
        judgment_on=row.judgment_on,
        zone=ZoneInfo(row.zone),
    )


def settle(row: Deadline, by_hand: date | None) -> None:
    """Date a deadline: on the day that a member set, or else by the rule that holds, if one does (CRT-5)."""
    question = asked(row)
    found = holding(question)
    by_rule = end(question, found) if isinstance(found, Rule) else None
    row.rule_code = found.code if isinstance(found, Rule) else None
    row.due_at = by_rule if by_hand is None else end_of(by_hand, question.zone)
    row.diverges = by_hand is not None and by_rule is not None and row.due_at != by_rule
    row.is_by_hand = by_hand is not None
    _explain(row, found)


def _explain(row: Deadline, found: Rule | Manual) -> None:
    """Say whether a deadline is manual, and why."""
    if isinstance(found, Manual):
        row.manual_reason = found
    else:
        row.manual_reason = ManualReason.SET_BY_HAND if row.is_by_hand else None
    row.is_manual = row.manual_reason is not None


def moved(row: Deadline, question: Asked) -> Recomputed | None:
    """What becomes of a dated deadline by where its base event is now; None for one that has no date yet."""
    if row.due_at is None:
        return None
    found = holding(question)
    rule = found if isinstance(found, Rule) else None
    existing = rules.Deadline(
        row.due_at, row.base_at or row.base_on, row.rule_code, row.is_by_hand, row.diverges
    )
    free = free_days(rule.holidays if rule else None)
    return rules.recomputed(existing, question.begins, rule, question.zone, free)


def as_by_law(question: Asked) -> rules.Deadline | None:
    """How a deadline stands that nobody dates by hand; None where no rule can be chosen."""
    found = holding(question)
    if not isinstance(found, Rule):
        return None
    return rules.Deadline(end(question, found), question.begins, found.code, is_by_hand=False)


def write(row: Deadline, current: rules.Deadline) -> None:
    """Write down how a deadline stands now; its base is written already."""
    row.due_at = current.due_at
    row.rule_code = current.rule_code
    row.is_by_hand, row.diverges = current.is_by_hand, current.diverges
    _explain(row, holding(asked(row)))


def would_end(row: Deadline, question: Asked) -> datetime | None:
    """When the time of a deadline that is over would have ended, as its base event is known now.

    It is not rewritten; but what runs from its end moves.
    """
    found = holding(question)
    if row.is_by_hand or not isinstance(found, Rule):
        return row.due_at
    return end(question, found)
