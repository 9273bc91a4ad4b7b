"""When people of the demo look for a home: who does, how long it takes, and what comes of it."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from random import Random
from typing import Final
from zoneinfo import ZoneInfo

from trafficking_api.demo.dwellings import MARKETS, Home, Quest, home
from trafficking_api.demo.pace import at_work, pick
from trafficking_api.demo.past import Past, Step
from trafficking_api.demo.people import Partner
from trafficking_api.demo.supports import Support

_DAY: Final = timedelta(days=1)
_BEFORE_CLOSING: Final = timedelta(minutes=35)
#: Who stays for longer than this may look for a home, some weeks after she came.
_LONG: Final = timedelta(days=90)
_AFTER: Final = (20, 110)
#: How many dwellings she is refused, or does not want, before there is one; and how many give it up.
_TRIES: Final = {0: 3, 1: 4, 2: 3, 3: 1}
_GIVES_UP: Final = 0.15
_REASONS: Final = {"StoppedByPerson": 3, "FoundElsewhere": 3, "StaysWhereSheIs": 2, "MovedAway": 1}
#: What becomes of a dwelling that she does not get, command by command, each so many days later.
_FATES: Final = {
    (("refuse", 1),): 3,
    (("view", 4), ("apply", 1), ("refuse", 9)): 6,
    (("view", 5), ("withdraw", 1)): 2,
    (("apply", 2), ("refuse", 20)): 1,
}
_GETS_IT: Final = (("view", 4), ("apply", 1), ("accept", 8))

#: What somebody has done last who waits for a landlord's answer, or for the day on which she signs.
_WAITING: Final = ("apply_housing_application", "draft_lease")
#: How often somebody tries her luck again.
_LUCK: Final = 30

Do = Callable[[Past], Awaitable[None]]


#: How many of a centre's people have looked for a home.
SEARCHING: Final = {"belgian_centre": 95, "lao_centre": 10}


@dataclass(eq=False)
class Move:
    """A search for a home from its first day on, as far as it has come."""

    quest: Quest
    begins_at: datetime
    rng: Random
    #: When her lease was read and signed, if it has come to that.
    read_at: datetime | None = None
    signed_at: datetime | None = None
    _steps: list[Step] | None = None

    @property
    def support(self) -> Support:
        return self.quest.support

    def steps(self, now: datetime) -> list[Step]:
        """All of it until now, or until her case closes; thought out once."""
        if self._steps is None:
            self._steps = list(self._until(now))
        return self._steps

    def _until(self, now: datetime) -> Iterator[Step]:
        ends_at = self.support.ends_at if (self.support.ends_at or now) < now else None
        last = ends_at - _DAY if ends_at else now
        told = [step for step in self._planned() if step.at <= last]
        yield from told
        done = {step.operation: step.at for step in told}
        self.read_at, self.signed_at = done.get("draft_lease"), done.get("sign_lease")
        has_ended = done.keys() & {"sign_lease", "end_housing_search"}
        if ends_at and told and not has_ended:
            do = partial(self.quest.give_up, reason="CaseClosed")
            yield self.step("end_housing_search", ends_at - _BEFORE_CLOSING, do)

    def stands_at(self, now: datetime) -> str | None:
        """What was done last, if anything was."""
        last = max(self.steps(now), key=lambda step: step.at, default=None)
        return None if last is None else last.operation

    def _planned(self) -> Iterator[Step]:
        rng, quest, at = self.rng, self.quest, self.begins_at
        yield self.step("begin_housing_search", at, quest.begin)
        for _ in range(pick(rng, _TRIES)):
            for step in self._tried(at, pick(rng, _FATES), home(rng, quest.market)):
                at = step.at
                yield step
        if rng.random() < _GIVES_UP:
            do = partial(quest.give_up, reason=pick(rng, _REASONS))
            yield self.step("end_housing_search", self.later(at, 12), do)
            return
        for step in self._tried(at, _GETS_IT, quest.home):
            at = step.at
            yield step
        at = self.later(at, 1)
        yield self.step("draft_lease", at, quest.draft)
        yield self.step("sign_lease", self.later(at, 9), quest.sign)

    def _tried(self, at: datetime, fate: tuple[tuple[str, int], ...], dwelling: Home) -> Iterator[Step]:
        at = self.later(at, 7)
        do = partial(self.quest.plan, dwelling=dwelling, days=fate[0][1] + 1)
        yield self.step("add_housing_application", at, do)
        for command, days in fate:
            at = self.later(at, days)
            yield self.step(f"{command}_housing_application", at, partial(self.quest.answer, command=command))

    def later(self, at: datetime, days: float) -> datetime:
        """So many days later, more or less, in the hours of work."""
        zone = ZoneInfo(self.support.centre.plan.zone)
        return at_work(self.rng, at + days * self.rng.uniform(0.7, 1.3) * _DAY, zone)

    def step(self, operation: str, at: datetime, do: Do, *, alone: bool = False) -> Step:
        """What the housing worker does. What happens to one search happens in its order."""
        return Step(at, self.support.centre["housing"], operation, self.quest, do, alone=alone)


def moves(rng: Random, centre: Partner, supports: list[Support], now: datetime) -> list[Move]:
    """Who looks for a home, of those whom the housing worker may know of."""
    fitting = [one for one in supports if _looks_for_one(one, now)]
    count = min(SEARCHING[centre.plan.slug], len(fitting))
    chosen = sorted(rng.sample(fitting, count), key=lambda one: one.opened_at)
    found = [_move(Random(rng.getrandbits(64)), one) for one in chosen]
    for waiting in _WAITING:
        _let_one_wait(rng, found, waiting, now)
    return found


def _let_one_wait(rng: Random, found: list[Move], waiting: str, now: datetime) -> None:
    """See that somebody waits for what comes after this, at whatever hour the demo is made.

    Of those who wait for nothing, the ones who came last try their luck again, until one does.
    """
    if any(move.stands_at(now) == waiting for move in found):
        return
    for number in reversed(range(len(found))):
        if found[number].stands_at(now) in _WAITING:
            continue
        for _ in range(_LUCK):
            again = _move(Random(rng.getrandbits(64)), found[number].support)
            if again.stands_at(now) == waiting:
                found[number] = again
                return


def _move(rng: Random, one: Support) -> Move:
    begun_at = one.begun_at or one.opened_at
    at = at_work(rng, begun_at + rng.uniform(*_AFTER) * _DAY, ZoneInfo(one.centre.plan.zone))
    return Move(Quest(rng, one, home(rng, MARKETS[one.centre.plan.slug])), at, rng)


def _looks_for_one(one: Support, now: datetime) -> bool:
    """An adult who stays for some months; whom the coordinator herself works with is told of to nobody."""
    if one.begun_at is None or one.is_offered or one.body.minor == "yes":
        return False
    if one.clerk == one.centre["coordinator"] or one.begun_at > now - _LONG:
        return False
    return one.ends_at is None or one.ends_at - one.begun_at > _LONG
