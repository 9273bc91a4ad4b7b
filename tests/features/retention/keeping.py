"""What the tests of retention share: records whose time is over, and looks at what is left."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from tests.factories.house import Caller, House, Party
from tests.features.cases.work import case_in
from tests.features.people import stories as people
from tests.features.stories import etag, new_case, now_done, reported
from trafficking_api.features.retention import tasks

BEGIN = datetime(2031, 3, 1, 9, 0, tzinfo=UTC)


def at_midnight(day: date, zone: str) -> datetime:
    """The instant at which a day begins in a zone."""
    return datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC)


async def purged(house: House, party: Party) -> int:
    """Purge what is over in one tenant, as the worker does it."""
    return await tasks.purge(house.office, party.id)


async def purged_with_her(house: House, party: Party) -> int:
    """Purge what is over, and then who was kept for the sake of it, as thirty days and one later."""
    gone = await purged(house, party)
    await house.owner_execute(
        "UPDATE people SET retain_until = retain_until - 31 WHERE organisation_id = :id", id=party.id
    )
    return gone + await purged(house, party)


async def warned(house: House, party: Party) -> int:
    """Warn of what will be purged soon."""
    return await tasks.warn(house.office, party.id)


async def due(caller: Caller, days: int = 30) -> list[dict[str, Any]]:
    """What will be purged within so many days."""
    answer = await caller.get(f"/v1/retention/due?within_days={days}")
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


async def tombstones(caller: Caller) -> dict[str, dict[str, Any]]:
    """What is left, by id."""
    answer = await caller.get("/v1/tombstones")
    assert answer.status_code == 200, answer.text
    return {item["id"]: item for item in answer.json()["items"]}


async def closed_report(police: Party, centre: Party, outcome: str = "NoContact", **changed: Any) -> str:
    """A signalement that came to an end; returns its address."""
    here = await reported(police, centre, **changed)
    await now_done(centre.coordinator, here, "acknowledge")
    await now_done(centre.coordinator, here, "close", {"outcome": outcome})
    return here


async def closed_case(centre: Party, reason: str = "Autonomy", **facts: Any) -> str:
    """A case that came to an end; returns its address."""
    here = f"/v1/cases/{await new_case(centre, **facts)}"
    await now_done(centre.coordinator, here, "close", {"reason": reason})
    return here


async def until(caller: Caller, here: str) -> date | None:
    """The last day on which something is kept."""
    answer = await caller.get(f"{here}/retention")
    assert answer.status_code == 200, answer.text
    day = answer.json()["retain_until"]
    return None if day is None else date.fromisoformat(day)


def id_of(here: str) -> str:
    """The id at the end of an address."""
    return here.rsplit("/", 1)[1]


async def person_of(centre: Party, here: str) -> str:
    """The address of the person of a case."""
    return f"/v1/people/{(await centre.coordinator.get(here)).json()['person_id']}"


async def changes(house: House, party: Party, here: str) -> list[tuple[date | None, date | None]]:
    """Every change of the day, as it was written down."""
    rows = await house.owner_execute(
        "SELECT from_on, until_on FROM retention_changes WHERE organisation_id = :party AND object_id = :id "
        "ORDER BY id",
        party=party.id,
        id=UUID(id_of(here)),
    )
    return [tuple(row) for row in rows]


__all__ = [
    "BEGIN",
    "at_midnight",
    "case_in",
    "changes",
    "closed_case",
    "closed_report",
    "due",
    "etag",
    "id_of",
    "people",
    "person_of",
    "purged",
    "purged_with_her",
    "timedelta",
    "tombstones",
    "until",
    "warned",
]
