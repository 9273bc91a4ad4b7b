"""When somebody is forgotten the words go and the facts stay; when a case's time is over all goes (G-16)."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from tests.factories.house import House
from tests.features.case_plans.plans import (
    CLOSE,
    DISCONTINUE,
    Desk,
    day,
    desk,
    goal,
    id_of,
    monthly,
    state_of,
    template,
)
from tests.features.case_plans.test_words import COLLECTIONS, Told, told, trace, unnamed
from tests.features.cases.work import person
from tests.features.retention.keeping import purged_with_her, tombstones
from tests.features.stories import Clock, now_done, refused, replayed

#: Where the words are.
WORDS = {
    "case_plans": "content",
    "goals": "details",
    "plan_actions": "details",
    "visits": "details",
    "delivered_services": "details",
    "assessments": "findings",
    "requirement_exemptions": "reason",
}
LATER = datetime(2060, 1, 1, 12, tzinfo=UTC)


async def closed(there: Desk) -> None:
    """End all that is open, and the case."""
    for row in await there.rows("case-plans"):
        if "discontinue" in row["allowed_commands"]:
            await now_done(there.author, f"/v1/case-plans/{row['id']}", "discontinue", DISCONTINUE)
    await now_done(there.author, f"/v1/cases/{there.case}", "close", CLOSE)


async def erased(there: Desk, person_id: str) -> None:
    """Two members let her be forgotten."""
    body = {"person_id": person_id, "reason": "PersonRequest"}
    wish = (await there.author.made("/v1/erasures", body)).headers["Location"]
    await now_done(there.approver, wish, "approve")


async def whose(there: Desk) -> str:
    """The person of the case."""
    return str((await there.read(f"/v1/cases/{there.case}"))["person_id"])


async def told_in(there: Desk) -> dict[str, list[tuple[bool, UUID | None]]]:
    """Of each row of the case: whether it has words, and for whom they are sealed."""
    return {
        table: list(await state_of(there, table, f"{column} IS NOT NULL", "sealed_for"))
        for table, column in WORDS.items()
    }


async def remembered(there: Desk) -> int:
    """How many answers of plans are remembered for who asks once more."""
    rows = await there.house.owner_execute(
        "SELECT count(*) FROM remembered_answers WHERE organisation_id = :id", id=there.centre.id
    )
    return int(rows.scalar_one())


def without_words(found: dict[str, Any]) -> dict[str, Any]:
    """The codes and days of something."""
    hidden = {"content", "details", "findings", "reason", "version", "updated_at"}
    return {name: value for name, value in found.items() if name not in hidden}


async def read_all(all_: Told) -> list[dict[str, Any]]:
    return [await all_.there.read(here) for here in all_.addresses]


async def test_g_16_of_somebody_forgotten_the_words_go_and_the_facts_stay(house: House) -> None:
    all_ = await told(await desk(house))
    there, kept = all_.there, await told(await desk(house, all_.there.centre))
    her = await whose(there)
    assert {sealed for rows in (await told_in(there)).values() for _, sealed in rows} == {UUID(her)}
    await closed(there)
    before, other = await read_all(all_), await read_all(kept)
    lists = {what: [without_words(row) for row in await there.rows(what)] for what in COLLECTIONS}
    assert await remembered(there) == 20
    await erased(there, her)
    gone = await told_in(there)
    assert {row for rows in gone.values() for row in rows} == {(False, None)}
    assert {table: len(rows) for table, rows in gone.items()} == {
        **dict.fromkeys(WORDS, 1),
        "plan_actions": 2,
    }
    after = await read_all(all_)
    assert [without_words(one) for one in after] == [without_words(one) for one in before]
    names = ("content", "reason", "details", "findings")
    assert {one[name] for one in after for name in names if name in one} == {None}
    for what, rows in lists.items():
        assert [without_words(row) for row in await there.rows(what)] == rows, what
    # Another person's are as they were, and so are the answers that her keys open.
    assert await read_all(kept) == other
    rows = await house.owner_execute(
        "SELECT count(*) FROM remembered_answers WHERE resource_id = ANY(:ids)",
        ids=[UUID(id_of(here)) for here in all_.addresses],
    )
    assert rows.scalar_one() == 0
    assert await remembered(there) == 10
    assert await replayed(house, there.centre) > 0


async def test_g_16_what_was_written_before_she_was_named_goes_with_her_too(house: House) -> None:
    all_ = await told(await unnamed(house))
    there = all_.there
    assert {sealed for rows in (await told_in(there)).values() for _, sealed in rows} == {None}
    her = await person(there.centre)
    await there.patched(f"/v1/cases/{there.case}", {"person_id": her})
    # What is written from now on lies under her own key, and with it what is added to something.
    later = await there.reviewed(all_.addresses[0])
    await there.patched(later, {"content": {"goals": [goal("canary-new")]}, "follow_up": monthly(2)})
    await there.approved(later)
    sealed = {sealed for rows in (await told_in(there)).values() for has, sealed in rows if has}
    assert sealed == {None, UUID(her)}
    answer = await there.author.get(all_.addresses[0])
    assert set(await trace(house, answer)) == {("case", there.case), ("person", her)}
    await closed(there)
    await erased(there, her)
    gone = await told_in(there)
    assert {row for rows in gone.values() for row in rows} == {(False, None)}
    for here in (*all_.addresses, later):
        assert "canary" not in (await there.author.get(here)).text


async def test_g_16_a_draft_that_waits_when_she_is_named_is_worked_by_under_her_key(house: House) -> None:
    there = await unnamed(house)
    here = await there.waiting(goal("canary-early"), follow_up=monthly(1))
    her = await person(there.centre)
    await there.patched(f"/v1/cases/{there.case}", {"person_id": her})
    await now_done(there.approver, here, "approve")
    assert (await there.read(here))["content"]["goals"][0]["title"] == "canary-early"
    found = await told_in(there)
    assert (found["case_plans"], found["goals"]) == ([(True, None)], [(True, UUID(her))])
    goal_ = await there.one("goals")
    assert (await there.read(goal_))["details"]["title"] == "canary-early"
    # A draft that is taken back and changed passes to her key.
    later = await there.reviewed(here)
    (sealed,) = [one for one in await state_of(there, "case_plans", "edition", "sealed_for") if one[0] == 2]
    assert sealed[1] == UUID(her)
    assert (await there.goals_of(later))[0]["title"] == "canary-early"


async def test_g_16_words_for_whom_the_case_was_said_to_be_go_with_her(house: House) -> None:
    there = await unnamed(house)
    first, second = await person(there.centre), await person(there.centre)
    case = f"/v1/cases/{there.case}"
    await there.patched(case, {"person_id": first})
    here = await there.drafted(goal("canary-of-the-first"))
    await refused(there.author.patch(case, {"person_id": second}, etag="*"), 409, "person_settled")
    await now_done(there.author, here, "discard")
    await there.patched(case, {"person_id": second})
    # Whose words are read is written down for both.
    answer = await there.author.get(here)
    assert set(await trace(house, answer)) == {("case", there.case), ("person", first), ("person", second)}
    assert "canary-of-the-first" in answer.text
    kept = await there.drafted(goal("canary-of-the-second"))
    await erased(there, first)
    assert (await there.read(here))["content"] is None
    assert "canary-of-the-second" in (await there.author.get(kept)).text


async def test_g_16_for_somebody_forgotten_no_word_is_written_any_more(house: House) -> None:
    there = await desk(house)
    here = await there.in_force(goal("canary"))
    her = await whose(there)
    await closed(there)
    await erased(there, her)
    await now_done(there.author, f"/v1/cases/{there.case}", "reopen", {"reason": "NewNeeds"})
    await refused(there.author.post("/v1/case-plans", there.body()), 410, "erased")
    # Without a word there can be a plan, but it says nothing, and so is never submitted.
    empty = await there.author.made("/v1/case-plans", {"case_id": there.case})
    draft = empty.headers["Location"]
    body = {"content": {"goals": [goal()]}}
    await refused(there.author.patch(draft, body, etag="*"), 410, "erased")
    await refused(there.author.post(f"{draft}/submit", {}, etag="*"), 409, "plan_empty")
    visit = await there.author.made("/v1/visits", {"case_id": there.case, "due_on": day(3)})
    note = there.author.post(f"{visit.headers['Location']}/done", {"note": "canary"}, etag="*")
    await refused(note, 410, "erased")
    assert (await there.read(here))["content"] is None


async def test_g_16_with_a_purged_case_everything_that_hangs_on_it_goes(house: House, clock: Clock) -> None:
    await clock.stop(datetime(2031, 5, 5, 12, tzinfo=UTC))
    centre = await house.party()
    there, kept = await desk(house, centre), await desk(house, centre)
    form = await template(there)
    here = await there.in_force(
        goal("canary"), template_id=form, follow_up=monthly(2, starts_on="2031-05-05")
    )
    later = await there.approved(await there.reviewed(here))
    await there.reviewed(later)
    visit = (await there.rows("visits"))[0]["id"]
    put_off = {"due_on": "2031-06-20", "reason": "WorkerUnavailable"}
    key = {"etag": "*", "key": "put-off"}
    answer = await there.author.post(f"/v1/visits/{visit}/reschedule", put_off, **key)
    assert answer.status_code == 200
    stays = await kept.in_force(goal("It stays"), template_id=form)
    spare = {
        "requirement": "ExitAssessment",
        "until_on": "2031-06-05",
        "reason": "It is too early to ask her.",
    }
    exempt = (await there.approver.made(f"{later}/exemptions", spare, key="spare")).headers["Location"]
    service = {"case_id": there.case, "type": "Coaching", "delivered_on": "2031-05-05"}
    (action, *_) = await there.rows("actions")
    done = await there.author.made("/v1/services", {**service, "action_id": action["id"]}, key="coach")
    addresses = [here, later, exempt, done.headers["Location"], f"/v1/visits/{visit}"]
    addresses += [f"/v1/goals/{action['goal_id']}", f"/v1/actions/{action['id']}"]
    await closed(there)
    assert await remembered(there) == 3
    await clock.stop(LATER)
    # The other case is open, and her person is kept with it.
    assert await purged_with_her(house, centre) == 2
    for table in WORDS:
        assert await state_of(there, table, "id") == [], table
    assert await remembered(there) == 0
    for address in addresses:
        await refused(there.author.get(address), 404, "not_found")
    for address in addresses[:2]:
        await refused(there.author.post(f"{address}/review", {}, etag="*"), 404, "not_found")
    for what in COLLECTIONS:
        assert {row["case_id"] for row in (await there.author.get(f"/v1/{what}")).json()["items"]} <= {
            kept.case
        }
    assert "It stays" in (await there.author.get(stays)).text
    assert (await there.read(f"/v1/plan-templates/{form}"))["status"] == "in_use"
    assert {stone["kind"] for stone in (await tombstones(there.author)).values()} == {"case", "person"}
    body = {"case_id": there.case}
    await refused(there.author.post("/v1/case-plans", body), 422, "invalid")
    assert await replayed(house, centre) > 0
