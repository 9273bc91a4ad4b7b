"""Houses with beds, and people who need one."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import httpx

from tests.factories.house import FACTS, Caller, House, Party

ZONE = ZoneInfo("Europe/Brussels")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
#: She left, and nothing more is said.
OUT = {"exit_reason": "Other"}


def day(after: int = 0) -> str:
    """A day from today on, in Brussels."""
    return (datetime.now(UTC).astimezone(ZONE).date() + timedelta(days=after)).isoformat()


def afternoon() -> datetime:
    """One o'clock of today, in Brussels: beds have changed hands, and the day is not over."""
    return datetime.now(ZONE).replace(hour=13, minute=0, second=0, microsecond=0)


def wire(at: datetime) -> str:
    """An instant as it travels."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


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

    async def family(self, unit: str, *cases: str, last: int | None = None) -> str:
        """The address of the hold of a unit as a whole for the first of these, with the others."""
        body = self.wish("", cases[0], 0, last, companions=[{"case_id": case} for case in cases[1:]])
        del body["bed_id"]
        return address(await self.staff.made("/v1/allocations", {**body, "unit_id": unit}))

    async def two(self, one: str, other: str) -> dict[str, Any]:
        """A hold of two beds for a new household of two."""
        return self.wish(one, await self.case(), companions=[{"case_id": await self.case(), "bed_id": other}])

    async def arrived(self, here: str) -> str:
        """Confirm a hold, and let who comes be there; returns its address."""
        await self.done(here, "confirm")
        await self.done(here, "check_in")
        return here

    async def rows(self, query: str = "") -> list[dict[str, Any]]:
        """Who has which bed."""
        found = await self.staff.get(f"/v1/allocations{query}")
        items: list[dict[str, Any]] = found.json()["items"]
        return items

    async def status(self, here: str) -> str:
        """How an allocation stands."""
        return str((await self.staff.get(here)).json()["status"])

    async def counts(self, query: str = "") -> dict[str, Any]:
        """How many beds of the house are free, and how many are not."""
        (found,) = (await self.staff.get(f"/v1/availability{query}")).json()["items"]
        names = ("total", "free", "held", "confirmed", "occupied", "blocked")
        return {name: found[name] for name in names}

    async def nights(self, days: int) -> list[list[str]]:
        """What the calendar shows of each bed in the nights from today on."""
        board = await self.staff.get(f"{self.shelter}/board?from={day()}&to={day(days)}")
        return [row["nights"] for row in board.json()["rows"]]

    async def used(self, days: int) -> tuple[int, int]:
        """The bed-nights from today on: staffed, and used."""
        found = await self.staff.get(f"{self.shelter}/occupancy?from={day()}&to={day(days)}")
        total = found.json()["total"]
        return total["staffed_bed_nights"], total["used_bed_nights"]

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
        return await self.arrived(await self.held(bed, case, 0, last))


async def home(house: House, beds: int = 1, centre: Party | None = None, **shelter: Any) -> Home:
    """A centre, a new one if none is given, with a house of single rooms."""
    centre = centre or await house.party(country="BE")
    body = {"kind": "Shelter", "code_name": "House Linden", "country": "BE", "staffing": "AroundTheClock"}
    made = await centre.callers["housing"].made("/v1/shelters", {**body, **shelter})
    found = Home(centre, address(made))
    for _ in range(beds):
        await found.room()
    return found
