"""Where a proceeding stands: worked out from the steps that were written down, and nothing else (CRT-17).

Every step has two times: when it happened, and when it was written down. Steps stand in the order in which
they were written down, and none may have happened before the one it follows; so both orders agree, and
where the proceeding stood is known for every instant. What was wrong is not rewritten: a correction says
so. All times are aware of their zone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum

from trafficking_api.countries.court.procedures import Arrow, Procedure
from trafficking_api.features.court.rules.appeals import Appeal, Obstacle, Reason


@dataclass(frozen=True)
class Move:
    """A step that was written down: by which command, when it happened, when it was recorded."""

    id: str
    command: str
    occurred_at: datetime
    recorded_at: datetime


@dataclass(frozen=True)
class Correction:
    """What is wrong with a move: it happened at another time, or, without a time, not at all."""

    corrects: str
    occurred_at: datetime | None
    recorded_at: datetime


#: What was written down, oldest first. It only ever grows.
History = Sequence[Move | Correction]


class Misstep(StrEnum):
    """Why a step cannot be written down."""

    #: No arrow of the template leads on by this command; to go back needs a reopening.
    NO_ARROW = "no_arrow"
    #: It would have happened before the step that it follows.
    BEFORE_PREVIOUS = "before_previous"


def standing(history: History, known_at: datetime | None = None) -> tuple[Move, ...]:
    """The moves that stand, corrected, oldest first; with `known_at`, as it was known then."""
    moves: dict[str, Move] = {}
    for entry in history:
        if known_at is not None and _instant(entry.recorded_at) > _instant(known_at):
            continue
        if isinstance(entry, Move):
            moves[entry.id] = entry
        elif entry.occurred_at is None:
            moves.pop(entry.corrects, None)
        elif entry.corrects in moves:
            moves[entry.corrects] = replace(moves[entry.corrects], occurred_at=entry.occurred_at)
    return tuple(moves.values())


def current(template: Procedure, history: History) -> str:
    """The stage after everything that stands; raises `ValueError` when a move follows no arrow."""
    return _after(template, standing(history))


def stage_at(
    template: Procedure,
    history: History,
    at: datetime,
    *,
    created_at: datetime,
    known_at: datetime | None = None,
) -> str:
    """The stage at an instant: defined for every one from the creation of the proceeding on (CRT-17).

    What had happened by then counts, even if it was written down later; with `known_at`, only what was
    written down by then. Raises `ValueError` for an instant before the creation.
    """
    if _instant(at) < _instant(created_at):
        raise ValueError("the proceeding did not exist yet")
    happened = [move for move in standing(history, known_at) if _instant(move.occurred_at) <= _instant(at)]
    return _after(template, happened)


def allowed(template: Procedure, stage: str) -> list[str]:
    """The commands that lead on from a stage, sorted; those that reopen too."""
    return sorted(arrow.command for arrow in template.leaving(stage))


def arrow(template: Procedure, stage: str, command: str) -> Arrow | None:
    """The arrow to follow; none where there is none, and so never back but by a reopening."""
    return next((each for each in template.leaving(stage) if each.command == command), None)


def misstep(template: Procedure, history: History, move: Move) -> Misstep | None:
    """Why a move cannot be written down; none when it can, however late it is written down."""
    moves = standing(history)
    if arrow(template, _after(template, moves), move.command) is None:
        return Misstep.NO_ARROW
    if moves and _instant(move.occurred_at) < _instant(moves[-1].occurred_at):
        return Misstep.BEFORE_PREVIOUS
    return None


def in_the_way(
    history: History, correction: Correction, appeals: Iterable[Appeal] = ()
) -> tuple[Obstacle, ...]:
    """What forbids a correction, each by its id; nothing when it can be made (CRT-16).

    To take a move back needs that no later move stands on it, and no appeal against it that was filed
    elsewhere or has progressed. To say that it happened at another time needs that it keeps its place.
    `appeals` are those of the proceeding. Raises `ValueError` when no such move stands.
    """
    moves = standing(history)
    place = next((n for n, move in enumerate(moves) if move.id == correction.corrects), None)
    if place is None:
        raise ValueError("no such move stands")
    if correction.occurred_at is None:
        later = tuple(Obstacle(move.id, Reason.LATER_STAGE) for move in moves[place + 1 :])
        return later + tuple(
            Obstacle(appeal.id, reason)
            for appeal in appeals
            if correction.corrects in appeal.rests_on and (reason := appeal.irremovable) is not None
        )
    at = _instant(correction.occurred_at)
    before = [move for move in moves[:place] if _instant(move.occurred_at) > at]
    after = [move for move in moves[place + 1 :] if _instant(move.occurred_at) < at]
    return tuple(Obstacle(move.id, Reason.OUT_OF_ORDER) for move in before + after)


def _after(template: Procedure, moves: Iterable[Move]) -> str:
    """The stage that moves lead to, one after the other."""
    stage = template.first.code
    for move in moves:
        found = arrow(template, stage, move.command)
        if found is None:
            raise ValueError(f"{template.code}: no arrow from {stage} by {move.command}")
        stage = found.to
    return stage


def _instant(at: datetime) -> datetime:
    """The same instant in UTC: two times of one zone would be compared by their clock."""
    return at.astimezone(UTC)
