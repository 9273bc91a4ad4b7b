"""Who slept where in the demo's two years: day by day a free bed, and somebody whom it fits."""

import itertools
import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Final
from zoneinfo import ZoneInfo

from trafficking_api.demo.houses import GROUPS, Berth, Group, House
from trafficking_api.demo.pace import pick
from trafficking_api.demo.past import Step
from trafficking_api.demo.people import Partner
from trafficking_api.demo.stays import Closure, Stay, hour
from trafficking_api.demo.supports import YEAR, Support
from trafficking_api.demo.unmet import unmet

_DAY: Final = timedelta(days=1)
#: Somebody needs a bed in the first weeks of her case, and it must be worth the move.
_NEEDS_IT: Final = timedelta(days=21)
_WORTH_IT: Final = timedelta(days=14)
#: The nights that may be missing and are still made up for; a house that has just opened has many more.
_MADE_UP_FOR: Final = 10.0
#: Every so many times nobody comes.
_FATES: Final = {7: "expire", 13: "cancel", 19: "no_show"}
_EVERY: Final = 25
#: After every so many stays the room is out of use for some days.
_BLOCKS_EVERY: Final = 6
#: So often somebody is away for some nights.
_VISITS_EVERY: Final = 9
_BLOCKS: Final = {"Repair": 4, "Cleaning": 3, "Quarantine": 1}


@dataclass
class Homes:
    """The houses of a centre: how they were opened, and what has happened in them since."""

    opening: list[Step]
    life: list[Step]


def homes(rng: Random, centre: Partner, supports: list[Support], now: datetime) -> Homes:
    """The houses of a centre with two years of stays, of people whom it has offered to nobody else."""
    told = Homes([], [])
    zone = ZoneInfo(centre.plan.zone)
    opened = hour(rng, (now - 2 * YEAR - 12 * _DAY).astimezone(zone).date(), 8, 9, zone)
    for group in GROUPS[centre.plan.slug]:
        houses = [House(centre, plan) for plan in group.houses]
        for house in houses:
            told.opening += house.opening(opened)
            told.life.append(house.looked_after(now - timedelta(minutes=rng.randint(60, 180))))
        guests = [Guest(one, zone) for one in supports if _is_placed(one, group)]
        told.life += Filling(rng, group, houses, guests, now).steps()
        told.life += unmet(rng, houses[0], [guest.support for guest in guests], now)
    told.life = [step for step in told.life if step.at <= now]
    return told


def _is_placed(one: Support, group: Group) -> bool:
    """Whether somebody may live there: a flat is for a family of adults and children, a bed for one."""
    is_family = (one.body.household_size or 1) > 1
    return one.begun_at is not None and not one.is_offered and is_family == group.for_families


class Guest:
    """Somebody who may need a bed: from which day on, and the last day before her case closes."""

    def __init__(self, support: Support, zone: ZoneInfo) -> None:
        self.support = support
        self.since = (support.begun_at or support.opened_at).astimezone(zone).date()
        self.until = date.max if support.ends_at is None else support.ends_at.astimezone(zone).date() - _DAY

    def needs_one_on(self, day: date) -> bool:
        return self.since + 2 * _DAY <= day <= self.since + _NEEDS_IT and day + _WORTH_IT <= self.until


class Filling:
    """Goes through two years day by day, so that the share of nights that is used is what was planned."""

    def __init__(
        self, rng: Random, group: Group, houses: list[House], guests: list[Guest], now: datetime
    ) -> None:
        self.rng, self.group, self.houses, self.guests, self.now = rng, group, houses, guests, now
        self.zone = ZoneInfo(houses[0].centre.plan.zone)
        self.today = now.astimezone(self.zone).date()
        self.number = itertools.count(1)
        self.leaving: Counter[date] = Counter()

    def steps(self) -> Iterator[Step]:
        """All that was done about these beds until now; whoever comes today is not there yet."""
        berths = [berth for house in self.houses for berth in house.berths]
        share, there, missing = self.group.share * len(berths), 0, 0.0
        for number in range((2 * YEAR).days):
            day = self.today - 2 * YEAR + number * _DAY
            there -= self.leaving[day]
            if missing + share > there and there < math.ceil(share) + 1:
                yield from (placed := list(self._place(day, berths)))
                there += any(step.operation == "check_in_allocation" for step in placed)
            missing = min(_MADE_UP_FOR, missing + share - there)
        yield from self._now([berth for berth in berths if berth.free_from < self.today - 3 * _DAY])

    def _place(self, day: date, berths: Iterable[Berth]) -> Iterator[Step]:
        """Find a bed for whoever needs one on this day."""
        free = [berth for berth in berths if berth.free_from <= day]
        match = self._match([guest for guest in self.guests if guest.needs_one_on(day)], free)
        if match is None:
            return
        guest, berth = match
        number, nights = next(self.number), self.rng.randint(*self.group.nights)
        stay, fate = Stay(berth, guest.support, day, day + nights * _DAY), _FATES.get(number % _EVERY)
        if fate is not None:
            berth.free_from = day + 2 * _DAY
            yield from stay.given_up(self.rng, fate, self.zone)
            return
        leaves = min(stay.to_on, guest.until)
        self.leaving[leaves] += 1
        berth.free_from = leaves + _DAY
        yield from stay.kept(self.rng, leaves, self.zone)
        if number % _VISITS_EVERY == 0:
            yield from stay.visit(self.rng, self.zone)
        if number % _BLOCKS_EVERY == 0:
            yield from self._closed(berth, leaves, leaves + self.rng.randint(2, 9) * _DAY)

    def _match(self, guests: Iterable[Guest], free: list[Berth]) -> tuple[Guest, Berth] | None:
        """The first of these whom a free bed fits, who is then looked for no longer."""
        for guest in guests:
            fitting = [berth for berth in free if berth.fits(guest.support.body)]
            if fitting:
                self.guests.remove(guest)
                return guest, self.rng.choice(fitting)
        return None

    def _closed(self, berth: Berth, first: date, last: date) -> Iterator[Step]:
        berth.free_from = last + _DAY
        yield from Closure(berth, pick(self.rng, _BLOCKS), first, last).steps(self.rng, self.zone)

    def _now(self, free: list[Berth]) -> Iterator[Step]:
        """Beds that are held or promised at this moment, and one that is out of use."""
        expected = self.group.expected
        if not expected:
            return
        staying = [guest for guest in self.guests if guest.until > self.today + 2 * _WORTH_IT]
        recent = sorted(staying, key=lambda guest: guest.since, reverse=True)
        for number in range(2 * expected):
            match = self._match([one for one in recent if one in self.guests], free)
            if match is not None:
                free.remove(match[1])
                yield from self._expected(*match, is_confirmed=number >= expected)
        if free:
            yield from self._closed(free[0], self.today - 2 * _DAY, self.today + 5 * _DAY)

    def _expected(self, guest: Guest, berth: Berth, *, is_confirmed: bool) -> Iterator[Step]:
        comes = self.today + self.rng.randint(1, 3) * _DAY
        stay = Stay(berth, guest.support, comes, comes + self.rng.randint(*self.group.nights) * _DAY)
        at = self.now - timedelta(minutes=self.rng.randint(60, 300))
        if is_confirmed:
            yield stay.step(at - timedelta(hours=20), "hold_bed", stay.hold)
            yield stay.step(at, "confirm_allocation", stay.confirm)
        else:
            yield stay.step(at, "hold_bed", stay.hold)
