"""Plans: one at a time, in words that lie fixed, approved by another, and talked over with her."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy.exc import IntegrityError

from tests.factories.house import House
from tests.features.case_plans.plans import (
    AGREES,
    DECLINES,
    DISCONTINUE,
    action,
    day,
    desk,
    goal,
    id_of,
    monthly,
    sql_refuses,
    state_of,
    template,
)
from tests.features.cases.work import case_in
from tests.features.stories import (
    at_once,
    code,
    colleague,
    etag,
    faults,
    journal,
    now_done,
    refused,
    replayed,
    statuses,
)
from trafficking_api.features.case_plans.rules.schedule import add_months

FROZEN, CHECKED, TAKEN = "TA500", "23514", "23505"
PATCH = {"content": {"objectives": "Another one"}}


async def test_a_plan_says_what_was_written_and_gives_each_part_an_id(house: House) -> None:
    there = await desk(house)
    worker = str(there.centre.caseworker.member_id)
    done = action(worker_id=worker, due_on=day(9), cost={"amount_minor": 60000, "currency": "EUR"})
    body = there.body(
        goal("To sleep", done, planned_end_on=day(90)),
        goal("To read", domain="Education"),
        objectives="Peace",
    )
    made = await there.author.made("/v1/case-plans", {**body, "review_on": day(90), "follow_up": monthly()})
    told = made.json()
    assert (told["status"], told["edition"], told["previous_id"], told["next_id"]) == ("draft", 1, None, None)
    assert told["author_id"] == told["editor_id"] == str(there.author.member_id)
    assert told["allowed_commands"] == ["consult", "discard", "submit"]
    assert told["content"]["objectives"] == "Peace"
    sleeps, reads = told["content"]["goals"]
    assert (sleeps["title"], sleeps["planned_end_on"], reads["domain"]) == ("To sleep", day(90), "Education")
    (planned,) = sleeps["actions"]
    assert {**done, "id": planned["id"], "provider_id": None, "funded_project_id": None} == planned
    assert len({part["id"] for part in (sleeps, reads, planned, *reads["actions"])}) == 4
    assert (await there.author.get(made.headers["Location"])).json() == told
    # Nothing is worked on yet.
    for what in ("goals", "actions", "visits"):
        assert await there.rows(what) == []
    (brief,) = await there.rows("case-plans")
    assert brief == {name: value for name, value in told.items() if name != "content"}


async def test_a_draft_is_patched_part_by_part(house: House) -> None:
    there = await desk(house)
    here = await there.drafted(goal("To sleep"), goal("To read"), objectives="Peace", follow_up=monthly())
    sleeps, reads = await there.goals_of(here)
    await there.patched(here, {"review_on": day(30)})
    told = await there.read(here)
    assert (told["content"]["goals"], told["follow_up"]["phases"]) == ([sleeps, reads], monthly()["phases"])
    kept = {**goal("To sleep well"), "id": sleeps["id"], "actions": []}
    await there.patched(here, {"content": {"goals": [kept]}, "follow_up": None})
    told = await there.read(here)
    assert told["content"]["objectives"] == "Peace"
    assert [(g["id"], g["title"]) for g in told["content"]["goals"]] == [(sleeps["id"], "To sleep well")]
    assert (told["follow_up"], told["review_on"]) == (None, day(30))
    await there.patched(here, {"content": {"objectives": None}})
    assert (await there.read(here))["content"]["objectives"] is None
    await there.patched(here, {"content": None})
    assert (await there.read(here))["content"] is None
    await refused(there.author.post(f"{here}/submit", {}, etag="*"), 409, "plan_empty")


@pytest.mark.race
async def test_plan_1_twenty_drafts_at_once_are_one(house: House) -> None:
    there = await desk(house)
    answers = await at_once([there.author.post("/v1/case-plans", there.body()) for _ in range(20)])
    assert statuses(answers) == {201: 1, 409: 19}
    assert {code(a) for a in answers if a.status_code == 409} == {"plan_being_written"}
    assert await there.states("case-plans") == ["draft"]


@pytest.mark.race
async def test_plan_1_twenty_approvals_at_once_put_it_in_force_once(house: House) -> None:
    there = await desk(house)
    here = await there.waiting(goal(), follow_up=monthly())
    version = await etag(there.approver, here)
    approve = [there.approver.post(f"{here}/approve", {}, etag=tag) for tag in [version, "*"] * 10]
    answers = await at_once(approve)
    assert statuses(answers) == {200: 1, 409: statuses(answers)[409], 412: statuses(answers)[412]}
    assert {code(a) for a in answers if a.status_code == 409} <= {"wrong_state"}
    counts = [len(await there.rows(what)) for what in ("goals", "actions", "visits")]
    assert counts == [1, 1, 3]
    told = [line.type for line in await journal(house, there.centre, id_of(here))]
    assert told.count("case_plan.approved") == 1


async def test_plan_1_two_chains_are_never_in_force_nor_written_at_once(house: House) -> None:
    there = await desk(house)

    async def is_refused(why: str) -> None:
        await refused(there.author.post("/v1/case-plans", there.body()), 409, why)

    first = await there.drafted()
    await is_refused("plan_being_written")
    await there.submitted(first)
    await is_refused("plan_being_written")
    await now_done(there.approver, first, "approve")
    await is_refused("plan_in_force")
    await there.reviewed(first)
    await is_refused("plan_in_force")
    await now_done(there.author, first, "discontinue", DISCONTINUE)
    second = await there.in_force()
    assert (await there.read(second))["edition"] == 1
    again = "UPDATE case_plans SET status = 'active', discontinue_reason = NULL WHERE id = :id"
    with pytest.raises(IntegrityError, match="case_plans_one_active"):
        await house.owner_execute(again, id=UUID(id_of(first)))


async def test_plan_2_once_submitted_nobody_patches_it(house: House) -> None:
    there = await desk(house)
    here = await there.waiting()
    said = (await there.read(here))["content"]

    async def is_fixed(state: str) -> None:
        problem = await refused(there.author.patch(here, PATCH, etag="*"), 409, "wrong_state")
        assert problem["current_state"] == state
        assert (await there.read(here))["content"] == said

    await is_fixed("in_approval")
    await now_done(there.approver, here, "approve")
    await is_fixed("active")
    later = await there.reviewed(here)
    await is_fixed("under_review")
    await there.approved(later)
    await is_fixed("superseded")
    await now_done(there.author, later, "discontinue", DISCONTINUE)
    problem = await refused(there.author.patch(later, PATCH, etag="*"), 409, "wrong_state")
    assert (problem["current_state"], problem["allowed"]) == ("discontinued", [])


@pytest.mark.parametrize(
    "change",
    [
        "content = decode('00', 'hex')",
        "content = decode('00', 'hex'), status = 'draft', approver_id = NULL",
        "follow_up = NULL",
        "review_on = '2040-01-01'",
        "requirements = '{}'",
        "editor_id = approver_id",
        "author_id = approver_id",
        "case_id = gen_random_uuid()",
        "edition = 7, previous_id = id",
        "template_id = NULL",
        "agreed_at = NULL, not_agreed_reason = 'Declines'",
        "agreed_at = agreed_at - interval '1 day'",
        "consulted_in = 'en'",
        "with_interpreter = false",
        "approver_id = (SELECT member_id FROM clients WHERE name = 'finance' AND organisation_id = :party)",
        "approved_at = now()",
    ],
)
async def test_plan_2_the_database_itself_refuses_to_change_what_is_in_force(
    house: House, change: str
) -> None:
    there = await desk(house)
    made = await template(there, "ReviewAssessment")
    here = await there.in_force(goal(), follow_up=monthly(), review_on=day(30), template_id=made)
    values = {"party": there.centre.id} if ":party" in change else {}
    statement = f"UPDATE case_plans SET {change} WHERE id = :id"  # noqa: S608 - the words of this test
    assert await sql_refuses(there, statement, id=UUID(id_of(here)), **values) == FROZEN


async def test_plan_2_a_draft_may_change_in_the_database_and_what_follows_only_one(house: House) -> None:
    there = await desk(house)
    here = await there.in_force()
    later = await there.reviewed(here)
    draft = {"id": UUID(id_of(later))}
    change = "UPDATE case_plans SET content = decode('00', 'hex'), review_on = '2040-01-01' WHERE id = :id"
    assert await sql_refuses(there, change, **draft) == ""
    twin = (
        "INSERT INTO case_plans (version, organisation_id, id, created_at, updated_at, case_id, status, "
        "edition, previous_id, author_id, editor_id, requirements, approver_id, agreed_at) "
        "SELECT 1, organisation_id, gen_random_uuid(), created_at, updated_at, case_id, 'superseded', "
        "edition, previous_id, author_id, editor_id, requirements, :approver, now() FROM case_plans "
        "WHERE id = :id"
    )
    assert await sql_refuses(there, twin, approver=there.approver.member_id, **draft) == TAKEN


@pytest.mark.race
async def test_plan_2_twenty_reviews_at_once_make_one_successor(house: House) -> None:
    there = await desk(house)
    here = await there.in_force()
    answers = await at_once([there.author.post(f"{here}/review", {}, etag="*") for _ in range(20)])
    assert statuses(answers) == {200: 1, 409: 19}
    (draft,) = [answer.json() for answer in answers if answer.status_code == 200]
    assert (draft["status"], draft["edition"], draft["previous_id"]) == ("draft", 2, id_of(here))
    told = await there.read(here)
    assert (told["status"], told["next_id"]) == ("under_review", draft["id"])
    assert sorted(await there.states("case-plans")) == ["draft", "under_review"]


async def test_plan_2_a_chain_names_before_and_after(house: House) -> None:
    there = await desk(house)
    first = await there.in_force()
    second = await there.approved(await there.reviewed(first))
    third = await there.reviewed(second)
    chain = [await there.read(here) for here in (first, second, third)]
    ids = [None, *(plan["id"] for plan in chain), None]
    assert [plan["edition"] for plan in chain] == [1, 2, 3]
    assert [plan["previous_id"] for plan in chain] == ids[:3]
    assert [plan["next_id"] for plan in chain] == ids[2:]
    assert [plan["status"] for plan in chain] == ["superseded", "under_review", "draft"]
    assert await replayed(house, there.centre) > 0


async def test_plan_3_neither_the_author_nor_the_last_editor_approves(house: House) -> None:
    there = await desk(house)
    author, editor = there.centre.coordinator, there.centre.coordinator_2
    third = await colleague(house, there.centre)
    here = await there.drafted()
    await there.patched(here, PATCH, by=third)
    await there.patched(here, PATCH, by=editor)
    await there.submitted(here)
    for caller in (author, editor):
        await refused(caller.post(f"{here}/approve", {}, etag="*"), 409, "second_person_needed")
    # Whoever changed it in between has seen others change it since.
    told = (await now_done(third, here, "approve")).json()
    assert (told["author_id"], told["editor_id"]) == (str(author.member_id), str(editor.member_id))
    assert (told["approver_id"], told["status"]) == (str(third.member_id), "active")


async def test_plan_3_who_began_the_review_is_the_author_of_the_next_version(house: House) -> None:
    there = await desk(house)
    here = await there.in_force()
    later = f"/v1/case-plans/{(await now_done(there.approver, here, 'review')).json()['id']}"
    await there.submitted(later)
    await refused(there.approver.post(f"{later}/approve", {}, etag="*"), 409, "second_person_needed")
    await now_done(there.author, later, "approve")


async def test_plan_3_a_script_neither_writes_nor_approves(house: House) -> None:
    there = await desk(house)
    made = await there.centre.admin.made("/v1/clients", {"name": "Script", "role": "coordinator"})
    script = house.caller(there.centre.id, UUID(made.json()["id"]), "coordinator")
    await refused(script.post("/v1/case-plans", there.body()), 403, "member_needed")
    here = await there.drafted()
    await refused(script.patch(here, PATCH, etag="*"), 403, "member_needed")
    await there.submitted(here)
    await refused(script.post(f"{here}/approve", {}, etag="*"), 403, "member_needed")
    await now_done(there.approver, here, "approve")
    await refused(script.post(f"{here}/review", {}, etag="*"), 403, "member_needed")


async def test_plan_3_the_database_knows_four_eyes_too(house: House) -> None:
    there = await desk(house)
    here = await there.waiting()
    approve = "UPDATE case_plans SET status = 'active', approver_id = {}, approved_at = now() WHERE id = :id"
    for who in ("author_id", "editor_id", "NULL"):
        refusal = await sql_refuses(there, approve.format(who), id=UUID(id_of(here)))
        assert refusal == CHECKED, who


async def test_plan_4_what_she_says_is_asked_before_it_is_approved(house: House) -> None:
    there = await desk(house)
    here = await there.drafted()
    await now_done(there.author, here, "submit")
    await refused(there.approver.post(f"{here}/approve", {}, etag="*"), 409, "person_not_asked")
    assert await there.rows("goals") == []
    # She can be asked while it waits.
    told = (await there.asked(here)).json()
    assert (told["status"], told["consulted_in"], told["with_interpreter"]) == ("in_approval", "lo", True)
    assert told["agreed_at"] == told["consulted_at"] is not None
    await now_done(there.approver, here, "approve")
    assert await there.states("goals") == ["accepted"]


async def test_plan_4_that_she_does_not_agree_is_enough_and_her_goals_are_proposals(house: House) -> None:
    there = await desk(house)
    here = await there.in_force(says=DECLINES)
    told = await there.read(here)
    assert (told["agreed_at"], told["not_agreed_reason"]) == (None, "WantsOtherGoals")
    assert told["consulted_at"] is not None
    assert await there.states("goals") == ["proposed"]


async def test_plan_4_what_she_says_last_holds(house: House) -> None:
    there = await desk(house)
    here = await there.drafted()
    await there.asked(here, DECLINES)
    told = (await there.asked(here, AGREES)).json()
    assert (told["not_agreed_reason"], told["agreed_at"] is None) == (None, False)
    told = (await there.asked(here, DECLINES)).json()
    assert (told["not_agreed_reason"], told["agreed_at"]) == ("WantsOtherGoals", None)


@pytest.mark.parametrize("change", [PATCH, {"review_on": None}, {"follow_up": None}])
async def test_plan_4_changing_a_draft_forgets_what_she_said(house: House, change: dict[str, Any]) -> None:
    there = await desk(house)
    here = await there.waiting(goal(), follow_up=monthly(), review_on=day(30))
    told = (await now_done(there.approver, here, "return")).json()
    assert told["agreed_at"] is not None  # it is still the same plan
    told = (await there.patched(here, change)).json()
    asked = ("agreed_at", "not_agreed_reason", "consulted_at", "consulted_in", "with_interpreter")
    assert {told[name] for name in asked} == {None}
    await now_done(there.author, here, "submit")
    await refused(there.approver.post(f"{here}/approve", {}, etag="*"), 409, "person_not_asked")


@pytest.mark.parametrize(
    "says",
    [
        {**AGREES, "not_agreed_reason": "Declines"},
        {**DECLINES, "not_agreed_reason": None},
        {**AGREES, "language": None},
        {**AGREES, "with_interpreter": None},
        {**AGREES, "agrees": "yes"},
    ],
)
async def test_plan_4_she_agrees_or_a_code_says_why_not(house: House, says: dict[str, Any]) -> None:
    there = await desk(house)
    here = await there.drafted()
    await refused(there.author.post(f"{here}/consult", says, etag="*"), 422, "invalid")


async def test_plan_4_the_database_wants_her_answer_too(house: House) -> None:
    there = await desk(house)
    here = await there.drafted()
    approve = "UPDATE case_plans SET status = 'active', approver_id = :who WHERE id = :id"
    who = there.approver.member_id
    assert await sql_refuses(there, approve, id=UUID(id_of(here)), who=who) == CHECKED


async def test_plan_5_completed_at_is_there_exactly_when_it_is_completed(house: House) -> None:
    there = await desk(house)
    ends = {"complete": {}, "discontinue": DISCONTINUE, "discard": {}}
    for command, body in ends.items():
        here = await (there.drafted() if command == "discard" else there.in_force())
        assert (await there.read(here))["completed_at"] is None
        await there.cancelled()
        told = (await now_done(there.author, here, command, body)).json()
        assert (told["completed_at"] is not None) == (told["status"] == "completed")
        assert (told["discontinue_reason"] is not None) == (told["status"] == "discontinued")
        assert told["allowed_commands"] == []
    rows = await state_of(there, "case_plans", "status", "completed_at IS NOT NULL")
    assert set(rows) == {("completed", True), ("discontinued", False), ("discarded", False)}
    uncompleted = "UPDATE case_plans SET completed_at = NULL WHERE status = 'completed' AND case_id = :id"
    assert await sql_refuses(there, uncompleted, id=UUID(there.case)) == CHECKED


async def test_g_8_an_approval_once_more_has_one_effect(house: House) -> None:
    there = await desk(house)
    here = await there.waiting(goal(), follow_up=monthly())
    version = await etag(there.approver, here)
    first = await there.approver.post(f"{here}/approve", {}, etag=version, key="yes")
    again = await there.approver.post(f"{here}/approve", {}, etag=version, key="yes")
    assert (first.status_code, again.status_code) == (200, 200)
    assert (again.headers["Idempotent-Replayed"], again.json()) == ("true", first.json())
    assert [len(await there.rows(what)) for what in ("goals", "visits")] == [1, 3]
    # A review answers the draft, and once more the same one.
    version = await etag(there.author, here)
    drafts = [await there.author.post(f"{here}/review", {}, etag=version, key="new") for _ in range(2)]
    assert drafts[0].json() == drafts[1].json()
    assert len(await there.rows("case-plans")) == 2


async def test_g_1_ids_of_others_are_unknown_references(house: House) -> None:
    there, foreign = await desk(house), await desk(house)
    theirs = await foreign.drafted()
    (their_goal,) = await foreign.goals_of(theirs)
    for id_ in (foreign.case, str(uuid4())):
        problem = await refused(
            there.author.post("/v1/case-plans", {**there.body(), "case_id": id_}), 422, "invalid"
        )
        assert faults(problem) == [("/case_id", "unknown_reference")]
    elsewhere = await template(foreign)
    for id_ in (elsewhere, str(uuid4())):
        body = {**there.body(), "template_id": id_}
        problem = await refused(there.author.post("/v1/case-plans", body), 422, "invalid")
        assert faults(problem) == [("/template_id", "unknown_reference")]
    pays = {"code": "x", "name": "x", "funder": "x", "kind": "Education", "from_on": "2026-01-01"}
    project = (await foreign.author.made("/v1/funded-projects", pays)).json()["id"]
    at = "/content/goals/0/actions/0"
    for name, id_ in (
        ("worker_id", str(foreign.author.member_id)),
        ("worker_id", str(there.approver.member_id)),  # at the centre, but not on the case
        ("provider_id", str(uuid4())),
        ("funded_project_id", str(uuid4())),
        ("funded_project_id", project),
        ("id", their_goal["actions"][0]["id"]),
    ):
        body = there.body(goal("x", action(**{name: id_})))
        problem = await refused(there.author.post("/v1/case-plans", body), 422, "invalid")
        assert faults(problem) == [(f"{at}/{name}", "unknown_reference")], name
    body = there.body(follow_up=monthly(worker_id=str(there.approver.member_id)))
    problem = await refused(there.author.post("/v1/case-plans", body), 422, "invalid")
    assert faults(problem) == [("/follow_up/worker_id", "unknown_reference")]


async def test_g_2_goals_of_another_plan_are_unknown_references(house: House) -> None:
    there = await desk(house)
    other = await desk(house, there.centre)
    hers = (await other.goals_of(await other.drafted()))[0]
    here = await there.drafted(goal("One"), goal("Two"))
    one, two = await there.goals_of(here)
    for change in (
        [{**goal("x"), "id": hers["id"]}],
        [{**goal("x"), "id": one["id"]}, {**goal("y"), "id": one["id"]}],
        [{**goal("x", action(id=two["actions"][0]["id"])), "id": one["id"]}],
        [goal("x", action(id=one["actions"][0]["id"]))],
        [{**goal("x", action(id=one["id"])), "id": one["id"]}],
    ):
        problem = await refused(
            there.author.patch(here, {"content": {"goals": change}}, etag="*"), 422, "invalid"
        )
        assert {why for _, why in faults(problem)} == {"unknown_reference"}


async def test_a_plan_begins_with_what_its_template_says(house: House) -> None:
    there = await desk(house)
    begins = {
        "domain": "VocationalTraining",
        "title": "A trade",
        "due_in_months": 1,
        "actions": [{"title": "A course", "service_type": "VocationalTraining", "due_in_days": 30}],
    }
    follow_up = {"mode": "CommunityVisit", "phases": [{"every_months": 1, "until_month": 2}]}
    made = await template(there, "ExitAssessment", goals=[begins], follow_up=follow_up)
    here = await there.drafted(goal("To sleep"), template_id=made)
    told = await there.read(here)
    assert (told["template_id"], told["requirements"]) == (made, ["ExitAssessment"])
    first, second = told["content"]["goals"]
    assert (first["title"], second["title"]) == ("A trade", "To sleep")
    assert first["planned_end_on"] == add_months(date.fromisoformat(day()), 1).isoformat()
    (course,) = first["actions"]
    assert (course["title"], course["due_on"], course["worker_id"]) == ("A course", day(30), None)
    assert told["follow_up"] == {**follow_up, "starts_on": day(), "worker_id": None}
    await there.approved(here)
    assert len(await there.rows("visits")) == 2
    # What the plan says itself takes the place of the template's follow-up.
    other = await desk(house, there.centre)
    told = await other.read(await other.drafted(template_id=made, follow_up=monthly(6)))
    assert told["follow_up"]["phases"] == monthly(6)["phases"]


async def test_plan_13_a_later_edition_of_a_template_changes_no_plan(house: House) -> None:
    there = await desk(house)
    old = await template(there, "ExitAssessment")
    here = await there.in_force(template_id=old)
    waiting = await desk(house, there.centre)
    draft = await waiting.drafted(template_id=old)
    before = [await there.read(here), await waiting.read(draft)]
    begins = {"domain": "Education", "title": "To read"}
    new = await template(there, "BaselineAssessment", goals=[begins])
    assert new != old
    assert [await there.read(here), await waiting.read(draft)] == before
    # What began with an edition goes on with it, and nothing new begins with it.
    await waiting.approved(draft)
    later = await there.read(await there.reviewed(here))
    assert (later["template_id"], later["requirements"]) == (old, ["ExitAssessment"])
    other = await desk(house, there.centre)
    body = {**other.body(), "template_id": old}
    problem = await refused(there.author.post("/v1/case-plans", body), 422, "invalid")
    assert faults(problem) == [("/template_id", "retired")]
    told = await other.read(await other.drafted(template_id=new))
    assert [g["title"] for g in told["content"]["goals"]] == ["To read", "She sleeps through the night"]


async def test_a_closed_case_is_planned_for_no_more(house: House) -> None:
    there = await desk(house)
    here = await there.in_force()
    await now_done(there.author, here, "discontinue", DISCONTINUE)
    await now_done(there.author, f"/v1/cases/{there.case}", "close", {"reason": "Autonomy"})
    await refused(there.author.post("/v1/case-plans", there.body()), 409, "case_closed")
    await refused(there.author.post(f"{here}/review", {}, etag="*"), 409, "case_closed")
    there.case = await case_in(there.centre, "closed")
    await refused(there.author.post("/v1/case-plans", there.body()), 409, "case_closed")
