"""Who goes on against a judgment: both parties, one appeal case, and what becomes of a wrong step."""

import pytest

from tests.factories.house import House
from tests.features.case_plans.plans import CLOSE, desk, id_of
from tests.features.court.judged import APPEALS, IN_TIME, appealed, judged, opened
from tests.features.stories import at_once, code, faults, journal, now_done, refused, replayed, statuses

# --- CRT-15 -----------------------------------------------------------------------------------------


async def test_crt_15_the_first_opens_the_appeal_case_and_another_party_joins_it(house: House) -> None:
    there = await judged(house)
    hers, his = await there.party("CivilParty", is_her=True), await there.party()
    against = id_of(await there.judgment())
    first = await there.filed(hers, judgment_id=against, filed_at="2025-03-20T10:00:00Z")
    assert (first["status"], first["has_moved"], first["party_role"]) == ("filed", True, "CivilParty")
    assert (await there.stage(), (await there.moves())[-1]) == ("appeal", "appeal")
    second = await there.filed(his, judgment_id=against, remedy="CrossAppeal")
    assert (second["has_moved"], second["step_id"]) == (False, first["step_id"])
    assert (await there.moves()).count("appeal") == 1
    assert {row["id"] for row in await there.appeals("&status=filed")} == {first["id"], second["id"]}
    assert await replayed(house, there.desk.centre) > 0


async def test_crt_15_a_party_has_one_open_appeal_and_may_have_another_when_it_is_over(house: House) -> None:
    there = await judged(house)
    hers = await there.party("CivilParty")
    first = await there.filed(hers)
    again = there.desk.author.post(APPEALS, there.act(hers, remedy="Opposition"))
    assert (await refused(again, 409, "appeal_open"))["appeal_id"] == first["id"]
    await now_done(there.desk.author, f"{APPEALS}/{first['id']}", "receive")
    again = there.desk.author.post(APPEALS, there.act(hers))
    assert (await refused(again, 409, "appeal_open"))["appeal_id"] == first["id"]
    await now_done(there.desk.author, f"{APPEALS}/{first['id']}", "withdraw")
    second = await there.filed(hers)
    # The stage stays where it was led; the second act rests on the step of the first.
    assert (second["has_moved"], second["step_id"]) == (False, first["step_id"])
    assert await there.stage() == "appeal"


@pytest.mark.race
async def test_crt_15_two_parties_at_once_are_both_written_down_in_one_appeal_case(house: House) -> None:
    there = await judged(house)
    parties = [await there.party("CivilParty"), await there.party()]
    answers = await at_once([there.desk.author.post(APPEALS, there.act(party)) for party in parties])
    assert statuses(answers) == {201: 2}
    assert (await there.stage(), (await there.moves()).count("appeal")) == ("appeal", 1)
    rows = await there.appeals()
    assert {row["party_id"] for row in rows} == {*parties}
    assert len({row["step_id"] for row in rows}) == 1
    assert sorted(row["has_moved"] for row in rows) == [False, True]
    assert await replayed(house, there.desk.centre) > 0


@pytest.mark.race
async def test_crt_15_of_twenty_acts_of_one_party_one_is_written_down(house: House) -> None:
    there = await judged(house)
    party = await there.party()
    answers = await at_once([there.desk.author.post(APPEALS, there.act(party)) for _ in range(20)])
    assert statuses(answers) == {201: 1, 409: 19}
    assert {code(answer) for answer in answers if answer.status_code == 409} == {"appeal_open"}
    assert len(await there.appeals()) == 1
    assert (await there.moves()).count("appeal") == 1


async def test_crt_15_the_database_too_knows_one_open_appeal_of_a_party(house: House) -> None:
    there = await judged(house)
    first = await there.filed(await there.party())
    columns = "organisation_id, created_at, updated_at, case_id, proceeding_id, party_id, remedy, filed_at"
    copy = f"""
        INSERT INTO court_appeals (version, id, status, is_filed_elsewhere, has_moved, {columns})
        SELECT 1, gen_random_uuid(), 'received', false, false, {columns} FROM court_appeals WHERE id = :id
    """  # noqa: S608 - names of this file
    with pytest.raises(Exception, match="court_appeals_one_open"):
        await house.owner_execute(copy, id=first["id"])


# --- what moves the proceeding ----------------------------------------------------------------------


async def test_an_opposition_moves_no_stage_and_rests_on_the_judgment(house: House) -> None:
    there = await judged(house)
    act = await there.filed(await there.party(), remedy="Opposition")
    assert (act["has_moved"], act["step_id"]) == (False, there.steps["judge"])
    assert await there.stage() == "judgment"
    # Another party's appeal opens the appeal case, although an act is open already.
    assert (await there.filed(await there.party("Prosecutor")))["has_moved"]
    assert await there.stage() == "appeal"


async def test_an_appeal_in_cassation_leads_to_cassation_once_the_appeal_was_judged(house: House) -> None:
    there = await judged(house)
    party = await there.party()
    early = await there.filed(await there.party("Prosecutor"), remedy="Cassation")
    assert (early["has_moved"], await there.stage()) == (False, "judgment")
    first = await there.filed(party)
    await now_done(there.desk.author, f"{APPEALS}/{first['id']}", "receive")
    await there.step("judge_appeal", "2025-09-01T09:00:00Z")
    await now_done(there.desk.author, f"{APPEALS}/{first['id']}", "complete")
    last = await there.filed(party, remedy="Cassation", filed_at="2025-09-10T09:00:00Z")
    assert (last["has_moved"], await there.stage()) == (True, "cassation")


async def test_an_appeal_that_is_written_down_when_it_was_judged_already_rests_on_the_step_of_then(
    house: House,
) -> None:
    there = await judged(house)
    first = await there.filed(await there.party())
    await there.step("judge_appeal", "2025-09-01T09:00:00Z")
    late = await there.filed(await there.party("CivilParty"), filed_at="2025-03-25T09:00:00Z")
    assert (late["has_moved"], late["step_id"]) == (False, first["step_id"])
    assert await there.stage() == "appeal_judgment"


async def test_an_appeal_where_nothing_has_happened_yet_rests_on_nothing(house: House) -> None:
    there = await opened(await desk(house))
    act = await there.filed(await there.party())
    assert (act["step_id"], act["has_moved"], await there.stage()) == (None, False, "considering")


# --- what is refused --------------------------------------------------------------------------------


async def test_an_appeal_names_a_party_and_a_judgment_of_its_proceeding(house: House) -> None:
    there = await judged(house)
    other = await judged(house, there.desk.centre)
    stranger = await judged(house)
    party = await there.party()
    for else_ in (other, stranger):
        body = there.act(await else_.party(), judgment_id=id_of(await else_.judgment()))
        problem = await refused(there.desk.author.post(APPEALS, body), 422, "invalid")
        assert faults(problem) == [
            ("/judgment_id", "unknown_reference"),
            ("/party_id", "unknown_reference"),
        ]
    for proceeding in (stranger.id, party):
        body = there.act(party, proceeding_id=proceeding)
        problem = await refused(there.desk.author.post(APPEALS, body), 422, "invalid")
        assert faults(problem) == [("/proceeding_id", "unknown_reference")]
    assert await there.appeals() == []
    assert await there.stage() == "judgment"


async def test_an_appeal_is_filed_neither_before_the_judgment_nor_in_the_future(house: House) -> None:
    there = await judged(house)
    party = await there.party()
    for at, why in (("2025-03-02T09:00:00Z", "before_previous"), ("2199-01-01T09:00:00Z", "in_the_future")):
        problem = await refused(
            there.desk.author.post(APPEALS, there.act(party, filed_at=at)), 422, "invalid"
        )
        assert faults(problem) == [("/filed_at", why)]
    assert await there.appeals() == []


async def test_a_claim_is_no_remedy(house: House) -> None:
    there = await judged(house)
    body = there.act(await there.party(), remedy="CivilPartyClaim")
    problem = await refused(there.desk.author.post(APPEALS, body), 422, "invalid")
    assert [at for at, _ in faults(problem)] == ["/remedy"]


async def test_a_closed_case_takes_no_new_appeal_and_what_is_open_in_it_goes_on(house: House) -> None:
    there = await judged(house)
    party = await there.party()
    act = await there.filed(await there.party("Prosecutor"))
    await now_done(there.desk.author, f"/v1/cases/{there.desk.case}", "close", CLOSE)
    await refused(there.desk.author.post(APPEALS, there.act(party)), 409, "case_closed")
    here = f"{APPEALS}/{act['id']}"
    for command in ("receive", "complete"):
        await now_done(there.desk.author, here, command)
    assert (await there.desk.read(here))["status"] == "completed"
    assert (await there.desk.read(f"/v1/cases/{there.desk.case}"))["status"] == "closed"


# --- CRT-16 -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("is_filed_elsewhere", "commands", "reason"),
    [
        (True, [], "filed_elsewhere"),
        (False, ["receive"], "progressed"),
        (False, ["receive", "complete"], "progressed"),
    ],
)
async def test_crt_16_a_judgment_is_not_taken_back_from_under_an_appeal(
    house: House, *, is_filed_elsewhere: bool, commands: list[str], reason: str
) -> None:
    there = await judged(house)
    opposed = await there.filed(
        await there.party(), remedy="Opposition", is_filed_elsewhere=is_filed_elsewhere
    )
    joined = await there.filed(await there.party("CivilParty"))
    for command in commands:
        await now_done(there.desk.author, f"{APPEALS}/{opposed['id']}", command)
    before = await there.desk.read(there.here)
    problem = (await there.correct(there.steps["judge"])).json()
    assert problem["code"] == "correction_blocked"
    assert problem["obstacles"] == [
        {"id": joined["step_id"], "reason": "later_stage"},
        {"id": opposed["id"], "reason": reason},
    ]
    assert await there.desk.read(there.here) == before


async def test_crt_16_the_step_of_an_appeal_that_was_filed_elsewhere_stays(house: House) -> None:
    there = await judged(house)
    first = await there.filed(await there.party())
    second = await there.filed(await there.party("CivilParty"), is_filed_elsewhere=True)
    answer = await there.correct(first["step_id"])
    assert (answer.status_code, code(answer)) == (409, "correction_blocked")
    assert answer.json()["obstacles"] == [{"id": second["id"], "reason": "filed_elsewhere"}]
    assert [row["status"] for row in await there.appeals()] == ["filed", "filed"]


async def test_an_appeal_goes_with_the_step_that_it_rests_on_when_nothing_came_of_it(house: House) -> None:
    there = await judged(house)
    opposed = await there.filed(await there.party("CivillyLiable"), remedy="Opposition")
    acts = [await there.filed(await there.party()), await there.filed(await there.party("CivilParty"))]
    answer = await there.correct(acts[0]["step_id"])
    assert answer.status_code == 200, answer.text
    assert await there.stage() == "judgment"
    found = {row["id"]: row["status"] for row in await there.appeals()}
    assert found == {opposed["id"]: "filed", **{act["id"]: "withdrawn" for act in acts}}
    told = await journal(house, there.desk.centre, acts[0]["id"], "court_appeal")
    assert [(one.type, one.to_state) for one in told][-1] == ("court_appeal.withdrawn", "withdrawn")
    # Filed again, it opens the appeal case again.
    assert (await there.filed(acts[0]["party_id"]))["has_moved"]
    assert await replayed(house, there.desk.centre) > 0


async def test_an_appeal_was_filed_when_its_step_happened(house: House) -> None:
    there = await judged(house)
    against = id_of(await there.judgment())
    first = await there.filed(await there.party(), judgment_id=against, filed_at=IN_TIME)
    second = await there.filed(await there.party("CivilParty"), judgment_id=against, filed_at=IN_TIME)
    assert (first["is_late"], second["is_late"]) == (False, False)
    answer = await there.correct(first["step_id"], "2025-04-04T09:00:00Z")
    assert answer.status_code == 200, answer.text
    now = {row["id"]: (row["filed_at"], row["is_late"]) for row in await there.appeals()}
    assert now[first["id"]] == ("2025-04-04T09:00:00.000000Z", True)
    assert now[second["id"]] == (second["filed_at"], False)


# --- who sees it ------------------------------------------------------------------------------------


async def test_appeals_are_found_by_case_proceeding_and_status(house: House) -> None:
    there = await judged(house)
    other = await appealed(there.desk, "received")
    act = await there.filed(await there.party())

    async def ids(query: str) -> set[str]:
        answer = await there.desk.author.get(f"{APPEALS}?{query}")
        return {row["id"] for row in answer.json()["items"]}

    assert await ids(f"case_id={there.desk.case}") == {act["id"], id_of(other)}
    assert await ids(f"proceeding_id={there.id}") == {act["id"]}
    assert await ids(f"case_id={there.desk.case}&status=received") == {id_of(other)}
    assert await ids("updated_since=2199-01-01T00:00:00Z") == set()
    stranger = (await house.party()).legal
    await refused(stranger.get(other), 404, "not_found")
    assert (await stranger.get(APPEALS)).json()["items"] == []
