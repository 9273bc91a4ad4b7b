"""A date moves, and what rests on it is computed anew: the old is kept, what was set by hand stays."""

import sys
from itertools import pairwise
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.factories.house import House
from tests.features.case_plans.plans import Desk, desk, id_of, sql_refuses
from tests.features.court.dates import cross_appeal, dated, listed
from tests.features.court.judged import Judged, judged
from tests.features.court.stays import paper
from tests.features.stories import journal, now_done, refused, replayed

NOTE = "The lawyer was asked."


async def on_judgment(there: Judged, judgment: str, **more: Any) -> str:
    """The address of a deadline that runs from a judgment."""
    return await dated(there.desk, judgment_id=id_of(judgment), **more)


async def days(there: Desk) -> list[tuple[str, str | None]]:
    """How the deadlines of a case stand, and their last days."""
    return [(row["status"], row["due_on"]) for row in await listed(there)]


async def heir_of(there: Desk, here: str) -> dict[str, Any]:
    """What came in the place of a deadline."""
    (found,) = [row for row in await listed(there) if row["supersedes_id"] == id_of(here)]
    return found


async def verbs(house: House, there: Desk, here: str) -> list[tuple[str, str | None]]:
    """What was told of a deadline."""
    told = await journal(house, there.centre, id_of(here), "deadline")
    return [(line.type, line.to_state) for line in told]


async def test_crt_7_the_old_is_superseded_the_new_takes_its_place_and_its_member_hears(house: House) -> None:
    its = await judged(house)
    there, judgment = its.desk, await its.judgment()
    member = str(there.centre.legal.member_id)
    first = await on_judgment(its, judgment, assigned_member_id=member, note=NOTE)
    later = await dated(there, **cross_appeal(first))
    assert await days(there) == [("open", "2025-04-02"), ("open", "2025-04-14")]
    await there.patched(judgment, {"pronounced_on": "2025-03-10"})
    old, heir = await there.read(first), await heir_of(there, first)
    assert (old["status"], old["due_on"], old["base_on"]) == ("superseded", "2025-04-02", "2025-03-03")
    assert (heir["status"], heir["due_on"], heir["base_on"]) == ("open", "2025-04-09", "2025-03-10")
    assert (heir["assigned_member_id"], heir["judgment_id"], heir["proceeding_id"]) == (
        member,
        id_of(judgment),
        its.id,
    )
    assert (await there.read(f"/v1/deadlines/{heir['id']}"))["details"] == {"note": NOTE}
    # What ran from its end runs from that of the new one, past the Easter holidays.
    next_ = await heir_of(there, later)
    assert (next_["due_on"], next_["after_deadline_id"]) == ("2025-04-22", heir["id"])
    assert (await there.read(later))["status"] == "superseded"
    assert await verbs(house, there, first) == [
        ("deadline.created", "open"),
        ("deadline.recomputed", "superseded"),
    ]
    assert await replayed(house, there.centre) > 0
    await refused(there.author.post(f"{first}/meet", {}, etag="*"), 409, "wrong_state")


async def test_crt_7_what_was_set_by_hand_stays_and_diverges(house: House) -> None:
    its = await judged(house)
    there, judgment = its.desk, await its.judgment()
    here = await on_judgment(its, judgment, due_on="2025-04-02")
    found = await there.read(here)
    assert (found["is_manual"], found["manual_reason"], found["diverges"]) == (True, "set_by_hand", False)
    await there.patched(judgment, {"pronounced_on": "2025-03-10"})
    found = await there.read(here)
    assert (found["status"], found["due_on"], found["base_on"]) == ("open", "2025-04-02", "2025-03-10")
    assert (found["diverges"], found["is_manual"]) == (True, True)
    assert (await verbs(house, there, here))[-1] == ("deadline.recomputed", None)
    await there.patched(judgment, {"pronounced_on": "2025-03-03"})
    assert (await there.read(here))["diverges"] is False
    await there.patched(here, {"due_on": None})
    await there.patched(judgment, {"pronounced_on": "2025-03-10"})
    assert (await heir_of(there, here))["due_on"] == "2025-04-09"


async def test_crt_7_a_date_that_becomes_known_dates_it_and_one_that_is_lost_leaves_it(house: House) -> None:
    its = await judged(house)
    there, judgment = its.desk, await its.judgment()
    here = await on_judgment(its, judgment, base_event="Served", party_role="Accused")
    assert (await there.read(here))["manual_reason"] == "date_unknown"
    await there.patched(judgment, {"served_on": "2025-03-10"})
    found = await there.read(here)
    assert (found["due_on"], found["is_manual"], found["rule"]["code"]) == (
        "2025-04-09",
        False,
        "be_criminal_appeal_default",
    )
    await there.patched(judgment, {"served_on": None})
    found = await there.read(here)
    assert (found["status"], found["due_on"], found["base_on"]) == ("open", "2025-04-09", None)
    assert (found["is_manual"], found["manual_reason"]) == (True, "date_unknown")
    assert (found["diverges"], found["rule"]) == (True, None)
    assert len(await listed(there)) == 1
    # Nobody has set it by hand: as soon as the day is known again, the rule says it.
    await there.patched(judgment, {"served_on": "2025-03-05"})
    heir = await heir_of(there, here)
    assert (heir["due_on"], heir["is_manual"], heir["diverges"]) == ("2025-04-04", False, False)


async def test_crt_7_a_day_set_by_hand_stays_so_whatever_becomes_of_its_base(house: House) -> None:
    its = await judged(house)
    there, judgment = its.desk, await its.judgment(served_on="2025-03-10")
    here = await on_judgment(its, judgment, base_event="Served", party_role="Accused", due_on="2025-03-20")
    for served_on, why in ((None, "date_unknown"), ("2025-03-05", "set_by_hand")):
        await there.patched(judgment, {"served_on": served_on})
        found = await there.read(here)
        assert (found["due_on"], found["manual_reason"], found["diverges"]) == ("2025-03-20", why, True)


async def test_crt_5_crt_7_the_day_of_the_judgment_says_which_law_holds(house: House) -> None:
    its = await judged(house)
    there, judgment = its.desk, await its.judgment(pronounced_on="2016-02-29")
    here = await on_judgment(its, judgment)
    assert (await there.read(here))["due_on"] == "2016-03-15"
    await there.patched(judgment, {"pronounced_on": "2016-03-01"})
    heir = await heir_of(there, here)
    assert (heir["due_on"], heir["rule"]["code"]) == ("2016-03-31", "be_criminal_appeal")


async def test_crt_7_what_runs_from_an_appeal_follows_its_judgment(house: House) -> None:
    its = await judged(house)
    there, judgment = its.desk, await its.judgment(pronounced_on="2020-03-02")
    filed = {"judgment_id": id_of(judgment), "remedy": "Opposition", "filed_at": "2025-03-10T09:00:00Z"}
    appeal = await its.filed(await its.party(), **filed)
    cross = {"act": "CrossAppeal", "party_role": "Prosecutor", "base_event": "Filed"}
    here = await dated(there, appeal_id=appeal["id"], **cross)
    found = await there.read(here)
    assert (found["base_at"], found["judgment_on"]) == ("2025-03-10T09:00:00.000000Z", "2020-03-02")
    assert (found["rule"]["code"], found["due_on"]) == (
        "be_criminal_cross_appeal_prosecutor_until_2022",
        "2025-03-20",
    )
    await there.patched(judgment, {"pronounced_on": "2023-03-01"})
    found = await there.read(here)
    assert (found["due_on"], found["manual_reason"], found["diverges"]) == ("2025-03-20", "no_rule", True)
    assert found["judgment_on"] == "2023-03-01"


async def test_crt_7_the_day_of_a_judgment_that_was_told_with_it_is_not_lost(house: House) -> None:
    its = await judged(house)
    there, appeal = its.desk, await its.filed(await its.party(), filed_at="2025-03-20T09:00:00Z")
    cross = {"act": "CrossAppeal", "party_role": "Prosecutor", "base_event": "Filed"}
    here = await dated(there, appeal_id=appeal["id"], judgment_on="2020-03-02", **cross)
    assert (await there.read(here))["due_on"] == "2025-03-31"
    await its.correct(appeal["step_id"], "2025-03-25T09:00:00Z")
    heir = await heir_of(there, here)
    assert (heir["judgment_on"], heir["due_on"], heir["is_manual"]) == ("2020-03-02", "2025-04-04", False)


async def test_crt_7_what_ran_from_one_that_is_over_follows_a_base_that_moves_there_and_back(
    house: House,
) -> None:
    its = await judged(house)
    there, judgment = its.desk, await its.judgment()
    first = await on_judgment(its, judgment)
    later = await dated(there, **cross_appeal(first))
    await now_done(there.author, first, "meet")
    await there.patched(judgment, {"pronounced_on": "2025-03-10"})
    moved = await heir_of(there, later)
    await there.patched(judgment, {"pronounced_on": "2025-03-03"})
    back = await heir_of(there, f"/v1/deadlines/{moved['id']}")
    assert (moved["due_on"], back["due_on"], back["status"]) == ("2025-04-22", "2025-04-14", "open")


async def test_crt_7_an_appeal_that_was_filed_on_another_day_moves_what_runs_from_it(house: House) -> None:
    its = await judged(house)
    there, judgment = its.desk, await its.judgment(pronounced_on="2020-03-02")
    appeal = await its.filed(await its.party(), judgment_id=id_of(judgment), filed_at="2025-03-20T09:00:00Z")
    cross = {"act": "CrossAppeal", "party_role": "Prosecutor", "base_event": "Filed"}
    here = await dated(there, appeal_id=appeal["id"], **cross)
    assert (await there.read(here))["due_on"] == "2025-03-31"
    answer = await its.correct(appeal["step_id"], "2025-03-25T09:00:00Z")
    assert answer.status_code in {200, 201}, answer.text
    heir = await heir_of(there, here)
    assert (heir["base_at"], heir["due_on"]) == ("2025-03-25T09:00:00.000000Z", "2025-04-04")


async def test_crt_7_what_is_over_stays_and_what_ran_from_its_end_moves(house: House) -> None:
    its = await judged(house)
    there, judgment = its.desk, await its.judgment()
    first = await on_judgment(its, judgment)
    later = await dated(there, **cross_appeal(first))
    await now_done(there.author, first, "meet", {"occurred_at": "2025-03-20T09:00:00Z"})
    before = await there.read(first)
    await there.patched(judgment, {"pronounced_on": "2025-03-10"})
    assert await there.read(first) == before
    heir = await heir_of(there, later)
    assert heir["due_on"] == "2025-04-22"
    # What is over keeps its dates, and hangs on what came in the place of the one before it.
    after = f"/v1/deadlines/{heir['id']}"
    await now_done(there.author, after, "waive", {"reason": "LawyerAdvised"})
    second = await on_judgment(its, judgment)
    third = await dated(there, **cross_appeal(second))
    await now_done(there.author, third, "waive", {"reason": "LawyerAdvised"})
    kept = await there.read(third)
    await there.patched(judgment, {"pronounced_on": "2025-03-03"})
    new = await heir_of(there, second)
    still = await there.read(third)
    assert (still["due_at"], still["status"], still["after_deadline_id"]) == (
        kept["due_at"],
        "waived",
        new["id"],
    )


async def test_crt_7_a_day_set_by_hand_moves_what_runs_from_its_end(house: House) -> None:
    there = await desk(house)
    first = await dated(there, base_on="2025-03-03")
    later = await dated(there, **cross_appeal(first))
    await there.patched(first, {"due_on": "2025-04-09"})
    assert (await heir_of(there, later))["due_on"] == "2025-04-22"
    problem = there.author.post(
        "/v1/deadlines", {"case_id": there.case, "procedure": "Criminal", **cross_appeal(later)}
    )
    await refused(problem, 422, "invalid")


async def test_crt_7_a_very_long_chain_moves_to_its_end(house: House) -> None:
    there = await desk(house)
    first = await dated(there, base_on="2025-03-03")
    later = await dated(there, **cross_appeal(first))
    ids = [UUID(id_of(later)), *sorted(uuid4() for _ in range(sys.getrecursionlimit() // 2))]
    await house.owner_execute(
        "INSERT INTO deadlines SELECT (jsonb_populate_record(d, jsonb_build_object("
        "'id', next.id, 'after_deadline_id', next.after_id))).* "
        "FROM deadlines d, unnest(CAST(:ids AS uuid[]), CAST(:after AS uuid[])) AS next (id, after_id) "
        "WHERE d.id = :like",
        ids=ids[1:],
        after=ids[:-1],
        like=ids[0],
    )
    await there.patched(first, {"due_on": "2025-04-09"})
    # Each has another in its place; the last of them runs from the one before it.
    heirs = await house.owner_execute(
        "SELECT id, after_deadline_id, supersedes_id FROM deadlines WHERE supersedes_id = ANY(:ids)", ids=ids
    )
    found = {row.supersedes_id: row for row in heirs.all()}
    assert set(found) == set(ids)
    assert found[ids[0]].after_deadline_id == UUID(id_of(first))
    for before, after in pairwise(ids):
        assert found[after].after_deadline_id == found[before].id


async def test_crt_7_a_paper_that_lasts_longer_moves_the_day_to_ask_for_the_next(house: House) -> None:
    there = await desk(house)
    hers = await paper(there, valid_to="2027-03-31")
    renewal = {"procedure": "Residence", "act": "ResidenceRenewalRequest", "party_role": "Applicant"}
    here = await dated(there, paper_id=id_of(hers), base_event="Expires", **renewal)
    assert (await there.read(here))["due_on"] == "2027-03-01"
    await there.patched(hers, {"valid_to": "2027-04-30"})
    assert (await heir_of(there, here))["due_on"] == "2027-03-31"


async def test_what_names_no_date_that_moves_leaves_everything_as_it_is(house: House) -> None:
    its = await judged(house)
    there, judgment = its.desk, await its.judgment()
    await on_judgment(its, judgment)
    before = await listed(there)
    await there.patched(judgment, {"became_final_on": "2025-05-01"})
    assert await listed(there) == before


@pytest.mark.walls
async def test_the_database_keeps_what_is_over_and_what_a_deadline_is_about(house: House) -> None:
    there = await desk(house)
    open_, met = await dated(there, base_on="2025-03-03"), await dated(there, base_on="2025-03-03")
    await now_done(there.author, met, "meet")
    for column, value in (
        ("due_at", "now()"),
        ("status", "'open'"),
        ("is_late", "false"),
        ("met_at", "now()"),
    ):
        update = f"UPDATE deadlines SET {column} = {value} WHERE id = CAST(:id AS uuid)"  # noqa: S608 - names of this test
        assert await sql_refuses(there, update, id=id_of(met)) != "", column
    for column, value in (
        ("act", "'Other'"),
        ("base_event", "NULL"),
        ("zone", "'UTC'"),
        ("supersedes_id", "id"),
    ):
        update = f"UPDATE deadlines SET {column} = {value} WHERE id = CAST(:id AS uuid)"  # noqa: S608 - names of this test
        assert await sql_refuses(there, update, id=id_of(open_)) != "", column
    moved = "UPDATE deadlines SET due_at = now() WHERE id = CAST(:id AS uuid)"
    assert await sql_refuses(there, moved, id=id_of(open_)) == ""
