"""Hearings of a desk, those who go there, and what they were told."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from tests.factories.court_hearings import BODIES, PATH, STATES, hearing
from tests.factories.house import Caller, House, Party
from tests.features.case_plans.plans import Desk, id_of
from tests.features.stories import now_done
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features.court import tasks

#: A Monday in winter, at noon in Greenwich.
MONDAY = datetime(2031, 1, 6, 12, tzinfo=UTC)


def after(hours: float, since: datetime = MONDAY) -> str:
    """So many hours later."""
    return (since + timedelta(hours=hours)).isoformat()


def going(*callers: Caller) -> list[str]:
    """The members who act through these callers."""
    return [str(caller.member_id) for caller in callers]


async def heard(there: Desk, starts_at: str | None = None, *staff: Caller, **more: Any) -> str:
    """The address of a hearing that begins then, or of which nobody knows when."""
    body = {"case_id": there.case, "type": "Trial", "starts_at": starts_at, "member_ids": going(*staff)}
    return str((await there.author.made(PATH, {**body, **more})).headers["Location"])


async def heard_in(there: Desk, state: str, **more: Any) -> str:
    """The address of a hearing in this state; its time has come, so that each command can be given."""
    here = str((await there.author.made(PATH, hearing(there.case, -48, **more))).headers["Location"])
    for command in STATES[state][1]:
        await now_done(there.author, here, command, BODIES.get(command))
    return here


async def postponed(there: Desk, here: str, starts_at: str | None = None) -> str:
    """The address of the hearing to which this one is put off."""
    answer = await now_done(there.author, here, "postpone", {"starts_at": starts_at})
    return f"{PATH}/{answer.json()['id']}"


async def invited(there: Desk, here: str) -> list[str]:
    """Who was told of a hearing, in the order in which they were added."""
    rows = await there.house.owner_execute(
        "SELECT s.member_id::text FROM hearing_invitations i JOIN hearing_staff s ON s.id = i.staff_id "
        "WHERE i.hearing_id = :id ORDER BY s.id",
        id=UUID(id_of(here)),
    )
    return list(rows.scalars())


async def reminded(there: Desk, here: str) -> list[tuple[str, int]]:
    """Who was reminded of a hearing, and how many days before."""
    rows = await there.house.owner_execute(
        "SELECT member_id::text, days_before FROM hearing_reminders WHERE hearing_id = :id "
        "ORDER BY days_before DESC, member_id",
        id=UUID(id_of(here)),
    )
    return [(row.member_id, row.days_before) for row in rows]


async def swept(house: House, centre: Party) -> int:
    """Remind of what is due at one centre, as the worker does it."""
    async with system_mandate(house.office, centre.id, "test") as mandate:
        return await tasks.remind_of_hearings(mandate)


async def events(there: Desk, here: str) -> list[str]:
    """What the journal says of a hearing, in its order."""
    rows = await there.house.owner_execute(
        "SELECT type FROM events WHERE organisation_id = :party AND object_id = :id ORDER BY seq",
        party=there.centre.id,
        id=UUID(id_of(here)),
    )
    return list(rows.scalars())
