"""Which paper comes next for her stay, when the one she has ends, and what is missing for the next step."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from trafficking_api.countries.court.residence import Holder, Passage, Phase, Track

#: Missing: the magistrate has not answered since this phase began.
NO_ANSWER: Final = "magistrate_answer"
#: Missing: the magistrate has answered that the stay is not to go on.
ANSWERED_NO: Final = "magistrate_refused"


@dataclass(frozen=True)
class Granted:
    """A paper was given: a first one, the next, or, of the same phase again, a renewal.

    `until` is the last day as it is printed on the paper; it goes before what the rule works out.
    """

    phase: str
    on: date
    until: date | None = None


@dataclass(frozen=True)
class Ended:
    """The track has ended, for a reason that is a code of `victim_track_end_reason`."""

    on: date
    reason: str


@dataclass(frozen=True)
class Answer:
    """What the magistrate answered, and on which day."""

    on: date
    goes_on: bool


@dataclass(frozen=True)
class Facts:
    """What is known of her now: her age, the conditions fulfilled, by their codes, and the last answer."""

    holder: Holder
    fulfilled: frozenset[str] = field(default_factory=frozenset)
    answer: Answer | None = None


@dataclass(frozen=True)
class Standing:
    """Where a track stands. Without a phase it has not begun."""

    phase: str | None = None
    #: When the paper she has now was given.
    since: date | None = None
    #: Its last day; none when it is unlimited.
    until: date | None = None
    #: How many times this phase was renewed.
    renewals: int = 0
    end: Ended | None = None


@dataclass(frozen=True)
class Next:
    """A step that the law knows from here; it is possible when nothing is missing."""

    phase: str
    is_renewal: bool
    missing: tuple[str, ...]


class Impossible(Exception):
    """An event that the track does not know at this place."""


def fold(track: Track, events: Iterable[Granted | Ended]) -> Standing:
    """Where a track stands after these events, in the order of their days.

    Whether conditions were fulfilled, or whether she was a minor, is not asked again: what the authority
    gave was given. Raises `Impossible` for a phase that cannot follow, a renewal too many, a day before the
    last one, a paper that ends before it is given, and anything after the end.
    """
    now = Standing()
    last: date | None = None
    for event in events:
        if now.end is not None or (last is not None and event.on < last):
            raise Impossible("nothing happens after the end, and days only go on")
        last = event.on
        if isinstance(event, Ended):
            now = Standing(now.phase, now.since, now.until, now.renewals, event)
        else:
            now = _granted(track, now, event)
    return now


def next_steps(track: Track, now: Standing, facts: Facts) -> tuple[Next, ...]:
    """The steps that the law knows from here; a renewal that is used up, and all after the end, are none."""
    if now.end is not None:
        return ()
    return tuple(
        Next(step.to, step.is_renewal, _missing(step, now, facts))
        for step in track.steps_from(now.phase, facts.holder)
        if not _used_up(step, now)
    )


def last_day(phase: Phase, granted: Granted) -> date | None:
    """The last day of a paper: as printed, else as the rule has it; none when it is unlimited."""
    if granted.until is not None or phase.duration is None:
        return granted.until
    return phase.duration.last_day(granted.on)


def ask_between(track: Track, now: Standing) -> tuple[date, date] | None:
    """The first and the last day on which to ask for what follows; none when the law or the paper has no end.

    Neither is before the day on which the paper was given.
    """
    if now.phase is None or now.since is None or now.until is None or now.end is not None:
        return None
    within = track.phase(now.phase).ask_within
    if within is None:
        return None
    days = (now.until - timedelta(days=n) for n in (within.from_days, within.until_days))
    first, last = (max(now.since, day) for day in days)
    return first, last


def may_work(track: Track, now: Standing, today: date) -> bool:
    """Whether the paper that she has today allows her to work; a paper that has ended does not."""
    if now.phase is None or now.since is None or now.end is not None:
        return False
    valid = now.since <= today and (now.until is None or today <= now.until)
    return valid and track.phase(now.phase).work.allowed


def _granted(track: Track, now: Standing, event: Granted) -> Standing:
    steps = (step for step in track.steps if step.source_phase == now.phase)
    step = next((s for s in steps if s.to == event.phase), None)
    if step is None or _used_up(step, now):
        raise Impossible(f"{event.phase} cannot follow {now.phase}")
    until = last_day(track.phase(event.phase), event)
    if until is not None and until < event.on:
        raise Impossible("a paper that ends before it is given")
    return Standing(event.phase, event.on, until, now.renewals + 1 if step.is_renewal else 0)


def _used_up(step: Passage, now: Standing) -> bool:
    return step.times_max is not None and now.renewals >= step.times_max


def _missing(step: Passage, now: Standing, facts: Facts) -> tuple[str, ...]:
    """The codes of what is missing; the magistrate is asked anew in each phase, so an old answer is none."""
    conditions = tuple(code for code in step.conditions if code not in facts.fulfilled)
    if not step.magistrate:
        return conditions
    answer = facts.answer
    if answer is None or (now.since is not None and answer.on < now.since):
        return (*conditions, NO_ANSWER)
    return conditions if answer.goes_on else (*conditions, ANSWERED_NO)
