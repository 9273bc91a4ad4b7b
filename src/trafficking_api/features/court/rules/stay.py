"""Where her stay stands after all that was written down of it: papers, conditions, and the magistrate's word.

What was wrong is not rewritten: it is left out, and the rest is gone through again. What was written down
late takes its place by its day.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from trafficking_api.countries.court.residence import Holder, Track
from trafficking_api.features.court.rules.residence import (
    Answer,
    Ended,
    Facts,
    Granted,
    Impossible,
    Standing,
    fold,
)


@dataclass(frozen=True)
class Condition:
    """A condition is fulfilled from a day on, or is not any more."""

    code: str
    is_fulfilled: bool
    on: date


@dataclass(frozen=True)
class Entry:
    """Something that was written down and stands."""

    id: UUID
    what: Granted | Ended | Answer | Condition


@dataclass(frozen=True)
class Stay:
    """Where a stay stands, what is fulfilled and since when, and what the magistrate answered last."""

    standing: Standing
    fulfilled: Mapping[str, date]
    answer: Answer | None

    def facts(self, holder: Holder) -> Facts:
        """What the next step is asked of."""
        return Facts(holder, frozenset(self.fulfilled), self.answer)


def stay(track: Track, entries: Iterable[Entry]) -> Stay:
    """Where a stay stands after these, given in the order in which they were written down.

    Raises `Impossible` when the papers cannot follow each other.
    """
    happened = sorted((entry.what for entry in entries), key=lambda what: what.on)
    answers = [what for what in happened if isinstance(what, Answer)]
    return Stay(
        fold(track, [what for what in happened if isinstance(what, (Granted, Ended))]),
        _fulfilled(what for what in happened if isinstance(what, Condition)),
        answers[-1] if answers else None,
    )


def in_the_way(track: Track, entries: Sequence[Entry]) -> list[UUID]:
    """Which of these cannot follow what was before them; each one is left out for those after it."""
    stands: list[Entry] = []
    stuck: list[UUID] = []
    for entry in sorted(entries, key=lambda entry: entry.what.on):
        try:
            stay(track, [*stands, entry])
        except Impossible:
            stuck.append(entry.id)
        else:
            stands.append(entry)
    return stuck


def _fulfilled(conditions: Iterable[Condition]) -> dict[str, date]:
    since: dict[str, date] = {}
    for condition in conditions:
        if condition.is_fulfilled:
            since.setdefault(condition.code, condition.on)
        else:
            since.pop(condition.code, None)
    return since
