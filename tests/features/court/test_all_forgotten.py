"""When the time of a case is over nothing of its courts and papers is left; of her, only codes (G-16)."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from tests.factories.following import following
from tests.factories.house import House
from tests.factories.world import World
from tests.features.case_plans.plans import CLOSE, Desk, desk
from tests.features.case_plans.test_forgetting import erased, whose
from tests.features.retention.keeping import purged_with_her, tombstones
from tests.features.stories import Clock, now_done, refused, replayed
from trafficking_api.features.court import models

LATER = datetime(2060, 1, 1, 12, tzinfo=UTC)
MODELS = [getattr(models, name) for name in models.__all__]
OF_A_CASE = [str(model.__tablename__) for model in MODELS if "case_id" in model.model_fields]
IN_WORDS = [str(model.__tablename__) for model in MODELS if "details" in model.model_fields]
#: What is still open of a case, and how it ends.
OPEN = {
    "hearings?status=scheduled": ("cancel", {"reason": "Settled"}),
    "deadlines?status=open": ("waive", {"reason": "NoLongerRelevant"}),
}


async def followed(house: House) -> tuple[Desk, Desk]:
    """Two people with everything that courts and authorities do, each in a case of one centre."""
    there = await desk(house)
    other = await desk(house, there.centre)
    centre = there.centre
    world = World(house, centre, centre, centre, centre)
    world.cases = {"active": f"/v1/cases/{other.case}", "sent": f"/v1/cases/{there.case}"}
    await following(world)
    return there, other


async def kept(there: Desk, tables: list[str], what: str = "count(*)") -> dict[str, Any]:
    """Of each table, what there is of the case."""
    found = {}
    for table in tables:
        query = f"SELECT {what} FROM {table} WHERE case_id = :id"  # noqa: S608 - names of our models
        found[table] = (await there.house.owner_execute(query, id=UUID(there.case))).scalar_one()
    return found


async def closed(there: Desk) -> None:
    """End what is open, without which the case does not end (PLAN-7), and the case."""
    here = f"/v1/cases/{there.case}"
    problem = await refused(there.author.post(f"{here}/close", CLOSE, etag="*"), 409, "still_open")
    assert {"hearing", "deadline"} <= {each["kind"] for each in problem["open"]}
    for wanted, (end, body) in OPEN.items():
        collection = wanted.partition("?")[0]
        for row in (await there.author.get(f"/v1/{wanted}&case_id={there.case}")).json()["items"]:
            await now_done(there.author, f"/v1/{collection}/{row['id']}", end, body)
    await now_done(there.author, here, "close", CLOSE)


async def test_g_16_nothing_of_a_case_whose_time_is_over_is_left(house: House, clock: Clock) -> None:
    there, other = await followed(house)
    before, theirs = await kept(there, OF_A_CASE), await kept(other, OF_A_CASE)
    assert [table for table, count in before.items() if not count] == []
    await closed(there)
    await clock.stop(LATER)
    # The case, and the person, of whom there is no other.
    assert await purged_with_her(house, there.centre) == 2
    assert there.case in await tombstones(there.author)
    assert await kept(there, OF_A_CASE) == dict.fromkeys(OF_A_CASE, 0)
    assert await kept(other, OF_A_CASE) == theirs


async def test_g_16_of_somebody_forgotten_no_word_of_any_court_is_left(house: House) -> None:
    there, other = await followed(house)
    before, theirs = await kept(there, IN_WORDS), await kept(other, IN_WORDS, "count(details)")
    assert min((await kept(there, IN_WORDS, "count(details)")).values()) > 0
    await closed(there)
    await erased(there, await whose(there))
    for gone in ("details", "sealed_for"):
        assert await kept(there, IN_WORDS, f"count({gone})") == dict.fromkeys(IN_WORDS, 0)
    assert await kept(there, IN_WORDS) == before
    assert await kept(other, IN_WORDS, "count(details)") == theirs
    assert await replayed(house, there.centre) > 0
