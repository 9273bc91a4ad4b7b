"""The demo's houses, counted again by hand."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tests.demo.running import Demo
from trafficking_api.demo.houses import GROUPS
from trafficking_api.features.shelters.rules import unsafe
from trafficking_api.features.shelters.states import AllocationStatus

BRUSSELS = ZoneInfo("Europe/Brussels")
#: Each house of the demo stands somewhere, and nobody may read it but with a stay.
ADDRESSES = {
    plan.address for groups in GROUPS.values() for group in groups for plan in group.houses if plan.address
}
#: The houses of each centre by kind, and their beds.
HOUSES = {
    "belgian_centre": {"Shelter": (1, 21), "TransitFlat": (4, 12)},
    "lao_centre": {"Shelter": (2, 48)},
    "congolese_coordination": {"HostFamily": (6, 12)},
}


def houses_are_used_as_planned(demo: Demo) -> None:
    """As many houses as promised, free beds at home and among partners, and the nights of the Belgian one."""
    for slug, kinds in HOUSES.items():
        houses = demo.get(slug, "housing", "/v1/availability").json()["items"]
        for kind, (count, beds) in kinds.items():
            of_kind = [house for house in houses if house["kind"] == kind]
            assert (len(of_kind), sum(house["total"] for house in of_kind)) == (count, beds)
            assert sum(house["occupied"] for house in of_kind) > beds / 3
        for house in houses:
            assert house["total"] == house["blocked"] + house["staffed_open"]
            assert house["staffed_open"] == sum(
                house[state] for state in ("free", "held", "confirmed", "occupied")
            )
        told = demo.all(slug, "housing", "/v1/network-availability")
        partners = {row["organisation_id"] for row in told}
        assert len(partners) == (2 if slug == "belgian_centre" else 1)
        assert {row["band"] for row in told} <= {"0", "1-2", "3+"}
    allocations = demo.all("belgian_centre", "coordinator", "/v1/allocations?limit=200")
    states = Counter(allocation["status"] for allocation in allocations)
    assert set(states) == set(AllocationStatus)
    _a_year_of_nights(demo, allocations)


def _a_year_of_nights(demo: Demo, allocations: list[dict[str, Any]]) -> None:
    """What is counted by the server is what is counted by hand, over both changes of the clocks (BED-16)."""
    (house,) = demo.all("belgian_centre", "housing", "/v1/shelters?kind=Shelter")
    today = datetime.now(UTC).astimezone(BRUSSELS).date()
    first = today - timedelta(days=365)
    nights = [first + timedelta(days=number) for number in range(365)]
    midnights = [datetime.combine(night + timedelta(days=1), time(0), BRUSSELS) for night in nights]
    assert {str(midnight.utcoffset()) for midnight in midnights} == {"1:00:00", "2:00:00"}
    stays = [stay for stay in allocations if stay["shelter_id"] == house["id"] and _slept(stay)]
    by_hand = {
        night.isoformat(): len({stay["bed_id"] for stay in stays if _covers(stay, midnight)})
        for night, midnight in zip(nights, midnights, strict=True)
    }
    path = f"/v1/shelters/{house['id']}/occupancy?from={first}&to={today}&by=day"
    told = demo.get("belgian_centre", "housing", path).json()
    assert {item["period"]: item["used_bed_nights"] for item in told["items"]} == by_hand
    assert told["total"]["used_bed_nights"] == sum(by_hand.values())
    assert 5000 <= sum(by_hand.values()) <= 5400


def _slept(stay: dict[str, Any]) -> bool:
    return stay["status"] in {"occupied", "departed"} and stay["case_id"] is not None


def _covers(stay: dict[str, Any], midnight: datetime) -> bool:
    ends = stay["ends_at"]
    return datetime.fromisoformat(stay["begins_at"]) <= midnight and (
        ends is None or midnight < datetime.fromisoformat(ends)
    )


async def nobody_is_where_she_must_not_be(demo: Demo) -> None:
    """Every bed fits whoever has it (BED-18), and is left before the case closes (BED-11)."""
    rows = await demo.rows(
        "SELECT u.suitability, c.gender, c.minor, c.status, c.closed_on, a.status, a.ends_at "
        "FROM allocations a JOIN units u ON (u.organisation_id, u.id) = (a.organisation_id, a.unit_id) "
        "JOIN cases c ON (c.organisation_id, c.id) = (a.organisation_id, a.case_id)"
    )
    assert len(rows) > 200
    for suitability, gender, minor, case, closed_on, allocation, ends_at in rows:
        assert not list(unsafe(suitability, gender, minor))
        if case == "closed":
            assert allocation not in {"held", "confirmed", "occupied"}
            assert allocation != "departed" or ends_at.date() <= closed_on


def lists(demo: Demo, slug: str) -> Iterator[str]:
    """All that a centre can list about houses, beds and nights, as text."""
    today = date.today()  # noqa: DTZ011 - any day near today will do
    span = f"from={today - timedelta(days=30)}&to={today}"
    for path in ("shelters", "allocations", "availability", "network-availability", "audit-events"):
        role = "auditor" if path == "audit-events" else "housing"
        yield _text(demo.get(slug, role, f"/v1/{path}" + ("" if path == "availability" else "?limit=200")))
    for house in demo.all(slug, "housing", "/v1/shelters?limit=200"):
        here = f"/v1/shelters/{house['id']}"
        for path in ("", "/units", "/beds", f"/occupancy?{span}", f"/board?{span}"):
            yield _text(demo.get(slug, "housing", here + path))
        yield demo.get(slug, "housing", f"{here}/occupancy.svg?{span}").text


def _text(answer: Any) -> str:
    return json.dumps(answer.json(), ensure_ascii=False)
