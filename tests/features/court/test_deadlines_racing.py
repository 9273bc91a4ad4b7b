"""Dates move while others write: one deadline stands, and nobody waits for somebody who waits for them."""

import pytest

from tests.factories.house import House
from tests.features.case_plans.plans import desk, id_of
from tests.features.court.dates import APPEAL, DEADLINES, cross_appeal, dated, listed
from tests.features.court.judged import judged
from tests.features.court.test_deadlines_moving import on_judgment, verbs
from tests.features.stories import at_once, replayed, statuses


@pytest.mark.race
async def test_twenty_who_meet_it_at_once_meet_it_once(house: House) -> None:
    there = await desk(house)
    here = await dated(there, base_on="2025-03-03")
    answers = await at_once([there.author.post(f"{here}/meet", {}, etag='"1"') for _ in range(20)])
    assert statuses(answers)[200] == 1
    assert set(statuses(answers)) <= {200, 409, 412}
    assert [verb for verb, _ in await verbs(house, there, here)].count("deadline.met") == 1


@pytest.mark.race
async def test_crt_7_twenty_moves_at_once_leave_one_open_deadline_and_a_linear_chain(house: House) -> None:
    its = await judged(house)
    there, judgment = its.desk, await its.judgment()
    await on_judgment(its, judgment)
    moves = [
        there.author.patch(judgment, {"pronounced_on": f"2025-03-{day:02}"}, etag="*") for day in range(1, 21)
    ]
    assert set(statuses(await at_once(moves))) <= {200, 412}
    rows = await listed(there)
    assert [row["status"] for row in rows].count("open") == 1
    before = [row["supersedes_id"] for row in rows]
    assert before.count(None) == 1
    assert len(set(before)) == len(before)
    (last,) = [row for row in rows if row["status"] == "open"]
    assert last["base_on"] == (await there.read(judgment))["pronounced_on"]


@pytest.mark.race
async def test_crt_7_a_judgment_its_appeals_and_what_runs_from_them_move_at_once_and_nobody_is_busy(
    house: House,
) -> None:
    its = await judged(house)
    there, judgment = its.desk, await its.judgment(pronounced_on="2020-03-02")
    filed = {"judgment_id": id_of(judgment), "remedy": "Opposition"}
    appeal = await its.filed(await its.party(), **filed, filed_at="2025-03-10T09:00:00Z")
    others = [await its.party() for _ in range(4)]
    runs = {"act": "CrossAppeal", "party_role": "Prosecutor", "base_event": "Filed"}
    body = {"case_id": there.case, "procedure": "Criminal", "appeal_id": appeal["id"], **runs}
    for day, other in enumerate(others, start=1):
        work = [
            there.author.patch(judgment, {"pronounced_on": f"2020-03-{day:02}"}, etag="*"),
            *(there.author.post(DEADLINES, body) for _ in range(3)),
            there.author.post("/v1/court-appeals", its.act(other, **filed)),
            there.author.patch(f"{its.here}/parties/{other}", {"role": "CivilParty"}, etag="*"),
        ]
        assert set(statuses(await at_once(work))) <= {200, 201}
    running = await listed(there, "&status=open")
    assert len(running) == 3 * len(others)
    assert {row["judgment_on"] for row in running} == {"2020-03-04"}


@pytest.mark.race
async def test_crt_7_what_is_written_down_while_a_date_moves_runs_from_where_it_is_now(house: House) -> None:
    its = await judged(house)
    there, judgment = its.desk, await its.judgment()
    first = await on_judgment(its, judgment)
    await dated(there, **cross_appeal(first))
    body = {"case_id": there.case, **APPEAL, "judgment_id": id_of(judgment)}
    work = [
        request
        for day in range(1, 9)
        for request in (
            there.author.patch(judgment, {"pronounced_on": f"2025-03-{day:02}"}, etag="*"),
            there.author.post(DEADLINES, body),
            there.author.patch(first, {"assigned_member_id": None}, etag="*"),
        )
    ]
    assert set(statuses(await at_once(work))) <= {200, 201, 409, 412}
    pronounced = (await there.read(judgment))["pronounced_on"]
    running = await listed(there, "&status=open")
    assert {row["judgment_on"] for row in running} == {pronounced}
    assert [row["act"] for row in running].count("CrossAppeal") == 1
    assert await replayed(house, there.centre) > 0


@pytest.mark.race
async def test_crt_7_what_runs_from_another_is_written_and_set_while_a_day_moves_and_nobody_is_busy(
    house: House,
) -> None:
    its = await judged(house)
    there = its.desk
    for day in range(1, 9):
        judgment = await its.judgment()
        first = await on_judgment(its, judgment)
        await dated(there, **cross_appeal(first))
        body = {"case_id": there.case, **APPEAL, **cross_appeal(first)}
        work = [
            there.author.patch(judgment, {"pronounced_on": f"2025-03-{day:02}"}, etag="*"),
            *(there.author.post(DEADLINES, body) for _ in range(3)),
            there.author.patch(first, {"due_on": f"2025-05-{day:02}"}, etag="*"),
            there.author.post("/v1/court-appeals", its.act(await its.party(), judgment_id=id_of(judgment))),
        ]
        answers = await at_once(work)
        assert set(statuses(answers)) <= {200, 201, 409, 412, 422}, statuses(answers)
