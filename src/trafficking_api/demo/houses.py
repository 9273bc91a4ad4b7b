"""The demo's houses: a Belgian shelter and its transit flats, two Lao shelters, Congolese host families."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from typing import Final
from uuid import UUID

from trafficking_api.demo.past import ANY, Past, Step
from trafficking_api.demo.people import Partner
from trafficking_api.features.cases.schemas.case import NewCase
from trafficking_api.features.shelters import service
from trafficking_api.features.shelters.rules import unsafe
from trafficking_api.features.shelters.schemas.house import NewBed, NewShelter, NewUnit
from trafficking_api.kit.wire import Command


@dataclass(frozen=True)
class Rooms:
    """Rooms or flats of one sort: how many, for whom, and how many beds stand in each."""

    count: int
    suitability: tuple[str, ...]
    beds: int = 1
    kind: str = "Room"
    step_free: bool = False


@dataclass(frozen=True)
class Plan:
    """A house to be opened. Its address is nowhere: sealed, and shown with a stay only."""

    code_name: str
    kind: str
    staffing: str
    address: str
    rooms: tuple[Rooms, ...]


@dataclass(frozen=True)
class Group:
    """Houses that are filled together: which share of their nights is used, and how long people stay."""

    houses: tuple[Plan, ...]
    share: float
    nights: tuple[int, int]
    #: How many beds are held for somebody now, and how many are promised to somebody who is to come.
    expected: int = 0
    for_families: bool = False


_LINDEN: Final = Plan(
    "House Linden",
    "Shelter",
    "AroundTheClock",
    "Rue Inventée des Tilleuls 12, 0001 Nullepart-sur-Rien",
    (
        Rooms(8, ("WomenOnly",)),
        Rooms(12, ("Mixed",)),
        Rooms(1, ("Mixed", "Accessible"), step_free=True),
    ),
)
_FLATS: Final = tuple(
    Plan(
        f"Flat {name}",
        "TransitFlat",
        "OnCall",
        f"Avenue Imaginaire de {name} {number}, 0002 Nullepart-les-Bains",
        (Rooms(1, ("FamilyUnit",), beds=3, kind="Flat"),),
    )
    for name, number in (("Aspen", 31), ("Birch", 47), ("Cedar", 58), ("Elder", 63))
)
_LAO: Final = tuple(
    Plan(
        f"House {name}",
        "Shelter",
        "AroundTheClock",
        f"{number} Invented Lane of {name}, Ban Nowhere, Vientiane",
        (Rooms(4, ("Minor", "WomenOnly"), beds=6),),
    )
    for name, number in (("Champa", 114), ("Lotus", 271))
)
_FAMILIES: Final = tuple(
    Plan(
        f"Family {name}",
        "HostFamily",
        "None",
        f"{number} avenue Imaginaire du {name}, Nullepart, Kinshasa",
        (Rooms(1, ("Minor",)), Rooms(1, ("WomenOnly",))),
    )
    for name, number in (
        *(("Acacia", 105), ("Baobab", 216), ("Kapok", 327)),
        *(("Limba", 438), ("Moringa", 549), ("Wenge", 651)),
    )
)
#: 68 % of the nights of the 21 Belgian rooms are some 5,200 a year.
GROUPS: Final = {
    "belgian_centre": (
        Group((_LINDEN,), 0.68, (20, 230), expected=2),
        Group(_FLATS, 0.8, (300, 700), for_families=True),
    ),
    "lao_centre": (Group(_LAO, 0.7, (120, 700), expected=1),),
    "congolese_coordination": (Group(_FAMILIES, 0.6, (30, 240), expected=1),),
}


@dataclass(eq=False)
class Berth:
    """What is given as one: a bed, or all beds of a flat."""

    house: "House"
    suitability: tuple[str, ...]
    #: The first day from which somebody else can have it.
    free_from: date
    unit_id: UUID = field(init=False)
    bed_ids: list[UUID] = field(default_factory=list)

    def fits(self, facts: NewCase) -> bool:
        """Whether no safety rule speaks against it (BED-18)."""
        return not list(unsafe(self.suitability, facts.gender, facts.minor))


@dataclass(eq=False)
class House:
    """A house, and the rows of it once they exist."""

    centre: Partner
    plan: Plan
    berths: list[Berth] = field(default_factory=list)
    rows: dict[str, UUID] = field(default_factory=dict)

    def opening(self, at: datetime) -> Iterator[Step]:
        """Open it, and furnish it room by room."""
        yield self._step(at, "open_shelter", self._open)
        count = 0
        for rooms in self.plan.rooms:
            for _ in range(rooms.count):
                count, at = count + 1, at + timedelta(minutes=7)
                berths = self._berths(rooms, at.date())
                self.berths += berths
                yield self._step(at, "add_unit", partial(self._add_unit, f"R{count:02}", rooms, berths))
                for number in range(rooms.beds):
                    at += timedelta(minutes=1)
                    berth, code = berths[number % len(berths)], f"R{count:02}-{number + 1}"
                    yield self._step(at, "add_bed", partial(self._add_bed, code, berth))

    def looked_after(self, at: datetime) -> Step:
        """Somebody looks, and says that the beds stand as they do here: what partners see is fresh."""
        return self._step(at, "confirm_availability", self._confirm)

    def _berths(self, rooms: Rooms, day: date) -> list[Berth]:
        count = 1 if rooms.kind == "Flat" else rooms.beds
        return [Berth(self, rooms.suitability, day) for _ in range(count)]

    def _step(self, at: datetime, operation: str, do: Callable[[Past], Awaitable[None]]) -> Step:
        return Step(at, self.centre["housing"], operation, self, do)

    async def _open(self, mandate: Past) -> None:
        plan = self.plan
        sent = {
            "kind": plan.kind,
            "code_name": plan.code_name,
            "country": self.centre.plan.country,
            "staffing": plan.staffing,
            "address": plan.address,
        }
        self.rows["shelter"] = await service.open_shelter(mandate, NewShelter.model_validate(sent))

    async def _add_unit(self, code: str, rooms: Rooms, berths: list[Berth], mandate: Past) -> None:
        sent = {
            "code": code,
            "kind": rooms.kind,
            "let_as": "Unit" if rooms.kind == "Flat" else "Bed",
            "suitability": list(rooms.suitability),
            "step_free": rooms.step_free,
        }
        unit_id = await service.add_unit(mandate, self.rows["shelter"], NewUnit.model_validate(sent))
        for berth in berths:
            berth.unit_id = unit_id

    async def _add_bed(self, code: str, berth: Berth, mandate: Past) -> None:
        body = NewBed.model_validate({"unit_id": berth.unit_id, "code": code})
        berth.bed_ids.append(await service.add_bed(mandate, self.rows["shelter"], body))

    async def _confirm(self, mandate: Past) -> None:
        await service.confirm_availability(mandate, self.rows["shelter"], ANY, Command())
