"""Who works on the same beds at once waits in one order, and nobody waits for another's (BED-1, BED-10)."""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from tests.factories.house import House
from tests.features.shelters.beds import OUT, Home, day, home, id_of
from tests.features.stories import at_once, code, refused, statuses
from trafficking_api.features.shelters.service.taking import _LOCK

pytestmark = pytest.mark.race
#: Long enough for a request to come to where it waits, and for one that waits for nobody to be through.
MEANWHILE = 0.7


@asynccontextmanager
async def owner(house: House) -> AsyncIterator[AsyncConnection]:
    """Somebody whose transaction is open, and undone at the end."""
    async with house.owner.connect() as connection, connection.begin() as transaction:
        yield connection
        await transaction.rollback()


async def at_the_bed(connection: AsyncConnection, there: Home, bed: str) -> None:
    """Work on a bed, as a request does."""
    await connection.execute(_LOCK, {"organisation": there.centre.id, "ids": [UUID(bed)]})


async def at_the_case(connection: AsyncConnection, case: str) -> None:
    """Work on a case, as a request does."""
    await connection.execute(text("SELECT 1 FROM cases WHERE id = :id FOR UPDATE"), {"id": UUID(case)})


async def test_bed_10_of_four_households_who_want_a_room_one_gets_it(house: House) -> None:
    there = await home(house, beds=0)
    await there.room(8)
    wishes = [await there.two(*there.beds[2 * n : 2 * n + 2]) for n in range(4)]
    answers = await at_once([there.staff.post("/v1/allocations", wish) for wish in wishes])
    assert statuses(answers) == {201: 1, 409: 3}
    assert {code(answer) for answer in answers if answer.status_code == 409} == {"bed_unavailable"}
    assert len({row["household_id"] for row in await there.rows()}) == 1


async def test_bed_10_a_household_waits_for_another_that_is_not_through(house: House) -> None:
    there = await home(house, beds=0)
    await there.room(4)
    wishes = [await there.two(*there.beds[:2]), await there.two(*there.beds[2:])]
    async with owner(house) as connection:
        # Nobody can write in the journal: the first has its beds, and is not through.
        await connection.execute(text("LOCK TABLE events IN SHARE MODE"))
        tasks = []
        for wish in wishes:
            tasks.append(asyncio.create_task(there.staff.post("/v1/allocations", wish)))
            await asyncio.sleep(MEANWHILE)
    first, second = [await task for task in tasks]
    assert first.status_code == 201
    assert code(second) == "bed_unavailable"


async def test_bed_1_a_bed_is_not_held_and_retired_at_once(house: House) -> None:
    there = await home(house)
    (bed,), case = there.beds, await there.case()
    async with owner(house) as connection:
        await at_the_bed(connection, there, bed)
        path = f"{there.shelter}/beds/{bed}"
        retired = asyncio.create_task(there.staff.patch(path, {"retired_on": day()}, etag="*"))
        await asyncio.sleep(MEANWHILE)
        held = asyncio.create_task(there.staff.post("/v1/allocations", there.wish(bed, case)))
        await asyncio.sleep(MEANWHILE)
        assert not retired.done()
        assert not held.done()
    answers = [await retired, await held]
    assert [answer.status_code for answer in answers] in ([200, 409], [409, 201])


async def test_a_house_closes_before_or_after_a_confirmation(house: House) -> None:
    there = await home(house)
    case = await there.case()
    here = await there.held(there.beds[0], case)
    async with owner(house) as connection:
        await at_the_case(connection, case)
        confirmed = asyncio.create_task(there.tried(here, "confirm"))
        await asyncio.sleep(MEANWHILE)
        closed = asyncio.create_task(there.tried(there.shelter, "close"))
        await asyncio.sleep(MEANWHILE)
    assert (await confirmed).status_code == 200
    assert code(await closed) == "beds_taken"


async def one_stay(there: Home, case: str, chance: random.Random) -> AsyncIterator[httpx.Response]:
    """Take a bed, as soon as one can be had, move to another and leave; what was answered."""
    for _ in range(6):
        bed = chance.choice(there.beds)
        held = await there.staff.post("/v1/allocations", there.wish(bed, case, 0, 3))
        yield held
        if held.status_code == 201:
            break
    else:
        return
    here = held.headers["Location"]
    bodies: dict[str, dict[str, Any]] = {"confirm": {}, "extend": {"to_on": day(5)}, "check_in": {}}
    for command, body in bodies.items():
        yield await there.tried(here, command, body)
    moved = await there.tried(here, "move", {"bed_id": chance.choice(there.beds)})
    yield moved
    if moved.status_code == 200:
        here = f"/v1/allocations/{moved.json()['id']}"
    yield await there.tried(here, "check_out", OUT)


async def unrest(there: Home, chance: random.Random) -> AsyncIterator[httpx.Response]:
    """Close the house if it can be, open it again, change it, and close beds of it; what was answered."""
    block = {"reason": "Repair", "from_on": day(40)}
    for _ in range(3):
        for command in ("close", "reopen", "confirm_availability"):
            yield await there.tried(there.shelter, command)
        yield await there.staff.patch(there.shelter, {"staffing": "OnCall"}, etag="*")
        bed = f"{there.shelter}/beds/{chance.choice(there.beds)}"
        yield await there.staff.post(f"{bed}/block", block)
        yield await there.staff.patch(bed, {"code": uuid4().hex[:8]}, etag="*")


async def test_a_storm_over_one_house_breaks_nothing(house: House) -> None:
    there = await home(house, beds=4)
    chance = random.Random(1)
    cases = [await there.case() for _ in range(8)]

    async def all_of(answers: AsyncIterator[httpx.Response]) -> list[httpx.Response]:
        return [answer async for answer in answers]

    work = [*(one_stay(there, case, chance) for case in cases), *(unrest(there, chance) for _ in range(3))]
    seen = [answer for answers in await asyncio.gather(*map(all_of, work)) for answer in answers]
    assert [answer.text for answer in seen if answer.status_code >= 500] == []
    assert {200, 201, 409} <= set(statuses(seen))
    # However it went, nobody is in two beds, and no bed has two.
    rows = await there.rows("?status=occupied")
    assert len(rows) == len({row["bed_id"] for row in rows}) == len({row["case_id"] for row in rows})


async def test_two_who_name_each_other_at_once_are_both_heard(house: House) -> None:
    there = await home(house, beds=0)
    boss = there.centre.coordinator
    for _ in range(4):
        two = await there.case(), await there.case()
        work = []
        for one, other in (two, two[::-1]) * 2:
            body = {"other_case_id": other, "reason": "Conflict"}
            work.append(boss.post(f"/v1/cases/{one}/placement-exclusions", body))
        assert statuses(await at_once(work)) == {201: 4}


async def test_bed_1_nobody_waits_because_of_anothers_bed(house: House) -> None:
    there, other = await home(house), await home(house)
    (bed,), case, here = (
        there.beds,
        await other.case(),
        await other.occupied(other.beds[0], await other.case()),
    )
    block = {"reason": "Repair", "from_on": day()}
    async with owner(house) as connection:
        await at_the_bed(connection, there, bed)
        unit = there.units[0]
        await at_the_bed(connection, there, unit)
        for named in (bed, str(uuid4())):
            path = f"{other.shelter}/beds/{named}"
            answers = await asyncio.wait_for(
                asyncio.gather(
                    other.staff.post(f"{path}/block", block),
                    other.staff.patch(path, {"code": "Mine"}, etag="*"),
                    other.staff.post("/v1/allocations", other.wish(named, case)),
                    other.tried(here, "move", {"bed_id": named}),
                ),
                timeout=20,
            )
            assert [answer.status_code for answer in answers] == [404, 404, 422, 422]
        at_home = asyncio.create_task(there.staff.post(f"{there.shelter}/beds/{bed}/block", block))
        await asyncio.sleep(MEANWHILE)
        assert not at_home.done()
    assert (await at_home).status_code == 201


async def test_bed_10_what_the_database_undid_for_another_is_done_once_more(house: House) -> None:
    there = await home(house)
    (bed,), case, key = there.beds, await there.case(), uuid4().hex
    async with owner(house) as connection:
        # Who waits for longest finds the deadlock, and is undone: that is not to be this one.
        await connection.execute(text("SET LOCAL deadlock_timeout = '1min'"))
        await at_the_bed(connection, there, bed)
        held = asyncio.create_task(there.staff.post("/v1/allocations", there.wish(bed, case), key=key))
        await asyncio.sleep(MEANWHILE / 2)
        # The request stands at the bed and has the case; this one wants it.
        await asyncio.wait_for(at_the_case(connection, case), timeout=20)
        await asyncio.sleep(MEANWHILE)
        assert not held.done()
    answer = await held
    assert answer.status_code == 201, answer.text
    assert [row["id"] for row in await there.rows()] == [id_of(answer.headers["Location"])]
    again = await there.staff.post("/v1/allocations", there.wish(bed, case), key=key)
    assert again.content == answer.content
    await refused(there.staff.post("/v1/allocations", there.wish(bed, case)), 409, "bed_unavailable")
