"""How the demo's centres accompany people: with plans, visits and services, each centre in its own way."""

from collections.abc import Iterator
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
#: A plan is worth it for who stays for some months; it is ended in the last hour of the case.
_WORTH_IT: Final = timedelta(days=70)
_BEFORE_CLOSING: Final = timedelta(minutes=40)
#: Every so many plans nobody is named to visit; so many of those that go on are under review.
_NOBODY_EVERY: Final = 6
_UNDER_REVIEW: Final = 3
_LATELY: Final = timedelta(days=90)
_UNDER_REVIEW_SINCE: Final = timedelta(hours=30)
#: The days before today of which services are told, so that each lies in one year however it is counted.
_YEARS: Final = ((715, 380), (350, 1))


@dataclass(frozen=True)
class Work:
    """How many plans a centre has, how many it accompanies in each year, and how often it helps."""

    plans: int
    #: In the year before, and in the last.
    accompanied: tuple[int, int]
    services: tuple[int, int]
    #: Those whose plans are told have a service every so many days.
    every: int | None


WORK: Final = {
    "lao_centre": Work(40, (0, 0), (0, 0), 30),
    "belgian_centre": Work(120, (170, 210), (2, 6), None),
}


def accompaniments(
    rng: Random, centre: Partner, supports: list[Support], now: datetime
) -> Iterator[list[Step]]:
    """All of a centre, part after part: what comes later needs the rows of what came before."""
    work = WORK.get(centre.plan.slug)
    if work is None:
        return
    first = pioneers(rng, centre, now)
    yield _until(now, (step for one in first for step in (one.beginning(), *meetings(rng, one), *one.life())))
    forms = Forms(centre, now)
    yield list(forms.opening(now - (3 if first else 2) * YEAR - 9 * _DAY))
    open_ones = [one for one in (*first, *supports) if _is_open(one)]
    courses = _courses(rng, forms, open_ones, work.plans)
    yield _until(now, _planned(courses, now))
    rounds = [Round(course.rng, course, row) for course in courses for row in course.visits]
    yield _until(now, (step for one in rounds for step in one.steps(now.date())))
    yield _until(now, _helped(rng, forms, work, courses, open_ones, now))


def _until(now: datetime, steps: Iterator[Step]) -> list[Step]:
    return [step for step in steps if step.at <= now]
