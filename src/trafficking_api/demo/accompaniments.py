"""How the demo's centres accompany people: with plans, visits and services, each centre in its own way."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Final

from trafficking_api.demo import sayings
from trafficking_api.demo.courses import Course
from trafficking_api.demo.deliveries import Help
from trafficking_api.demo.forms import Forms
from trafficking_api.demo.meetings import meetings
from trafficking_api.demo.past import Step
from trafficking_api.demo.people import Partner
from trafficking_api.demo.planning import Planner
from trafficking_api.demo.rounds import Round
from trafficking_api.demo.supports import YEAR, Support, pioneers

_DAY: Final = timedelta(days=1)
#: A plan is drafted in the first weeks, for who stays for some months; it ends in the last hour of the case.
_WORTH_IT: Final = timedelta(days=70)
_DRAFTED_AFTER: Final = timedelta(days=25)
_BEFORE_CLOSING: Final = timedelta(minutes=40)
#: Every so many plans name nobody who visits; so many of those that go on are under review now.
_NOBODY_EVERY: Final = 6
_UNDER_REVIEW: Final = 3
_KNOWN_FOR: Final = timedelta(days=120)
_UNDER_REVIEW_FOR: Final = timedelta(days=4)
#: Services are told of who is there for longer than this.
_SHORTEST: Final = timedelta(days=10)
#: The days before now of the year before and of the last one; not to the edge of either.
_YEARS: Final = ((715, 380), (350, 1))


@dataclass(frozen=True)
class Work:
    """How many plans a centre has, and of how many people its services are told."""

    plans: int
    #: In the year before and in the last one, and how many services each of them has.
    accompanied: tuple[int, ...] = ()
    services: tuple[int, int] = (2, 6)
    #: Where they are told of those with a plan instead: every how many days there is one.
    every: int | None = None


WORK: Final = {
    "lao_centre": Work(40, every=30),
    "belgian_centre": Work(120, accompanied=(100, 210)),
}


def accompaniments(
    rng: Random, centre: Partner, supports: list[Support], now: datetime
) -> Iterator[list[Step]]:
    """All of a centre, part after part: what comes later needs the rows of what came before."""
    if centre.plan.slug in WORK:
        first = pioneers(rng, centre, now)
        yield _told(
            now, (step for one in first for step in (one.beginning(), *meetings(rng, one), *one.life()))
        )
        forms = Forms(centre, now)
        yield list(forms.opening(now - (3 if first else 2) * YEAR - 9 * _DAY))
        yield from Accompaniment(rng, forms, WORK[centre.plan.slug], now).parts(first, supports)


def _told(now: datetime, steps: Iterable[Step]) -> list[Step]:
    """Of what was planned, what has come to pass."""
    return [step for step in steps if step.at <= now]


class Accompaniment:
    """The plans, visits and services of one centre."""

    def __init__(self, rng: Random, forms: Forms, work: Work, now: datetime) -> None:
        self.rng, self.forms, self.work, self.now = rng, forms, work, now

    def parts(self, first: list[Support], supports: list[Support]) -> Iterator[list[Step]]:
        """Plans, then their visits, then services."""
        known = [one for one in supports if self._is_known(one)]
        helped = [
            self.rng.sample([one for one in known if self._time(one, year)], count)
            for year, count in zip(_YEARS, self.work.accompanied, strict=False)
        ]
        courses = self._courses(
            [one for one in first if self._is_known(one)], helped[-1] if helped else known
        )
        yield _told(self.now, self._planned(courses))
        rounds = [Round(course.rng, course, row) for course in courses for row in course.visits]
        yield _told(self.now, (step for one in rounds for step in one.steps(self.now)))
        yield list(self._helped(helped, courses))

    def _is_known(self, one: Support) -> bool:
        """Whether she agreed to be supported, is offered to nobody else, and is no secret in the house."""
        has_begun = one.begun_at is not None and one.begun_at < self.now
        return has_begun and not one.is_offered and one.case.sensitivity != "Sealed"

    def _time(self, one: Support, year: tuple[int, int]) -> tuple[datetime, datetime] | None:
        """When in a year she is helped, if that is long enough."""
        first, last = (self.now - days * _DAY for days in year)
        since, until = max(first, one.begun_at or first), min(last, (one.ends_at or last + _DAY) - _DAY)
        return (since, until) if until - since > _SHORTEST else None

    def _courses(self, first: list[Support], others: list[Support]) -> list[Course]:
        """The plans of all of these, and of some others, who stay long enough for one."""
        chosen = [one for one in first if self._is_worth_it(one)][: self.work.plans]
        fitting = [one for one in others if self._is_worth_it(one)]
        chosen += self.rng.sample(fitting, min(len(fitting), self.work.plans - len(chosen)))
        return [self._course(number, one) for number, one in enumerate(chosen)]

    def _is_worth_it(self, one: Support) -> bool:
        """Whether she has been there long enough to have a draft at least, and does not leave at once."""
        begun_at = one.begun_at or self.now
        stays = one.ends_at is None or one.ends_at - begun_at > _WORTH_IT
        return stays and begun_at < self.now - _DRAFTED_AFTER

    def _course(self, number: int, one: Support) -> Course:
        # Chances of her own: what becomes of one plan does not change the next.
        rng = Random(self.rng.getrandbits(64))
        ends_at = one.ends_at if one.ends_at is not None and one.ends_at <= self.now else None
        second = "coordinator_2" if one.clerk == one.centre["coordinator"] else "coordinator"
        return Course(
            rng,
            one,
            self.forms,
            one.centre[second],
            ends_at=ends_at and ends_at - _BEFORE_CLOSING,
            has_visitor=number % _NOBODY_EVERY > 0,
            own=rng.sample(sayings.OWN_GOALS, len(sayings.OWN_GOALS)),
        )

    def _planned(self, courses: list[Course]) -> Iterator[Step]:
        since = self.now - _KNOWN_FOR
        going_on = [one for one in courses if one.ends_at is None and (one.support.begun_at or since) < since]
        for course in courses:
            is_under_review = course in going_on[-_UNDER_REVIEW:]
            at = self.now - _UNDER_REVIEW_FOR if is_under_review else None
            yield from Planner(course.rng, course).steps(at)

    def _helped(self, helped: list[list[Support]], courses: list[Course]) -> Iterator[Step]:
        of = {course.support: course for course in courses}
        for year, those in zip(_YEARS, helped, strict=False):
            for one in those:
                help_, time = Help(self.rng, one, self.forms, of.get(one)), self._time(one, year)
                yield from help_.steps(self.rng.randint(*self.work.services), *(time or ()))
        if self.work.every is not None:
            for course in courses:
                yield from self._followed(course, self.work.every)

    def _followed(self, course: Course, every: int) -> Iterator[Step]:
        """From the approval of a plan to its end, or to yesterday."""
        since = course.versions[0].approved_at if course.versions else None
        until = (course.ends_at or self.now) - _DAY
        if since is not None and until - since > _SHORTEST:
            count = max(1, (until - since).days // every)
            yield from Help(self.rng, course.support, self.forms, course).steps(count, since, until)
