"""A stay of the demo while its life is told: a bed is held, confirmed, slept in and left, or nobody came."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial
from random import Random
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from uuid_utils.compat import uuid7

from trafficking_api.demo.houses import Berth
from trafficking_api.demo.pace import pick
from trafficking_api.demo.past import Past, Step, system_of
from trafficking_api.demo.supports import Support
from trafficking_api.features.shelters.models import Absence, Allocation
from trafficking_api.features.shelters.rules import begins, noon
from trafficking_api.features.shelters.service.leaving import leave
from trafficking_api.features.shelters.states import CENTRE, MACHINE, S
from trafficking_api.kit.states import SYSTEM

_EXITS: Final = {
    "MovedToPrivateRental": 6,
    "MovedToFamilyFriends": 4,
    "MovedToSocialHousing": 3,
    "MovedToTransit": 2,
    "LeftUnannounced": 2,
    "TransferredCentre": 1,
    "VoluntaryReturn": 1,
}
_AWAY: Final = {"FamilyVisit": 3, "Hospital": 1}
_HELD: Final = timedelta(hours=24)
_SOON: Final = timedelta(seconds=4)


def hour(rng: Random, day: date, first: float, last: float, zone: ZoneInfo) -> datetime:
    """A time between two hours of a day, where the house is."""
    begin = datetime.combine(day, time(0), zone).replace(hour=int(first))
    seconds = rng.random() * (last - first) * 3600
    return (begin + timedelta(seconds=seconds)).astimezone(ZoneInfo("UTC"))


@dataclass(eq=False)
class Stay:
    """A bed for one person, or a flat for a family: its rows follow the arrows that a request follows."""

    berth: Berth
    guest: Support
    from_on: date
    to_on: date
    rows: list[Allocation] = field(default_factory=list)

    async def hold(self, mandate: Past) -> None:
        household = uuid7() if len(self.berth.bed_ids) > 1 else None
        for number, bed_id in enumerate(self.berth.bed_ids):
            row = _row(mandate, self.berth, bed_id, S.HELD, (self.from_on, self.to_on))
            row.household_id, row.expires_at = household, mandate.now + _HELD
            if number == 0:
                row.case_id = self.guest.case.id
                row.guest_id = self.guest.rows.get("person", row.case_id)
                row.stay_id = row.id
            mandate.started(row, row.status, verb="held")
            self.rows.append(row)

    async def confirm(self, mandate: Past) -> None:
        for row in self._all(mandate, "confirm"):
            row.expires_at = None

    async def check_in(self, mandate: Past) -> None:
        self.guest.rows["stay"] = self.rows[0]
        for row in self._all(mandate, "check_in"):
            row.begins_at = row.checked_in_at = mandate.now
            row.ends_at = None

    async def check_out(self, mandate: Past, reason: str) -> None:
        for row in self._all(mandate, "check_out"):
            leave(row, mandate.now)
            row.exit_reason = reason

    async def away(self, mandate: Past, first: date, nights: int, reason: str) -> None:
        """Some nights elsewhere; the bed stays hers."""
        row = Absence(
            organisation_id=mandate.organisation_id,
            allocation_id=self.rows[0].id,
            from_on=first,
            until_on=first + timedelta(days=nights),
            reason=reason,
            **mandate.stamps(),
        )
        mandate.touch(self.rows[0])
        mandate.started(row, "recorded", verb="recorded")

    async def end(self, mandate: Past, command: str) -> None:
        """Nobody comes: the hold is cancelled or runs out, or the bed stays empty."""
        self._all(mandate, command, SYSTEM if command == "expire" else CENTRE)

    def kept(self, rng: Random, leaves: date, zone: ZoneInfo) -> Iterator[Step]:
        """Held the day before, confirmed in the morning, slept in from the afternoon until the last day."""
        yield self.step(hour(rng, self.from_on - timedelta(days=1), 13, 17, zone), "hold_bed", self.hold)
        yield self.step(hour(rng, self.from_on, 8, 12, zone), "confirm_allocation", self.confirm)
        yield self.step(hour(rng, self.from_on, 13, 21, zone), "check_in_allocation", self.check_in)
        left = partial(self.check_out, reason=pick(rng, _EXITS))
        yield self.step(hour(rng, leaves, 8, 12, zone), "check_out_allocation", left)

    def visit(self, rng: Random, zone: ZoneInfo) -> Iterator[Step]:
        """A weekend with family, or some nights in hospital, in the second week."""
        first = self.from_on + timedelta(days=rng.randint(8, 11))
        go = partial(self.away, first=first, nights=rng.randint(1, 3), reason=pick(rng, _AWAY))
        yield self.step(hour(rng, first, 9, 17, zone), "add_absence", go)

    def given_up(self, rng: Random, fate: str, zone: ZoneInfo) -> Iterator[Step]:
        """Held the day before; then it ends without anybody in the bed."""
        held = hour(rng, self.from_on - timedelta(days=1), 13, 17, zone)
        yield self.step(held, "hold_bed", self.hold)
        do = partial(self.end, command=fate)
        if fate == "expire":
            system = system_of(self.berth.house.centre.id)
            yield Step(held + _HELD + _SOON, system, "expire_holds", self.berth, do)
            return
        at = hour(rng, self.from_on, 8, 12, zone)
        if fate == "no_show":
            yield self.step(at, "confirm_allocation", self.confirm)
            at += timedelta(days=1)
        yield self.step(at, f"{fate}_allocation", do)

    def step(self, at: datetime, operation: str, do: Callable[[Past], Awaitable[None]]) -> Step:
        """What the house manager does. What happens to one bed happens in its order."""
        return Step(at, self.berth.house.centre["housing"], operation, self.berth, do)

    def _all(self, mandate: Past, command: str, side: str = CENTRE) -> list[Allocation]:
        for row in self.rows:
            mandate.command(MACHINE, row, command, sides=(side,))
        return self.rows


@dataclass(eq=False)
class Closure:
    """Some days on which nobody can have a bed."""

    berth: Berth
    reason: str
    from_on: date
    to_on: date
    rows: list[Allocation] = field(default_factory=list)

    async def block(self, mandate: Past) -> None:
        for bed_id in self.berth.bed_ids:
            row = _row(mandate, self.berth, bed_id, S.BLOCKED, (self.from_on, self.to_on))
            row.block_reason = self.reason
            mandate.started(row, row.status, verb="blocked")
            self.rows.append(row)

    async def unblock(self, mandate: Past) -> None:
        for row in self.rows:
            mandate.command(MACHINE, row, "unblock", sides=(CENTRE,))
            row.ends_at = mandate.now

    def steps(self, rng: Random, zone: ZoneInfo) -> Iterator[Step]:
        """Blocked once somebody has left, and taken into use again on the planned morning."""
        clerk = self.berth.house.centre["housing"]
        yield Step(hour(rng, self.from_on, 12, 13, zone), clerk, "block_bed", self.berth, self.block)
        yield Step(hour(rng, self.to_on, 8, 11, zone), clerk, "unblock_allocation", self.berth, self.unblock)


def _row(mandate: Past, berth: Berth, bed_id: UUID, status: S, days: tuple[date, date]) -> Allocation:
    zone, (from_on, to_on) = mandate.tenant.zone, days
    return Allocation(
        organisation_id=mandate.organisation_id,
        status=status,
        shelter_id=berth.house.rows["shelter"],
        unit_id=berth.unit_id,
        bed_id=bed_id,
        from_on=from_on,
        to_on=to_on,
        begins_at=begins(from_on, mandate.now, zone),
        ends_at=noon(to_on, zone),
        **mandate.stamps(),
    )
