"""Who asked for a bed in the demo and got none, and who waits for one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from random import Random
from typing import Final
from zoneinfo import ZoneInfo

from trafficking_api.demo.houses import House
from trafficking_api.demo.pace import pick
from trafficking_api.demo.past import Past, Step
from trafficking_api.demo.stays import hour
from trafficking_api.demo.supports import YEAR, Support
from trafficking_api.features.shelters.models import TurnAway, WaitingEntry

_REASONS: Final = {"Full": 6, "NeedsUnmet": 3, "AreaUnsafe": 1, "PersonDeclined": 1}
_EVERY_DAYS: Final = (8, 24)
_WAITING: Final = 2


def unmet(rng: Random, house: House, guests: list[Support], now: datetime) -> Iterator[Step]:
    """A search without a bed every two weeks or so, and the last ones for whom none was found, who wait."""
    zone = ZoneInfo(house.centre.plan.zone)
    day, today = (now - 2 * YEAR).astimezone(zone).date(), now.astimezone(zone).date()
    while (day := day + timedelta(days=rng.randint(*_EVERY_DAYS))) < today:
        turned = partial(_Nobody(day, pick(rng, _REASONS), rng.choice([1, 1, 1, 2])).turn_away)
        yield Step(hour(rng, day, 9, 22, zone), house.centre["housing"], "record_turn_away", house, turned)
    waiting = [one for one in guests if one.ends_at is None][-_WAITING:]
    for number, one in enumerate(waiting):
        at = now - timedelta(days=number + 1, hours=2)
        yield Step(at, house.centre["housing"], "add_to_waiting_list", house, partial(_wait, one=one))


@dataclass(frozen=True)
class _Nobody:
    happened_on: date
    reason: str
    persons_count: int

    async def turn_away(self, mandate: Past) -> None:
        row = TurnAway(
            organisation_id=mandate.organisation_id,
            happened_on=self.happened_on,
            reason=self.reason,
            persons_count=self.persons_count,
            needs=[],
            **mandate.stamps(),
        )
        mandate.started(row, "recorded", verb="recorded")


async def _wait(mandate: Past, one: Support) -> None:
    row = WaitingEntry(
        organisation_id=mandate.organisation_id,
        case_id=one.case.id,
        needs=[],
        urgency="Within7d",
        **mandate.stamps(),
    )
    mandate.started(row, row.status, verb="added")
