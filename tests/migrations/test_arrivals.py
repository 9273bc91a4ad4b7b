"""Who came by a referral before it was noted to which case: found again by a migration."""

import asyncio

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from tests.factories.house import House
from tests.features.referrals.second_stage import sent_way, two_centres
from tests.features.referrals.test_receiver_forgets import closed_there, here_again
from tests.migrations.test_migrations import database, own_settings, rows
from trafficking_api.app import create_app
from trafficking_api.kit import isolation, migrations
from trafficking_api.kit.keys.file import KeyFile
from trafficking_api.settings import Settings

pytestmark = pytest.mark.migrations
__all__ = ["database", "own_settings"]


ARRIVALS = "SELECT concat_ws(' ', organisation_id, id, case_id) AS row FROM arrivals ORDER BY row"


async def test_plan_10_who_came_before_is_seen_with_the_case_that_she_came_to(
    database: tuple[str, str], own_settings: Settings, keys: KeyFile
) -> None:
    _, owner = database
    house = await House.open(create_app(own_settings, keys), owner)
    way = await sent_way(await two_centres(house))
    await (await sent_way(way.two)).released()  # she is awaited
    first = await way.arrived()
    await first.receive("complete", {"outcome": "PersonLeft"})
    again = await here_again(first)
    await again.receive("arrive")  # to the case that she has there
    await again.receive("complete", {"outcome": "PersonLeft"})
    copy = (await closed_there(first))["id"]
    third = await here_again(first)
    await third.receive("arrive")  # to another one
    other = (await third.copy())["id"]
    await house.close()
    wanted = sorted(
        f"{way.receiver.id} {here.here.rsplit('/', 1)[1]} {case_id}"
        for here, case_id in ((first, copy), (again, copy), (third, other))
    )
    assert await rows(owner, ARRIVALS) == wanted
    await asyncio.to_thread(migrations.downgrade, owner, "0044_cards_forgotten")
    # The two copies are of one day: the later one is not there yet when she came again.
    engine = create_async_engine(owner, poolclass=NullPool)
    async with engine.begin() as connection:
        await connection.execute(
            text("UPDATE cases SET opened_on = opened_on + 30 WHERE id = CAST(:id AS uuid)"), {"id": other}
        )
    await engine.dispose()
    await asyncio.to_thread(migrations.upgrade, owner)
    assert await rows(owner, ARRIVALS) == wanted
    assert await isolation.check(owner) == []


EARLIER = "SELECT concat_ws(' ', organisation_id, id, case_id) AS row FROM earlier_cases ORDER BY row"


async def test_plan_10_who_is_awaited_and_is_here_already_is_read_with_her_case(
    database: tuple[str, str], own_settings: Settings, keys: KeyFile
) -> None:
    _, owner = database
    house = await House.open(create_app(own_settings, keys), owner)
    way = await sent_way(await two_centres(house))
    await (await sent_way(way.two)).released()  # she is awaited, and is not here
    first = await way.arrived()
    await first.receive("complete", {"outcome": "PersonLeft"})
    copy = (await first.copy())["id"]
    again = await here_again(first)
    await house.close()
    wanted = [f"{way.receiver.id} {again.here.rsplit('/', 1)[1]} {copy}"]
    assert await rows(owner, EARLIER) == wanted
    await asyncio.to_thread(migrations.downgrade, owner, "0045_arrivals")
    await asyncio.to_thread(migrations.upgrade, owner)
    assert await rows(owner, EARLIER) == wanted
    assert await isolation.check(owner) == []
