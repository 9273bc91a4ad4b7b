"""Whether somebody came in time is judged by when it happened; who came too late is not refused (CRT-3)."""

from datetime import UTC, datetime
from itertools import permutations
from typing import Any

import pytest

from tests.factories.house import House
from tests.features.case_plans.plans import id_of
from tests.features.court.judged import APPEALS, IN_TIME, JUDGMENTS, PRONOUNCED, TOO_LATE, judged
from tests.features.stories import Clock, at_once, faults, journal, now_done, refused

Told = dict[str, Any]


def held(act: Told) -> tuple[str | None, bool | None]:
    """Against what an act was held, and what came of it."""
    return act["due_at"], act["is_late"]


@pytest.mark.parametrize(("at", "is_late"), [(IN_TIME, False), (TOO_LATE, True)])
async def test_crt_3_an_act_is_late_by_when_it_happened_and_written_down_all_the_same(
    house: House, clock: Clock, *, at: str, is_late: bool
) -> None:
    there = await judged(house)
    against = id_of(await there.judgment())
    party = await there.party()
    # It is written down years later, which says nothing about the act.
    await clock.stop(datetime(2031, 5, 5, 12, tzinfo=UTC))
    act = await there.filed(party, judgment_id=against, filed_at=at)
    assert held(act) == ("2025-04-02T21:59:59.999999Z", is_late)
    assert act["status"] == "filed"
    assert await there.stage() == "appeal"
    told = await journal(house, there.desk.centre, act["id"], "court_appeal")
    assert told[0].occurred_at == datetime.fromisoformat(at)


@pytest.mark.parametrize(("at", "is_late"), [(IN_TIME, False), (TOO_LATE, True)])
async def test_crt_2_the_day_of_a_court_abroad_ends_on_its_own_clock(
    house: House, *, at: str, is_late: bool
) -> None:
    """In Vientiane it is already morning when the day of a Belgian court ends."""
    centre = await house.party(country="LA", zone="Asia/Vientiane")
    there = await judged(house, centre, country="BE", zone="Europe/Brussels")
    against = id_of(await there.judgment())
    act = await there.filed(await there.party("CivilParty"), judgment_id=against, filed_at=at)
    assert held(act) == ("2025-04-02T21:59:59.999999Z", is_late)
    runs = {"case_id": there.desk.case, "procedure": "Criminal", "act": "Appeal", "judgment_id": against}
    runs |= {"party_role": "CivilParty", "base_event": "Pronounced"}
    deadline = (await there.desk.author.made("/v1/deadlines", runs)).json()
    assert (deadline["zone"], deadline["due_at"]) == ("Europe/Brussels", act["due_at"])


@pytest.mark.parametrize(
    ("pronounced", "due"),
    [("2016-02-26", "2016-03-14T22:59:59.999999Z"), ("2016-03-01", "2016-03-31T21:59:59.999999Z")],
)
async def test_crt_5_the_law_of_the_day_of_the_judgment_gives_the_time(
    house: House, pronounced: str, due: str
) -> None:
    """Fifteen days, from a Friday to a Saturday, and on to Monday; and thirty."""
    there = await judged(house, opened_on="2015-01-05", at=pronounced)
    against = id_of(await there.judgment(pronounced_on=pronounced))
    act = await there.filed(await there.party(), judgment_id=against, filed_at=f"{pronounced}T15:00:00Z")
    assert held(act) == (due, False)


@pytest.mark.parametrize(
    ("role", "remedy", "decided"),
    [
        # Nobody knows which judgment it is against.
        ("Accused", "Appeal", None),
        # The law has no time for her as a victim.
        ("Victim", "Appeal", {}),
        # It runs from when it was served, which is not known.
        ("Accused", "Opposition", {}),
        ("Accused", "Appeal", {"by_default": True}),
    ],
)
async def test_crt_3_where_no_rule_can_be_chosen_nothing_is_guessed(
    house: House, role: str, remedy: str, decided: Told | None
) -> None:
    there = await judged(house)
    named = {} if decided is None else {"judgment_id": id_of(await there.judgment(**decided))}
    act = await there.filed(await there.party(role), remedy=remedy, **named)
    assert held(act) == (None, None)


async def test_a_judgment_by_default_runs_from_when_it_was_served_for_who_was_not_there(house: House) -> None:
    there = await judged(house)
    against = id_of(await there.judgment(by_default=True, served_on="2025-04-10"))
    his = await there.filed(await there.party(), judgment_id=against)
    assert held(his) == ("2025-05-12T21:59:59.999999Z", False)
    # The prosecutor was there.
    hers = await there.filed(await there.party("Prosecutor"), judgment_id=against, filed_at=TOO_LATE)
    assert held(hers) == ("2025-04-02T21:59:59.999999Z", True)


async def test_a_labour_judgment_runs_from_how_it_was_told_and_from_nothing_when_in_two_ways(
    house: House,
) -> None:
    there = await judged(house, procedure="Labour")
    parties = [await there.party("Worker", is_her=True), await there.party("Employer")]
    one = id_of(await there.judgment(served_on="2025-03-10"))
    assert held(await there.filed(parties[0], judgment_id=one)) == ("2025-04-10T21:59:59.999999Z", False)
    both = id_of(await there.judgment(served_on="2025-03-10", notified_on="2025-03-12"))
    assert held(await there.filed(parties[1], judgment_id=both)) == (None, None)


async def test_a_cross_appeal_runs_from_the_end_of_the_time_of_the_other_side(house: House) -> None:
    there = await judged(house)
    here = await there.judgment()
    against = id_of(here)
    prosecutor = await there.filed(await there.party("Prosecutor"), judgment_id=against)
    cross = {"judgment_id": against, "remedy": "CrossAppeal"}
    his = await there.filed(await there.party(), **cross, filed_at="2025-04-14T21:59:59Z")
    # Ten more days after 2 April are a Saturday: until Monday.
    assert held(his) == ("2025-04-14T21:59:59.999999Z", False)
    assert prosecutor["is_late"] is False
    # It moves with that time, also when the court is through with the appeal of the other side.
    for command in ("receive", "complete"):
        await now_done(there.desk.author, f"{APPEALS}/{prosecutor['id']}", command)
    await there.desk.patched(here, {"pronounced_on": "2025-03-04"})
    now = await there.desk.read(f"{APPEALS}/{his['id']}")
    assert held(now) == ("2025-04-14T21:59:59.999999Z", False)
    await there.desk.patched(here, {"pronounced_on": "2025-03-02"})
    now = await there.desk.read(f"{APPEALS}/{his['id']}")
    assert held(now) == ("2025-04-11T21:59:59.999999Z", True)
    # Of two others' times, neither is chosen.
    await there.filed(await there.party("CivilParty"), judgment_id=against)
    assert held(await there.filed(await there.party(), **cross)) == (None, None)


@pytest.mark.parametrize("count", [2, 3])
async def test_crt_3_the_order_in_which_acts_are_written_down_changes_no_verdict(
    house: House, count: int
) -> None:
    acts = [
        ("CrossAppeal", "Accused", "2025-04-14T21:59:59Z"),
        ("Appeal", "Prosecutor", IN_TIME),
        ("Appeal", "CivilParty", TOO_LATE),
    ][:count]
    centre = await house.party()
    found = []
    for order in permutations(acts):
        there = await judged(house, centre)
        against = id_of(await there.judgment())
        for remedy, role, at in order:
            party = await there.party(role)
            await there.filed(party, judgment_id=against, remedy=remedy, filed_at=at)
        found.append({act["party_role"]: held(act) for act in await there.appeals()})
    assert found == [found[0]] * len(found)
    # Of two others' times, neither is chosen.
    cross = ("2025-04-14T21:59:59.999999Z", False) if count == 2 else (None, None)
    assert found[0]["Accused"] == cross


def orders() -> list[list[str]]:
    """The orders in which three acts can be written down, and that one of them was withdrawn."""
    names = ["Accused", "Prosecutor", "CivilParty", "withdraw"]
    found = [list(order) for order in permutations(names)]
    return [order for order in found if order.index("CivilParty") < order.index("withdraw")]


async def test_crt_3_an_act_that_was_withdrawn_gives_nobody_a_time_in_whatever_order_it_was_written(
    house: House,
) -> None:
    centre, found = await house.party(), []
    for order in orders():
        there = await judged(house, centre)
        against, acts = id_of(await there.judgment()), dict[str, str]()
        for name in order:
            if name == "withdraw":
                await now_done(there.desk.author, f"{APPEALS}/{acts['CivilParty']}", "withdraw")
                continue
            what = {"remedy": "CrossAppeal", "filed_at": "2025-04-14T21:59:59Z"} if name == "Accused" else {}
            act = await there.filed(await there.party(name), judgment_id=against, **what)
            acts[name] = act["id"]
        found.append({act["party_role"]: held(act) for act in await there.appeals()})
    assert found == [found[0]] * len(found)
    # One other is left, and ten more days after its time are a Saturday: until Monday.
    assert found[0]["Accused"] == ("2025-04-14T21:59:59.999999Z", False)


async def test_crt_7_what_runs_from_an_act_that_was_withdrawn_is_flagged_and_nothing_new_runs_from_it(
    house: House,
) -> None:
    there = await judged(house)
    act = await there.filed(await there.party("Prosecutor"), judgment_id=id_of(await there.judgment()))
    body = {
        "case_id": there.desk.case,
        "appeal_id": act["id"],
        "base_event": "Filed",
        "party_role": "Accused",
    }
    body |= {"procedure": "Criminal", "act": "CrossAppeal", "due_on": "2031-06-02"}
    deadline = (await there.desk.author.made("/v1/deadlines", body)).json()
    assert deadline["diverges"] is False
    await now_done(there.desk.author, f"{APPEALS}/{act['id']}", "withdraw")
    now = await there.desk.read(f"/v1/deadlines/{deadline['id']}")
    assert (now["status"], now["due_at"], now["diverges"]) == ("open", deadline["due_at"], True)
    problem = await refused(there.desk.author.post("/v1/deadlines", body), 422, "invalid")
    assert faults(problem) == [("/appeal_id", "withdrawn")]


@pytest.mark.race
async def test_crt_15_to_withdraw_while_others_file_leaves_the_verdicts_of_who_is_left(house: House) -> None:
    centre = await house.party()
    for turn in range(3):
        there = await judged(house, centre)
        against = id_of(await there.judgment())
        parties = [await there.party(role) for role in ("CivilParty", "Prosecutor", "Accused")]
        first = await there.filed(parties[0], judgment_id=against)
        cross = there.act(
            parties[2], judgment_id=against, remedy="CrossAppeal", filed_at="2025-04-14T21:59:59Z"
        )
        work = [
            there.desk.author.post(f"{APPEALS}/{first['id']}/withdraw", {}, etag="*"),
            there.desk.author.post(APPEALS, there.act(parties[1], judgment_id=against)),
            there.desk.author.post(APPEALS, cross),
        ]
        answers = await at_once(work[turn:] + work[:turn])
        assert sorted(answer.status_code for answer in answers) == [200, 201, 201]
        found = {act["party_role"]: held(act) for act in await there.appeals()}
        assert found["Accused"] == ("2025-04-14T21:59:59.999999Z", False)


async def test_crt_7_when_a_day_of_the_judgment_moves_each_act_is_held_against_the_new_time(
    house: House,
) -> None:
    there = await judged(house)
    here = await there.judgment()
    act = await there.filed(await there.party(), judgment_id=id_of(here), filed_at=TOO_LATE)
    other = await there.filed(await there.party("CivilParty"), filed_at=TOO_LATE)
    assert held(act) == ("2025-04-02T21:59:59.999999Z", True)
    await there.desk.patched(here, {"pronounced_on": "2025-03-04"})
    now = await there.desk.read(f"{APPEALS}/{act['id']}")
    assert held(now) == ("2025-04-03T21:59:59.999999Z", False)
    assert now["version"] == act["version"] + 1
    assert await there.desk.read(f"{APPEALS}/{other['id']}") == other
    await there.desk.patched(here, {"by_default": True})
    assert held(await there.desk.read(f"{APPEALS}/{act['id']}")) == (None, None)
    await there.desk.patched(here, {"note": "No day has moved.", "pronounced_on": "2025-03-04"})
    assert (await there.desk.read(f"{APPEALS}/{act['id']}"))["version"] == now["version"] + 1


async def test_crt_7_when_a_day_of_the_judgment_moves_a_deadline_that_runs_from_it_does(
    house: House,
) -> None:
    there = await judged(house)
    here = await there.judgment()
    body = {
        "case_id": there.desk.case,
        "proceeding_id": there.id,
        "judgment_id": id_of(here),
        "procedure": "Criminal",
        "country": "BE",
        "act": "Appeal",
        "party_role": "CivilParty",
        "base_event": "Pronounced",
    }
    first = (await there.desk.author.made("/v1/deadlines", body)).json()
    assert first["base_on"] == PRONOUNCED
    await there.desk.patched(here, {"pronounced_on": "2025-03-04"})
    rows = (await there.desk.author.get(f"/v1/deadlines?case_id={there.desk.case}")).json()["items"]
    found = {row["status"]: row for row in rows}
    assert found["superseded"]["id"] == first["id"]
    assert (found["open"]["base_on"], found["open"]["supersedes_id"]) == ("2025-03-04", first["id"])
    assert (await there.desk.author.get(f"{JUDGMENTS}/{id_of(here)}")).json()["pronounced_on"] == "2025-03-04"


async def test_crt_3_a_party_that_takes_part_as_something_else_is_judged_by_its_own_time(
    house: House,
) -> None:
    its = await judged(house)
    party = await its.party("Victim")
    filed = await its.filed(party, judgment_id=id_of(await its.judgment()), filed_at=TOO_LATE)
    assert (filed["due_at"], filed["is_late"]) == (None, None)
    await its.desk.patched(f"{its.here}/parties/{party}", {"role": "CivilParty"})
    (found,) = await its.appeals()
    assert (found["due_at"], found["is_late"]) == ("2025-04-02T21:59:59.999999Z", True)
    await its.desk.patched(f"{its.here}/parties/{party}", {"label": "the second one"})
    assert await its.appeals() == [found]
