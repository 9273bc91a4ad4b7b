"""What the demo's centres do for people, day by day, and who pays for it."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from random import Random
from typing import Final
from zoneinfo import ZoneInfo

from trafficking_api.demo import sayings
from trafficking_api.demo.courses import Course
from trafficking_api.demo.forms import Forms
from trafficking_api.demo.pace import at_work, pick, spread
from trafficking_api.demo.past import Past, Step
from trafficking_api.demo.sealing import seal
from trafficking_api.demo.supports import Support
from trafficking_api.features.case_plans.models import DeliveredService
from trafficking_api.features.case_plans.states import CENTRE, ENTRY
from trafficking_api.features.cases.service.supporting import acting

#: What takes several sessions, and how many at most.
_SESSIONS: Final = {"PsychologicalCare": 4, "Literacy": 8, "LifeSkills": 6, "VocationalTraining": 20}
_MINUTES: Final = (30, 45, 60, 60, 90, 120)
_NOTED: Final = 0.25
#: One in so many was entered in error; never the first one.
_WRONG: Final = 60
#: Somebody at the desk writes it down on the day, and the day is no weekend.
_WEEKEND: Final = timedelta(days=4)


@dataclass(eq=False)
class Help:
    """What is done for one person in a time of her support."""

    rng: Random
    support: Support
    forms: Forms
    course: Course | None = None

    def steps(self, count: int, first: datetime, last: datetime) -> Iterator[Step]:
        """So many services between two times that are more than some days apart."""
        zone = ZoneInfo(self.support.centre.plan.zone)
        for number, wanted in enumerate(spread(self.rng, count, first, last - _WEEKEND)):
            at = at_work(self.rng, wanted, zone)
            rows: list[DeliveredService] = []
            type_ = pick(self.rng, self.forms.plan["services"])
            yield self._step(at, "record_service", partial(self._record, type_=type_, rows=rows))
            if number and self.rng.randrange(_WRONG) == 0:
                voided = at + timedelta(minutes=20)
                yield self._step(voided, "void_service", partial(self._void, rows=rows))

    async def _record(self, mandate: Past, type_: str, rows: list[DeliveredService]) -> None:
        rng, paying = self.rng, self.forms.paying(type_)
        is_check, sessions = type_ == "MedicalCheck", rng.randint(1, _SESSIONS.get(type_, 1))
        action = self.course.action_for(type_) if self.course else None
        row = DeliveredService(
            organisation_id=mandate.organisation_id,
            case_id=self.support.case.id,
            type=type_,
            check_kind=pick(rng, self.forms.plan["checks"]) if is_check else None,
            delivered_on=mandate.today(),
            sessions=sessions,
            minutes=sessions * rng.choice(_MINUTES),
            worker_id=acting(mandate),
            action_id=action.id if action else None,
            **paying,
            **mandate.stamps(),
        )
        note = sayings.service(rng) if rng.random() < _NOTED else None
        words = {"note": note, "result": sayings.result(rng) if is_check else None}
        await seal(mandate, self.support, row, "details", words)
        mandate.started(row, row.status, verb="recorded")
        rows.append(row)

    async def _void(self, mandate: Past, rows: list[DeliveredService]) -> None:
        mandate.command(ENTRY, rows[0], "void", sides=(CENTRE,))

    def _step(self, at: datetime, operation: str, do: Callable[[Past], Awaitable[None]]) -> Step:
        return Step(at, self.support.clerk, operation, self, do)
