"""When what happens to a plan of the demo: written, agreed to, approved, pursued, reviewed, and ended."""

from collections.abc import Awaitable, Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from random import Random
from typing import Final
from zoneinfo import ZoneInfo

from trafficking_api.demo.assessing import assess
from trafficking_api.demo.courses import Course, Talk
from trafficking_api.demo.pace import at_work, pick
from trafficking_api.demo.past import Clerk, Past, Step

_HOUR: Final = timedelta(hours=1)
_DAY: Final = timedelta(days=1)
#: The last days of a plan are for ending what is open; a review needs some weeks.
_LAST_DAYS: Final = timedelta(days=7)
_REVIEW_TAKES: Final = timedelta(days=30)
#: Why a plan is discontinued, by why its case ends.
_DISCONTINUED: Final = {
    "ContactLost": "NoContact",
    "ReturnedToExploitation": "NoContact",
    "PersonWithdrew": "PersonDeclines",
    "Transferred": "HandedOver",
}
_FATES: Final = {"achieve": 12, "partly_achieve": 4, "not_achieve": 1, "cancel": 1}
_REFUSALS: Final = {"": 16, "WantsOtherGoals": 1, "NotAbleNow": 1}
_LANGUAGES: Final = {"lao_centre": "lo", "belgian_centre": "fr"}
_PAUSES, _LEFT_OUT, _REVIEWED_AGAIN = 0.12, 0.12, 0.4
_OWN_MONTHS: Final = 9

Do = Callable[[Past], Awaitable[None]]


class Planner:
    """Plans the life of one plan, from the first draft on; what lies ahead of now is not left out here."""

    def __init__(self, rng: Random, course: Course) -> None:
        self.rng, self.course, self.forms = rng, course, course.forms
        self.zone = ZoneInfo(course.support.centre.plan.zone)

    def steps(self, under_review_at: datetime | None) -> Iterator[Step]:
        """All of it; one that is under review now began to be so at this time."""
        support, refuses = self.course.support, pick(self.rng, _REFUSALS)
        at = self._later(support.begun_at or support.opened_at, 4 * _DAY, 12 * _DAY)
        if self.forms.asks:
            yield self._assessed("Baseline", at)
            at = self._later(at, 2 * _HOUR, 3 * _DAY)
        yield self._step("draft_case_plan", at, self.course.draft)
        agreed = list(self._into_force(at, refuses or None))
        yield from agreed
        approved = agreed[-1].at
        months = [goal["due_in_months"] for goal in self.forms.goals] + [_OWN_MONTHS]
        for number, wanted in enumerate(months):
            yield from self._goal(number, approved, wanted, accepts=bool(refuses))
        yield from self._actions(approved)
        yield from self._reviews(approved, len(months), under_review_at)
        if self.course.ends_at is not None:
            yield from self._end(self.course.ends_at, len(months) + 2)

    def _into_force(self, at: datetime, refuses: str | None = None) -> Iterator[Step]:
        """She is asked, it is submitted, and another member approves it."""
        course, slug = self.course, self.course.support.centre.plan.slug
        is_foreign = bool(course.support.body.interpreter_needed)
        talk = Talk("en" if is_foreign else _LANGUAGES[slug], is_foreign, refuses)
        at = self._later(at, _HOUR, 2 * _DAY)
        yield self._step("consult_case_plan", at, partial(course.consult, talk=talk))
        at = self._later(at, _HOUR / 3, 5 * _HOUR)
        yield self._step("submit_case_plan", at, course.submit)
        at = self._later(at, 4 * _HOUR, 4 * _DAY)
        yield self._step("approve_case_plan", at, course.approve, course.approver)

    def _goal(self, number: int, since: datetime, months: int, *, accepts: bool = False) -> Iterator[Step]:
        """Started, perhaps put on hold, and ended, as far as the plan lasts."""
        begins = since + self.rng.uniform(3, 50) * _DAY
        length = months * 30 * self.rng.uniform(0.7, 1.15) * _DAY
        told = [(begins, "accept")] if accepts else []
        told.append((begins + 2 * _DAY, "start"))
        if self.rng.random() < _PAUSES:
            told += [(begins + 0.4 * length, "hold"), (begins + 0.6 * length, "resume")]
        told.append((begins + length, pick(self.rng, _FATES)))
        yield from self._pursued(number, since, told)

    def _pursued(self, number: int, at: datetime, told: list[tuple[datetime, str]]) -> Iterator[Step]:
        for wanted, command in told:
            at = at_work(self.rng, max(at + _HOUR, wanted), self.zone)
            if self._is_too_late(at):
                return
            do = partial(self.course.pursue, number=number, command=command)
            yield self._step(f"{command}_goal", at, do)

    def _actions(self, since: datetime) -> Iterator[Step]:
        """What was planned to be done: done around its day, or left out."""
        days = [action["due_in_days"] for goal in self.forms.goals for action in goal["actions"]]
        for number, due in enumerate(days):
            begins = at_work(self.rng, since + due * self.rng.uniform(0.1, 0.5) * _DAY, self.zone)
            ends = at_work(self.rng, since + due * self.rng.uniform(0.7, 1.2) * _DAY + 4 * _HOUR, self.zone)
            if self.rng.random() < _LEFT_OUT:
                told = [(begins, "skip", "skip")]
            else:
                told = [(begins, "start", "start"), (max(ends, begins + _HOUR), "finish", "done")]
            for at, verb, command in told:
                if not self._is_too_late(at):
                    do = partial(self.course.act, number=number, command=command)
                    yield self._step(f"{verb}_action", at, do)

    def _reviews(self, approved: datetime, number: int, under_review_at: datetime | None) -> Iterator[Step]:
        """After half a year or so, some once more: a next version, with one goal more."""
        times = [approved + self.rng.uniform(170, 210) * _DAY]
        if self.rng.random() < _REVIEWED_AGAIN:
            times.append(times[0] + self.rng.uniform(170, 210) * _DAY)
        last = under_review_at or self.course.ends_at
        times = [at for at in times if last is None or at + _REVIEW_TAKES < last]
        # Each review adds a goal, and there are two at most: one that is under review now was reviewed once.
        times = [*times[:1], under_review_at] if under_review_at is not None else times
        self.course.reviews = [at_work(self.rng, at, self.zone) for at in times]
        for count, (wanted, begins) in enumerate(zip(times, self.course.reviews, strict=True)):
            if self.forms.asks:
                yield self._assessed("Review", begins)
            at = begins + _HOUR
            yield self._step("review_case_plan", at, self.course.review)
            agreed = list(self._into_force(at))
            if wanted == under_review_at:
                yield agreed[0]
                return
            yield from agreed
            yield from self._goal(number + count, agreed[-1].at, _OWN_MONTHS)

    def _end(self, ends_at: datetime, count: int) -> Iterator[Step]:
        """With the case: completed once each goal has ended, or discontinued."""
        course = self.course
        if not course.is_completed:
            reason = _DISCONTINUED.get(course.support.reason, "Other")
            yield self._step("discontinue_case_plan", ends_at, partial(course.discontinue, reason=reason))
            return
        at = ends_at - 3 * _DAY
        if self.forms.asks:
            yield self._assessed("Exit", at)
        for number in range(count):
            # What cannot be followed is not: one that was begun is partly achieved, the others are cancelled.
            for command in ("resume", "partly_achieve", "cancel"):
                at += timedelta(minutes=3)
                do = partial(course.pursue, number=number, command=command)
                yield self._step(f"{command}_goal", at, do)
        yield self._step("complete_case_plan", ends_at, course.complete)

    def _is_too_late(self, at: datetime) -> bool:
        return self.course.ends_at is not None and at > self.course.ends_at - _LAST_DAYS

    def _assessed(self, kind: str, at: datetime) -> Step:
        return self._step("record_assessment", at, partial(assess, course=self.course, kind=kind))

    def _later(self, at: datetime, least: timedelta, most: timedelta) -> datetime:
        return at_work(self.rng, at + least + (most - least) * self.rng.random(), self.zone)

    def _step(self, operation: str, at: datetime, do: Do, clerk: Clerk | None = None) -> Step:
        """What happens to one plan happens in its order."""
        return Step(at, clerk or self.course.author, operation, self.course, do)
