"""Houses with beds, and people who need one."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import httpx

from tests.factories.house import FACTS, Caller, House, Party

ZONE = ZoneInfo("Europe/Brussels")


def day(after: int = 0) -> str:
    """A day from today on, in Brussels."""
    return (datetime.now(UTC).astimezone(ZONE).date() + timedelta(days=after)).isoformat()


def address(answer: httpx.Response) -> str:
    """Where what was made is."""
    return str(answer.headers["Location"])


def id_of(address_: str) -> str:
    """The id at the end of an address."""
    return address_.rsplit("/", 1)[-1]


@dataclass
class Home:
    """A house of a centre, and the beds in it."""

    centre: Party
    shelter: str
    beds: list[str] = field(default_factory=list)
    units: list[str] = field(default_factory=list)

    @property
    def staff(self) -> Caller:
        """Who gives the beds."""
        return self.centre.callers["housing"]

    async def room(self, beds: int = 1, **unit: Any) -> str:
        """Another room; returns the id of its unit."""
        body = {"code": f"R{len(self.units)}", "kind": "Room", **unit}
        made = await self.staff.made(f"{self.shelter}/units", body)
        self.units.append(id_of(address(made)))
        for n in range(beds):
            bed = {"unit_id": self.units[-1], "code": f"B{n}"}
            self.beds.append(id_of(address(await self.staff.made(f"{self.shelter}/beds", bed))))
        return self.units[-1]

    async def case(self, **facts: Any) -> str:
        """Somebody who needs a bed; returns the id of the case."""
        return id_of(address(await self.centre.coordinator.made("/v1/cases", {**FACTS, **facts})))

    def wish(self, bed: str, case: str, first: int = 0, last: int | None = 30, **more: Any) -> dict[str, Any]:
        """A hold of a bed from a day to a day."""
        until = {} if last is None else {"to_on": day(last)}
        return {"bed_id": bed, "case_id": case, "from_on": day(first), **until, **more}

    async def held(self, *arguments: Any, **more: Any) -> str:
        """The address of a hold that was made."""
        return address(await self.staff.made("/v1/allocations", self.wish(*arguments, **more)))

    async def done(self, here: str, command: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        """Give a command that must succeed; returns the allocation that was answered."""
        answer = await self.tried(here, command, body)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    async def tried(self, here: str, command: str, body: dict[str, Any] | None = None) -> httpx.Response:
        """Give a command, whatever comes of it."""
        return await self.staff.post(f"{here}/{command}", body or {}, etag="*")

    async def occupied(self, bed: str, case: str, last: int | None = 30) -> str:
        """The address of the stay of somebody who is in a bed."""
        here = await self.held(bed, case, 0, last)
        await self.done(here, "confirm")
        await self.done(here, "check_in")
        return here


async def home(house: House, beds: int = 1, centre: Party | None = None, **shelter: Any) -> Home:
    """A centre, a new one if none is given, with a house of single rooms."""
    centre = centre or await house.party(country="BE")
    body = {"kind": "Shelter", "code_name": "House Linden", "country": "BE", "staffing": "AroundTheClock"}
    made = await centre.callers["housing"].made("/v1/shelters", {**body, **shelter})
    found = Home(centre, address(made))
    for _ in range(beds):
        await found.room()
    return found
