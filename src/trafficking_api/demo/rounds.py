"""The visits of the demo's plans: made, missed, put off to another day, and a few that are forgotten."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from random import Random
from typing import Final
from zoneinfo import ZoneInfo

from trafficking_api.demo import sayings
from trafficking_api.demo.courses import Course
from trafficking_api.demo.pace import pick
from trafficking_api.demo.past import Past, Step
from trafficking_api.demo.sealing import seal
from trafficking_api.demo.stays import hour
from trafficking_api.features.case_plans.models import Visit
from trafficking_api.features.case_plans.states import CENTRE, VISIT
from trafficking_api.kit.states import SYSTEM

_FATES: Final = {"done": 80, "missed": 7, "reschedule": 11, "cancel": 2}
_AGAIN: Final = {"done": 5, "missed": 1}
_MISSED: Final = {
    "PersonAbsent": 5,
    "WorkerUnavailable": 3,
    "Unreachable": 2,
    "PersonDeclined": 1,
    "NotSafe": 1,
}
_MODES: Final = {"": 6, "HomeVisit": 3, "Phone": 1}
#: How many days after its day a visit is made.
_LATE: Final = (0, 0, 0, 1, 2)
_NOTED: Final = 0.4
#: Of those that were due in the last days, some are overdue.
_LATELY: Final = timedelta(days=30)
_OVERDUE: Final = 0.5
_LAST_HOUR: Final = timedelta(hours=1)


@dataclass(eq=False)
class Round:
    """One visit that a plan asks for, and the one that it was put off to."""

    rng: Random
    course: Course
    row: Visit

    def steps(self, now: datetime) -> Iterator[Step]:
        """What became of it until its plan ended, and that it was called off if it was ahead then."""
        zone, due = ZoneInfo(self.course.support.centre.plan.zone), self.row.due_on
        fate, ends_at = pick(self.rng, _FATES), self.course.ends_at
        if ends_at is None and due > (now - _LATELY).astimezone(zone).date() and self.rng.random() < _OVERDUE:
            return
        again = due + timedelta(days=self.rng.randint(4, 13))
        if fate == "reschedule":
            told = [
                (hour(self.rng, due, 9, 12, zone), fate),
                (hour(self.rng, again, 9, 17, zone), pick(self.rng, _AGAIN)),
            ]
        else:
            told = [(hour(self.rng, due + timedelta(days=self.rng.choice(_LATE)), 9, 17, zone), fate)]
        for when, command in told:
            if ends_at is not None and when > ends_at - 2 * _LAST_HOUR:
                yield self._called_off(ends_at)
                return
            do = partial(self._follow, command=command, again=again)
            yield self._step(when, f"{command}_visit", do)

    def _called_off(self, ends_at: datetime) -> Step:
        """A plan that is completed has no visit left; with one that is discontinued they end at once."""
        if self.course.is_completed:
            return self._step(
                ends_at - _LAST_HOUR, "cancel_visit", partial(self._cancel, "NotNeeded", CENTRE)
            )
        return self._step(ends_at, "discontinue_case_plan", partial(self._cancel, "PlanEnded", SYSTEM))

    async def _follow(self, mandate: Past, command: str, again: date) -> None:
        if command == "cancel":
            await self._cancel("PersonDeclines", CENTRE, mandate)
            return
        row = self.row
        mandate.command(VISIT, row, command, sides=(CENTRE,))
        if command == "done":
            row.done_on, row.mode = mandate.today(), pick(self.rng, _MODES) or row.mode
            note = sayings.visit(self.rng) if self.rng.random() < _NOTED else None
            await seal(mandate, self.course.support, row, "details", {"note": note})
            return
        row.missed_reason = "Rescheduled" if command == "reschedule" else pick(self.rng, _MISSED)
        if command == "reschedule":
            self.row = _successor(mandate, row, again)

    async def _cancel(self, reason: str, side: str, mandate: Past) -> None:
        mandate.command(VISIT, self.row, "cancel", sides=(side,))
        self.row.cancel_reason = reason

    def _step(self, at: datetime, operation: str, do: Callable[[Past], Awaitable[None]]) -> Step:
        return Step(at, self.course.author, operation, self, do)


def _successor(mandate: Past, row: Visit, due_on: date) -> Visit:
    later = Visit(
        organisation_id=row.organisation_id,
        case_id=row.case_id,
        case_plan_id=row.case_plan_id,
        previous_id=row.id,
        due_on=due_on,
        mode=row.mode,
        worker_id=row.worker_id,
        **mandate.stamps(),
    )
    mandate.started(later, later.status, verb="scheduled")
    return later
