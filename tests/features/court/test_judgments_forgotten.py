"""With somebody forgotten what was noted goes; when a case's time is over, all goes (G-16)."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from sqlalchemy import text

from tests.factories.house import House
from tests.features.case_plans.plans import CLOSE, sql_refuses, state_of
from tests.features.case_plans.test_forgetting import erased, whose
from tests.features.court.judged import APPEALS, JUDGMENTS, judged
from tests.features.retention.keeping import purged_with_her
from tests.features.stories import Clock, now_done, refused, replayed

LATER = datetime(2060, 1, 1, 12, tzinfo=UTC)


async def test_g_16_of_somebody_forgotten_what_was_noted_goes_and_what_was_decided_stays(
    house: House,
) -> None:
    there = await judged(house)
    here = await there.judgment(note="canary", sentences={"convicted": 2})
    act = await there.filed(await there.party())
    her = await whose(there.desk)
    assert await state_of(there.desk, "judgments", "details IS NOT NULL", "sealed_for") == [(True, UUID(her))]
    await now_done(there.desk.author, f"/v1/cases/{there.desk.case}", "close", CLOSE)
    before = await there.desk.read(here)
    await erased(there.desk, her)
    assert await state_of(there.desk, "judgments", "details IS NOT NULL", "sealed_for") == [(False, None)]
    after = await there.desk.read(here)
    silent = {"details", "version", "updated_at"}
    assert {k: v for k, v in after.items() if k not in silent} == {
        k: v for k, v in before.items() if k not in silent
    }
    assert after["details"] is None
    assert await there.desk.read(f"{APPEALS}/{act['id']}") == act


async def test_g_16_with_a_purged_case_its_judgments_and_appeals_go(house: House, clock: Clock) -> None:
    await clock.stop(datetime(2031, 5, 5, 12, tzinfo=UTC))
    there = await judged(house)
    kept = await judged(house, there.desk.centre)
    for each in (there, kept):
        against = (await there.desk.read(await each.judgment(note="canary")))["id"]
        await each.filed(await each.party(), judgment_id=against)
    await now_done(there.desk.author, f"/v1/cases/{there.desk.case}", "close", CLOSE)
    await clock.stop(LATER)
    assert await purged_with_her(house, there.desk.centre) == 2
    for table in ("judgments", "court_appeals", "proceeding_steps"):
        assert await state_of(there.desk, table, "id") == [], table
        assert await state_of(kept.desk, table, "id") != [], table
    for path in (JUDGMENTS, APPEALS):
        rows = (await there.desk.author.get(path)).json()["items"]
        assert {row["case_id"] for row in rows} == {kept.desk.case}
        await refused(there.desk.author.get(f"{path}/{there.id}"), 404, "not_found")
    assert await replayed(house, there.desk.centre) > 0


@pytest.mark.parametrize(
    ("table", "change"),
    [
        *(("judgments", name) for name in ("case_id", "proceeding_id")),
        *(("court_appeals", name) for name in ("case_id", "proceeding_id", "party_id", "step_id")),
    ],
)
async def test_what_an_act_is_of_is_not_rewritten(house: House, table: str, change: str) -> None:
    there = await judged(house)
    await there.judgment()
    await there.filed(await there.party())
    statement = f"UPDATE {table} SET {change} = gen_random_uuid() WHERE case_id = :case"  # noqa: S608 - of this file
    assert await sql_refuses(there.desk, statement, case=UUID(there.desk.case)) == "TA500"


async def test_that_an_appeal_was_filed_elsewhere_and_late_is_not_rewritten(house: House) -> None:
    there = await judged(house)
    await there.filed(await there.party(), is_filed_elsewhere=True)
    for change, refusal in (
        ("is_filed_elsewhere = false", "TA500"),
        ("remedy = 'Opposition'", "TA500"),
        ("due_at = filed_at, is_late = true", "23514"),
        ("is_late = false", "23514"),
    ):
        statement = f"UPDATE court_appeals SET {change} WHERE case_id = :case"  # noqa: S608 - of this file
        assert await sql_refuses(there.desk, statement, case=UUID(there.desk.case)) == refusal, change
    async with house.owner.connect() as connection:
        held = "SELECT is_filed_elsewhere FROM court_appeals WHERE case_id = :case"
        assert await connection.scalar(text(held), {"case": UUID(there.desk.case)}) is True
