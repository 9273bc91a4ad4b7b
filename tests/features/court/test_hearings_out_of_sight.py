"""Who does not see a case learns nothing of its hearings; their words go with her, and they with the case."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest

from tests.factories.court_hearings import BODIES, PATH, VOID, hearing
from tests.factories.house import Caller, House
from tests.features.case_plans.plans import CLOSE, LOOK, Desk, desk, id_of, state_of
from tests.features.case_plans.test_forgetting import erased, whose, without_words
from tests.features.case_plans.test_out_of_sight import BAR, hidden
from tests.features.case_plans.test_words import trace
from tests.features.court.hearings import after, going, heard, heard_in, postponed, swept
from tests.features.people.stories import canary
from tests.features.retention.keeping import purged
from tests.features.stories import Clock, colleague, faults, now_done, refused, replayed, stored_anywhere

LATER = datetime(2060, 1, 1, 12, tzinfo=UTC)
TABLES = ("hearings", "hearing_staff", "hearing_invitations", "hearing_reminders")


async def listed(caller: Caller) -> set[str]:
    """The cases whose hearings somebody lists."""
    answer = await caller.get(f"{PATH}?limit=200")
    return {item["case_id"] for item in answer.json()["items"]}


async def tried(there: Desk, caller: Caller, here: str, status: int, code: str) -> None:
    """Insist that each command and each change is refused to a caller so."""
    for command in ("hold", "miss", "cancel", "void", "postpone"):
        await refused(caller.post(f"{here}/{command}", BODIES.get(command, {}), etag="*"), status, code)
    me = going(there.author)[0]
    await refused(caller.post(f"{here}/staff", {"member_id": me}, etag="*"), status, code)
    await refused(caller.post(f"{here}/staff/{me}/remove", {}, etag="*"), status, code)
    await refused(caller.patch(here, {}, etag="*"), status, code)


async def test_plan_11_everybody_lists_the_hearings_of_the_cases_in_sight(house: House) -> None:
    centre = await house.party()
    boss = centre.coordinator
    own, other, sealed, barred = [
        await hidden(house, centre, who) for who in (centre.caseworker, boss, boss, boss)
    ]
    heres = [await heard_in(there, "scheduled") for there in (own, other, sealed, barred)]
    await now_done(boss, f"/v1/cases/{sealed.case}", "seal")
    bar = {**BAR, "member_id": going(centre.coordinator_2)[0]}
    await boss.made(f"/v1/cases/{barred.case}/exclusions", bar)
    assert await listed(boss) == {own.case, other.case, sealed.case, barred.case}
    assert await listed(centre.coordinator_2) == {own.case, other.case}
    assert await listed(centre.legal) == {own.case, other.case, barred.case}
    assert await listed(centre.caseworker) == {own.case}
    assert await listed(await colleague(house, centre, "caseworker")) == set()
    assert await listed((await house.party()).coordinator) == set()
    await tried(barred, centre.coordinator_2, heres[3], 404, "not_found")
    problem = await refused(centre.coordinator_2.post(PATH, hearing(barred.case)), 422, "invalid")
    assert faults(problem) == [("/case_id", "unknown_reference")]
    # Through a broken glass all is read, and nothing is changed.
    await centre.caseworker.made("/v1/break-glass", {**LOOK, "case_id": other.case})
    assert await listed(centre.caseworker) == {own.case, other.case}
    await tried(other, centre.caseworker, heres[1], 403, "read_only")


async def test_g_1_what_is_anothers_is_refused_as_what_is_not_there(house: House) -> None:
    there = await desk(house)
    here, nothing = await heard_in(there, "scheduled"), f"{PATH}/{uuid4()}"
    for caller in ((await house.party()).coordinator, (await house.party()).legal, house.operator.operator):
        for method, rest in (("GET", ""), ("PATCH", ""), ("POST", "/hold"), ("POST", "/postpone")):
            said = [
                await caller.call(
                    method, f"{path}{rest}", json=None if method == "GET" else {}, headers={"If-Match": "*"}
                )
                for path in (here, nothing)
            ]
            assert {answer.status_code for answer in said} == {404}
            assert len({answer.text.replace(answer.headers["Request-Id"], "") for answer in said}) == 1


async def test_no_word_of_a_hearing_lies_readable_and_reading_one_leaves_a_trace(house: House) -> None:
    there = await desk(house)
    words = {name: canary() for name in ("location", "room", "note")}
    made = await there.author.post(PATH, hearing(there.case, -48, **words), key=canary())
    here = str(made.headers["Location"])
    reason = f"It was not her: {canary()}."
    await now_done(there.author, here, "miss")
    await there.author.post(f"{here}/void", {"reason": reason}, etag="*", key=canary())
    for said in (*words.values(), reason):
        assert await stored_anywhere(house, said) == [], said
        assert said in (await there.author.get(here)).text
    for path in (PATH, "/v1/work-list", f"/v1/cases/{there.case}/timeline"):
        assert "canary" not in (await there.author.get(path)).text, path
    person = (await there.read(f"/v1/cases/{there.case}"))["person_id"]
    answer = await there.approver.get(here)
    assert await trace(house, answer) == [("case", there.case), ("person", person)]
    assert await trace(house, await there.author.get(PATH)) == []


async def test_the_timeline_tells_of_hearings_and_who_goes_there_to_who_may_read_of_them(
    house: House,
) -> None:
    there = await desk(house)
    await heard_in(there, "held", member_ids=going(there.author))

    async def kinds(caller: Any) -> set[str]:
        answer = await caller.get(f"/v1/cases/{there.case}/timeline?limit=200")
        return {entry["object_kind"] for entry in answer.json()["items"]}

    assert {"hearing", "hearing_staff"} <= await kinds(there.author) & await kinds(there.centre.legal)
    assert not {"hearing", "hearing_staff"} & await kinds(there.centre.callers["housing"])


@pytest.mark.slow
async def test_g_16_words_go_with_her_and_hearings_with_the_case(house: House, clock: Clock) -> None:
    now = datetime(2031, 5, 5, 12, tzinfo=UTC)
    await clock.stop(now)
    centre = await house.party()
    there, kept = await desk(house, centre), await desk(house, centre)
    words = {"location": canary(), "room": canary(), "note": canary()}
    for desk_ in (there, kept):
        first = await heard(desk_, after(8 * 24, now), desk_.author, **words)
        await clock.stop(datetime.fromisoformat(after(25, now)))
        assert await swept(house, centre) == 1
        await clock.stop(now)
        second = await postponed(desk_, await postponed(desk_, first), after(-24, now))
        await now_done(desk_.author, second, "miss")
        await now_done(desk_.author, second, "void", VOID)
    assert [len(await state_of(there, table, "id")) for table in TABLES] == [3, 1, 1, 1]
    await now_done(there.author, f"/v1/cases/{there.case}", "close", CLOSE)
    addresses = [f"{PATH}/{row['id']}" for row in await there.rows("hearings")]
    before = [await there.read(here) for here in addresses]
    await erased(there, await whose(there))
    after_ = [await there.read(here) for here in addresses]
    assert [one["details"] for one in after_] == [None] * 3
    assert [without_words(one) for one in after_] == [without_words(one) for one in before]
    assert await replayed(house, centre) > 0
    await clock.stop(LATER)
    await purged(house, centre)
    assert [len(await state_of(there, table, "id")) for table in TABLES] == [0, 0, 0, 0]
    assert [len(await state_of(kept, table, "id")) for table in TABLES] == [3, 1, 1, 1]
    await refused(there.author.get(addresses[0]), 404, "not_found")
    assert id_of(addresses[0]) not in (await there.author.get(PATH)).text
