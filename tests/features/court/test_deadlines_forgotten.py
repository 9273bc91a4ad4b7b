"""With somebody forgotten what was noted goes; when a case's time is over, every deadline goes (G-16)."""

from datetime import UTC, datetime

from tests.factories.house import House
from tests.features.case_plans.plans import CLOSE, Desk, desk, id_of, state_of
from tests.features.case_plans.test_forgetting import erased, whose
from tests.features.case_plans.test_words import trace
from tests.features.court.dates import cross_appeal, dated, listed
from tests.features.retention.keeping import purged_with_her
from tests.features.stories import Clock, now_done, refused, replayed
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features.court import tasks

LATER = datetime(2060, 1, 1, 12, tzinfo=UTC)


async def chained(there: Desk) -> list[str]:
    """Deadlines of which one is superseded, each with a note, and nothing open."""
    first = await dated(there, base_on="2031-04-10", note="canary-one")
    later = await dated(there, **cross_appeal(first), note="canary-two")
    await there.patched(first, {"due_on": "2031-05-20"})
    for row in await listed(there, "&status=open"):
        await now_done(there.author, f"/v1/deadlines/{row['id']}", "waive", {"reason": "NoLongerRelevant"})
    return [
        first,
        later,
        *(f"/v1/deadlines/{row['id']}" for row in await listed(there) if row["supersedes_id"]),
    ]


async def test_g_12_who_reads_what_was_noted_leaves_a_trace(house: House) -> None:
    there = await desk(house)
    here = await dated(there, note="canary-one")
    answer = await there.author.get(here)
    assert set(await trace(house, answer)) == {("case", there.case), ("person", await whose(there))}
    assert "canary" not in (await there.author.get("/v1/deadlines?limit=200")).text


async def test_g_16_of_somebody_forgotten_the_notes_go_and_the_dates_stay(house: House) -> None:
    there = await desk(house)
    addresses = await chained(there)
    before = await listed(there)
    assert [(await there.read(here))["details"]["note"][:6] for here in addresses] == ["canary"] * 3
    await now_done(there.author, f"/v1/cases/{there.case}", "close", CLOSE)
    await erased(there, await whose(there))
    for here in addresses:
        assert (await there.read(here))["details"] is None
    dates = [(row["id"], row["status"], row["due_at"]) for row in await listed(there)]
    assert dates == [(row["id"], row["status"], row["due_at"]) for row in before]


async def test_g_16_with_a_purged_case_its_deadlines_and_reminders_go(house: House, clock: Clock) -> None:
    await clock.stop(datetime(2031, 5, 14, 12, tzinfo=UTC))
    centre = await house.party()
    there, kept = await desk(house, centre), await desk(house, centre)
    await dated(there, due_on="2031-05-20")
    other = await dated(kept, due_on="2031-05-20")
    async with system_mandate(house.office, centre.id, "test") as mandate:
        assert await tasks.remind_of_deadlines(mandate) == 2
    addresses = await chained(there)
    await now_done(there.author, f"/v1/cases/{there.case}", "close", CLOSE)
    await clock.stop(LATER)
    assert await purged_with_her(house, centre) == 2
    for table in ("deadlines", "deadline_reminders"):
        assert await state_of(there, table, "id") == [], table
        assert len(await state_of(kept, table, "id")) == 1, table
    for here in addresses:
        await refused(there.author.get(here), 404, "not_found")
    assert [row["id"] for row in await listed(kept)] == [id_of(other)]
    assert await replayed(house, centre) > 0


async def test_the_timeline_tells_of_deadlines_to_who_may_read_them(house: House) -> None:
    there = await desk(house)
    await dated(there, base_on="2026-11-20", note="canary-one")
    path = f"/v1/cases/{there.case}/timeline?limit=200"
    for role, hears in (("coordinator", True), ("legal", True), ("housing", False)):
        answer = await there.centre.callers[role].get(path)
        kinds = {entry["object_kind"] for entry in answer.json()["items"]}
        assert ("deadline" in kinds) is hears, role
        assert "canary" not in answer.text
