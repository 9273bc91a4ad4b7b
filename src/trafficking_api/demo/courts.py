"""Who goes through the courts in the demo, how far each has come, and who is given papers for her stay.

A story is told in chapters, as data. Each of them ends some days ago, at the least four: at whatever hour the
demo is made, all of it has come to pass, but for the hearings that are set for the coming weeks.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from importlib import resources
from random import Random
from typing import Any, Final
from zoneinfo import ZoneInfo

from trafficking_api.demo import permits, trials
from trafficking_api.demo.pace import SATURDAY, at_work
from trafficking_api.demo.past import Step
from trafficking_api.demo.people import Partner
from trafficking_api.demo.permits import Permit
from trafficking_api.demo.supports import Support
from trafficking_api.demo.trials import Trial

_DAY: Final = timedelta(days=1)
_BEGINS: Final = time(10)
#: How long it takes to enter one thing after the other.
_PAUSE: Final = timedelta(minutes=4)
#: What happens to her before anybody thinks of a court.
_ARRIVES: Final = 6
#: How the stay of an adult begins, and that of a minor.
_MINOR: Final = {"lives_apart": "no", "minor_three_months": "yes"}
#: By centre: its stories, and what is written in them; beside them, the chapters of all.
STORIES: Final[Mapping[str, Any]] = json.loads(
    resources.files(__package__).joinpath("courts.json").read_text(encoding="utf-8")
)


@dataclass(frozen=True)
class Act:
    """Something that is entered, on which day, and when it was entered there."""

    at: datetime
    verb: str
    said: Mapping[str, Any]


@dataclass(frozen=True)
class Plot:
    """How far a story has come, and the last day of it, so many days ago."""

    chapters: tuple[str, ...]
    ends: int
    #: Whether it can only be told of a minor (yes), or of an adult (no).
    minor: str | None

    @property
    def days(self) -> int:
        """How long ago it began."""
        return self.ends + sum(gap for gap, _, _ in self._told())

    def acts(self, rng: Random, zone: ZoneInfo, now: datetime) -> Iterator[Act]:
        """Day by day what was entered, while somebody was at work; each thing after the one before."""
        day, at = now.astimezone(zone).date() - self.days * _DAY, None
        for gap, verb, said in self._told():
            day += gap * _DAY
            if at is None or gap:
                at = at_work(rng, datetime.combine(day, _BEGINS, zone), zone).astimezone(UTC)
            else:
                at += _PAUSE
            yield Act(at, verb, _dated(said, day, zone))

    def _told(self) -> list[tuple[int, str, dict[str, Any]]]:
        return [act for chapter in self.chapters for act in STORIES["chapters"][chapter]]


def _dated(said: Mapping[str, Any], day: date, zone: ZoneInfo) -> dict[str, Any]:
    """What is said, with the day of a hearing in the place of how far away it is; courts work on weekdays."""
    rest = {name: value for name, value in said.items() if name not in {"in", "hour"}}
    if "in" not in said:
        return rest
    on = day + said["in"] * _DAY
    while on.weekday() >= SATURDAY:
        on += _DAY
    return {**rest, "starts_at": datetime.combine(on, time(said["hour"]), zone).astimezone(UTC)}


def plots(rng: Random, planned: Sequence[Mapping[str, Any]]) -> list[Plot]:
    """All stories of a kind at a centre, the longest first."""
    found = [
        Plot(
            chapters=tuple(one["chapters"]),
            ends=rng.randint(*one["ends"]),
            minor=_MINOR.get(one["chapters"][0]),
        )
        for one in planned
        for _ in range(one["count"])
    ]
    return sorted(found, key=lambda plot: -plot.days)


def courts(rng: Random, centre: Partner, supports: list[Support], now: datetime) -> Iterator[list[Step]]:
    """The court files of a centre, and then the stays, first of those who have a court file."""
    story = STORIES[centre.plan.slug]
    known = [one for one in supports if _is_followed(one, now)]
    trials_ = _cast(rng, plots(rng, story["courts"]), [known], now)
    yield list(_told(rng, trials_, Trial, now))
    at_court = [one for one, _ in trials_]
    stays = _cast(rng, plots(rng, story["stays"]), [at_court, known], now)
    yield list(_told(rng, stays, Permit, now))


def _is_followed(one: Support, now: datetime) -> bool:
    """Whether a legal worker may know of her, who is supported still."""
    is_there = one.begun_at is not None and (one.ends_at is None or one.ends_at > now)
    return is_there and not one.is_offered and one.case.sensitivity != "Sealed"


def _cast(
    rng: Random, stories: Sequence[Plot], groups: Sequence[Sequence[Support]], now: datetime
) -> list[tuple[Support, Plot]]:
    """Somebody for each story, of the first group in which there is one; she was there when it began."""
    taken: list[tuple[Support, Plot]] = []
    for plot in stories:
        free = [[one for one in group if _fits(one, plot, now)] for group in groups]
        left = [[one for one in group if one not in {who for who, _ in taken}] for group in free]
        group = next((group for group in left if group), None)
        if group is not None:
            taken.append((rng.choice(group), plot))
    return taken


def _fits(one: Support, plot: Plot, now: datetime) -> bool:
    began = now - (plot.days + _ARRIVES) * _DAY
    is_fitting = plot.minor is None or one.body.minor == plot.minor
    return is_fitting and one.begun_at is not None and one.begun_at < began


def _told(
    rng: Random, told: Sequence[tuple[Support, Plot]], kind: type[Trial | Permit], now: datetime
) -> Iterator[Step]:
    for one, plot in told:
        own = Random(rng.getrandbits(64))
        deed = kind(own, one, STORIES[one.centre.plan.slug])
        for act in plot.acts(own, ZoneInfo(one.centre.plan.zone), now):
            yield _step(one, deed, act)


def _step(one: Support, deed: Trial | Permit, act: Act) -> Step:
    """What the legal worker enters."""
    if act.verb in trials.COMMANDS and isinstance(deed, Trial):
        do, operation = partial(deed.command, verb=act.verb, **act.said), trials.COMMANDS[act.verb][2]
    else:
        do = partial(getattr(deed, act.verb), **act.said)
        operation = (trials.DEEDS if isinstance(deed, Trial) else permits.DEEDS)[act.verb]
    return Step(act.at, one.centre["legal"], operation, deed, do, alone=True)
