"""What a centre plans and asks with: editions that never change, one of them in use; projects that pay."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy.exc import DBAPIError

from tests.factories.house import Caller, House, Party
from tests.features.case_plans.plans import Desk, desk, sql_refuses
from tests.features.case_plans.test_plans import FROZEN
from tests.features.stories import address, at_once, code, faults, journal, now_done, refused, statuses

QUESTIONNAIRES, TEMPLATES, PROJECTS = "/v1/questionnaires", "/v1/plan-templates", "/v1/funded-projects"
OPTIONS = [{"code": "well", "label": "Well", "points": 2}, {"code": "badly", "label": "Badly", "points": 0}]
SLEEP: dict[str, Any] = {
    "code": "sleep",
    "domain": "Psychological",
    "text": "How do you sleep?",
    "options": OPTIONS,
}
GOAL: dict[str, Any] = {"domain": "Housing", "title": "A flat of her own"}
PHASES = [{"every_months": 1, "until_month": 12}, {"every_months": 3, "until_month": 36}]
QUESTIONNAIRE: dict[str, Any] = {"code": "wellbeing", "title": "How she is", "questions": [SLEEP]}
TEMPLATE: dict[str, Any] = {"code": "three_years", "title": "Three years", "goals": [GOAL]}
PROJECT: dict[str, Any] = {
    "code": "babysitter",
    "name": "Child minding during appointments",
    "funder": "A private donor",
    "kind": "ChildMinding",
    "from_on": "2026-01-01",
}
#: Each kind of form, with the least that makes one.
FORMS = [
    pytest.param(QUESTIONNAIRES, QUESTIONNAIRE, id="questionnaire"),
    pytest.param(TEMPLATES, TEMPLATE, id="plan_template"),
]
#: The same, and the projects, with the command that ends one and what it is then.
ALL = [
    pytest.param(QUESTIONNAIRES, QUESTIONNAIRE, "retire", "retired", id="questionnaire"),
    pytest.param(TEMPLATES, TEMPLATE, "retire", "retired", id="plan_template"),
    pytest.param(PROJECTS, PROJECT, "end", "ended", id="funded_project"),
]


def filled(said: dict[str, Any]) -> dict[str, Any]:
    """A question or a goal with what it says by saying nothing."""
    absent: dict[str, Any] = {"due_in_months": None, "actions": []}
    if "options" in said:
        absent = {"is_required": False}
    return {**absent, **said}


async def listed(caller: Caller, path: str) -> list[dict[str, Any]]:
    answer = await caller.get(path)
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


async def read(caller: Caller, here: str) -> dict[str, Any]:
    answer = await caller.get(here)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def editions(centre: Party, path: str) -> list[tuple[int, str]]:
    """The editions of all forms with how they stand, the first one first."""
    items = await listed(centre.coordinator, path)
    return sorted((item["edition"], item["status"]) for item in items)


# --- editions ---------------------------------------------------------------------------------------


async def test_a_questionnaire_says_what_was_written(house: House) -> None:
    centre = await house.party()
    made = await centre.coordinator.made(QUESTIONNAIRES, QUESTIONNAIRE)
    found = made.json()
    assert made.headers["Location"] == address(made)
    assert (found["code"], found["edition"], found["status"]) == ("wellbeing", 1, "in_use")
    assert found["questions"] == [filled(SLEEP)]
    assert await read(centre.coordinator, address(made)) == found
    assert await listed(centre.coordinator, QUESTIONNAIRES) == [found]
    assert found["allowed_commands"] == ["retire"]
    assert (await read(centre.caseworker, address(made)))["allowed_commands"] == []


async def test_a_template_says_what_was_written(house: House) -> None:
    centre = await house.party()
    course = {"title": "A course", "service_type": "VocationalTraining", "due_in_days": 30}
    goals: list[dict[str, Any]] = [{**GOAL, "due_in_months": 9, "actions": [course]}, GOAL]
    follow_up = {"mode": "CommunityVisit", "phases": PHASES}
    requirements = ["BaselineAssessment", "ExitAssessment"]
    said = {**TEMPLATE, "goals": goals, "follow_up": follow_up, "requirements": requirements}
    found = (await centre.coordinator.made(TEMPLATES, said)).json()
    assert found["goals"] == [filled(goal) for goal in goals]
    assert (found["follow_up"], found["requirements"]) == (follow_up, requirements)
    least = (await centre.coordinator.made(TEMPLATES, {**TEMPLATE, "code": "least"})).json()
    assert (least["follow_up"], least["requirements"]) == (None, [])


@pytest.mark.parametrize(("path", "body"), FORMS)
async def test_a_new_edition_takes_the_place_of_the_one_before(
    house: House, path: str, body: dict[str, Any]
) -> None:
    centre = await house.party()
    first = await centre.coordinator.made(path, body)
    second = await centre.coordinator.made(path, {**body, "title": "Another"})
    assert (second.json()["edition"], second.json()["title"]) == (2, "Another")
    before = await read(centre.coordinator, address(first))
    told = {"status": "retired", "version": 2, "allowed_commands": []}
    assert before == {**first.json(), **told, "updated_at": before["updated_at"]}
    steps = [(event.from_state, event.to_state) for event in await journal(house, centre, before["id"])]
    assert steps == [(None, "in_use"), ("in_use", "retired")]
    await now_done(centre.coordinator, address(second), "retire")
    assert (await centre.coordinator.made(path, body)).json()["edition"] == 3
    assert (await centre.coordinator.made(path, {**body, "code": "other"})).json()["edition"] == 1


@pytest.mark.parametrize("editions_before", [0, 1])
@pytest.mark.parametrize(("path", "body"), FORMS)
async def test_of_twenty_who_make_an_edition_at_once_one_is_in_use_and_none_is_lost(
    house: House, path: str, body: dict[str, Any], editions_before: int
) -> None:
    centre = await house.party()
    for _ in range(editions_before):
        await centre.coordinator.made(path, body)
    answers = await at_once([centre.coordinator.post(path, body) for _ in range(20)])
    made = statuses(answers)[201]
    assert made >= 1
    assert {code(answer) for answer in answers if answer.status_code != 201} <= {"edition_taken"}
    last = editions_before + made
    expected = [*((n, "retired") for n in range(1, last)), (last, "in_use")]
    assert await editions(centre, f"{path}?limit=100") == expected


@pytest.mark.race
@pytest.mark.parametrize(("path", "body"), FORMS)
async def test_an_edition_that_is_retired_while_the_next_is_made_is_retired_once(
    house: House, path: str, body: dict[str, Any]
) -> None:
    centre = await house.party()
    boss, first = centre.coordinator, await centre.coordinator.made(path, body)
    retire = f"{address(first)}/retire"
    work = [boss.post(retire, {}, etag="*") if n % 2 else boss.post(path, body) for n in range(20)]
    answers = await at_once(work)
    refusals = {code(answer) for answer in answers if answer.status_code not in {200, 201}}
    assert refusals <= {"edition_taken", "wrong_state"}
    last = 1 + statuses(answers)[201]
    expected = [*((n, "retired") for n in range(1, last)), (last, "in_use")]
    assert await editions(centre, f"{path}?limit=100") == expected
    steps = [event.to_state for event in await journal(house, centre, first.json()["id"])]
    assert steps == ["in_use", "retired"]


@pytest.mark.parametrize(("path", "body"), FORMS)
async def test_another_centre_has_editions_of_its_own(house: House, path: str, body: dict[str, Any]) -> None:
    one, other = await house.party(), await house.party()
    for centre in (one, other):
        assert (await centre.coordinator.made(path, body)).json()["edition"] == 1
    assert await editions(one, path) == await editions(other, path) == [(1, "in_use")]


@pytest.mark.parametrize(("path", "body"), FORMS)
async def test_g_8_an_edition_once_more_under_one_key_is_made_once(
    house: House, path: str, body: dict[str, Any]
) -> None:
    centre = await house.party()
    made = [await centre.coordinator.made(path, body, key="once") for _ in range(2)]
    assert made[0].json() == made[1].json()
    assert await editions(centre, path) == [(1, "in_use")]


@pytest.mark.parametrize(
    ("table", "path", "body", "column"),
    [
        ("questionnaires", QUESTIONNAIRES, QUESTIONNAIRE, "questions"),
        ("plan_templates", TEMPLATES, TEMPLATE, "goals"),
    ],
)
async def test_plan_13_the_database_itself_refuses_to_change_an_edition(
    house: House, table: str, path: str, body: dict[str, Any], column: str
) -> None:
    centre = await house.party()
    made = await centre.coordinator.made(path, body)
    for change in (f"{column} = '[]'::jsonb", "edition = 7", "code = 'x'", "title = 'x'"):
        with pytest.raises(DBAPIError):
            await house.owner_execute(
                f"UPDATE {table} SET {change} WHERE id = :id",  # noqa: S608 - of this file
                id=UUID(made.json()["id"]),
            )


@pytest.mark.parametrize(
    ("path", "body", "change"),
    [
        (QUESTIONNAIRES, QUESTIONNAIRE, "questions = jsonb_set(questions, '{0,options,0,points}', '9')"),
        (QUESTIONNAIRES, QUESTIONNAIRE, "edition = 7"),
        (TEMPLATES, TEMPLATE, "goals = '[]'"),
        (TEMPLATES, TEMPLATE, "follow_up = '{}'"),
        (TEMPLATES, TEMPLATE, "requirements = '{ExitAssessment}'"),
    ],
)
async def test_plan_13_the_application_itself_cannot_change_an_edition(
    house: House, path: str, body: dict[str, Any], change: str
) -> None:
    centre = await house.party()
    table = path.removeprefix("/v1/").replace("-", "_")
    id_ = UUID((await centre.coordinator.made(path, body)).json()["id"])
    there = Desk(house, centre, "")
    for statement, refusal in (
        (f"UPDATE {table} SET {change}", FROZEN),  # noqa: S608 - of this file
        (f"DELETE FROM {table}", "42501"),  # noqa: S608 - of this file
    ):
        assert await sql_refuses(there, f"{statement} WHERE id = :id", id=id_) == refusal


async def test_plan_13_a_later_edition_changes_no_plan(house: House) -> None:
    there = await desk(house)
    first = (await there.author.made(TEMPLATES, {**TEMPLATE, "follow_up": {"phases": PHASES}})).json()
    plan = await there.drafted(template_id=first["id"])
    before = await there.read(plan)
    other = {**TEMPLATE, "goals": [{**GOAL, "title": "Something else"}], "requirements": ["ExitAssessment"]}
    second = (await there.author.made(TEMPLATES, other)).json()
    assert await there.read(plan) == before
    assert before["template_id"] == first["id"] != second["id"]
    assert before["content"]["goals"][0]["title"] == GOAL["title"]
    assert before["follow_up"]["phases"] == PHASES


# --- what is refused --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "body", "fault"),
    [
        (QUESTIONNAIRES, {"questions": [SLEEP, SLEEP]}, ("/questions", "code_twice")),
        (
            QUESTIONNAIRES,
            {"questions": [SLEEP, {**SLEEP, "code": "b", "options": [OPTIONS[0]] * 2}]},
            ("/questions/1/options", "code_twice"),
        ),
        (QUESTIONNAIRES, {"questions": []}, ("/questions", "too_short")),
        (
            QUESTIONNAIRES,
            {"questions": [{**SLEEP, "options": [{**OPTIONS[0], "points": 101}]}]},
            ("/questions/0/options/0/points", "less_than_equal"),
        ),
        (
            QUESTIONNAIRES,
            {"questions": [{**SLEEP, "options": [{**OPTIONS[0], "points": -1}]}]},
            ("/questions/0/options/0/points", "greater_than_equal"),
        ),
        (
            QUESTIONNAIRES,
            {"questions": [{**SLEEP, "options": [{**OPTIONS[0], "points": True}]}]},
            ("/questions/0/options/0/points", "int_type"),
        ),
        (QUESTIONNAIRES, {"title": "x\x00y"}, ("/title", "control_character")),
        (QUESTIONNAIRES, {"code": "Well-being"}, ("/code", "string_pattern_mismatch")),
        (QUESTIONNAIRES, {"code": "wellbeing\n"}, ("/code", "string_pattern_mismatch")),
        (TEMPLATES, {"goals": []}, ("/goals", "too_short")),
        (
            TEMPLATES,
            {"goals": [{**GOAL, "due_in_months": 121}]},
            ("/goals/0/due_in_months", "less_than_equal"),
        ),
        (TEMPLATES, {"requirements": ["ExitAssessment"] * 2}, ("/requirements", "not_unique")),
        (TEMPLATES, {"follow_up": {"phases": PHASES[::-1]}}, ("/follow_up/phases", "phases_in_order")),
        (TEMPLATES, {"follow_up": {"phases": [PHASES[0]] * 2}}, ("/follow_up/phases", "phases_in_order")),
        (TEMPLATES, {"follow_up": {"phases": []}}, ("/follow_up/phases", "too_short")),
        (PROJECTS, {"until_on": "2025-12-31"}, ("/until_on", "before_from_on")),
    ],
)
async def test_what_cannot_be_is_refused_at_its_place(
    house: House, path: str, body: dict[str, Any], fault: tuple[str, str]
) -> None:
    centre = await house.party()
    whole = {QUESTIONNAIRES: QUESTIONNAIRE, TEMPLATES: TEMPLATE, PROJECTS: PROJECT}[path]
    problem = await refused(centre.coordinator.post(path, {**whole, **body}), 422, "invalid")
    assert faults(problem) == [fault]
    assert await listed(centre.coordinator, path) == []


@pytest.mark.parametrize(("path", "body", "command", "ended"), ALL)
async def test_what_has_ended_ends_once(
    house: House, path: str, body: dict[str, Any], command: str, ended: str
) -> None:
    centre = await house.party()
    here = address(await centre.coordinator.made(path, body))
    await refused(centre.coordinator.post(f"{here}/{command}", {}), 428, "if_match_required")
    await refused(centre.coordinator.post(f"{here}/{command}", {}, etag='"7"'), 412, "stale")
    found = (await now_done(centre.coordinator, here, command)).json()
    assert (found["status"], found["version"], found["allowed_commands"]) == (ended, 2, [])
    problem = await refused(centre.coordinator.post(f"{here}/{command}", {}, etag="*"), 409, "wrong_state")
    assert (problem["current_state"], problem["allowed"]) == (ended, [])
    for method in ("PATCH", "PUT", "DELETE"):
        assert (await centre.coordinator.call(method, here, json={"title": "x"})).status_code == 405


@pytest.mark.parametrize(("path", "body", "command", "ended"), ALL)
async def test_who_leads_says_how_a_centre_plans_and_who_works_on_cases_reads_it(
    house: House, path: str, body: dict[str, Any], command: str, ended: str
) -> None:
    centre = await house.party()
    here = address(await centre.coordinator.made(path, body))
    leads, work = {"coordinator", "coordinator_2"}, {"coordinator", "coordinator_2", "caseworker"}
    seen = {role: (await caller.get(here)).status_code for role, caller in centre.callers.items()}
    assert seen == {role: 200 if role in work else 403 for role in seen}
    for role in set(centre.callers) - leads:
        caller = centre.callers[role]
        await refused(caller.post(path, body), 403, "forbidden")
        await refused(caller.post(f"{here}/{command}", {}, etag="*"), 403, "forbidden")
    for anywhere in (path, here):
        await refused(house.operator.callers["operator"].get(anywhere), 404, "not_found")
        await refused((await house.party("authority")).liaison.get(anywhere), 403, "forbidden")


@pytest.mark.parametrize(("path", "body", "command", "ended"), ALL)
async def test_g_1_what_another_centre_plans_with_is_not_there(
    house: House, path: str, body: dict[str, Any], command: str, ended: str
) -> None:
    centre, stranger = await house.party(), await house.party()
    here = address(await centre.coordinator.made(path, body))
    assert await listed(stranger.coordinator, path) == []
    for nowhere in (here, f"{path}/{uuid4()}"):
        await refused(stranger.coordinator.get(nowhere), 404, "not_found")
        await refused(stranger.coordinator.post(f"{nowhere}/{command}", {}, etag="*"), 404, "not_found")


@pytest.mark.parametrize(("path", "body"), FORMS)
async def test_forms_are_listed_the_newest_first_and_found_by_what_is_asked(
    house: House, path: str, body: dict[str, Any]
) -> None:
    centre = await house.party()
    boss = centre.coordinator
    first = (await boss.made(path, body)).json()["id"]
    other = (await boss.made(path, {**body, "code": "other"})).json()["id"]
    latest = (await boss.made(path, body)).json()
    moment = latest["created_at"]

    async def found(query: str) -> list[str]:
        return [item["id"] for item in await listed(boss, f"{path}{query}")]

    assert await found("") == [latest["id"], other, first]
    assert await found("?status=in_use") == [latest["id"], other]
    assert await found("?code=other&code=none") == [other]
    assert await found(f"?updated_since={moment}") == [latest["id"], first]
    page = (await boss.get(f"{path}?limit=2")).json()
    assert await found(page["next"].removeprefix(path)) == [first]


# --- projects ---------------------------------------------------------------------------------------


async def test_a_project_says_who_pays_for_what_and_until_when(house: House) -> None:
    centre = await house.party()
    said = {**PROJECT, "until_on": "2026-01-01"}
    made = await centre.coordinator.made(PROJECTS, said)
    found = made.json()
    assert {name: found[name] for name in said} == said
    assert (found["status"], found["allowed_commands"]) == ("open", ["end"])
    assert await read(centre.caseworker, address(made)) == {**found, "allowed_commands": []}
    await now_done(centre.coordinator, address(made), "end")
    types = [event.type for event in await journal(house, centre, found["id"])]
    assert types == ["funded_project.created", "funded_project.ended"]


async def test_the_code_of_a_project_is_taken_once_in_a_centre(house: House) -> None:
    centre, other = await house.party(), await house.party()
    answers = await at_once([centre.coordinator.post(PROJECTS, PROJECT) for _ in range(20)])
    assert statuses(answers) == {201: 1, 409: 19}
    assert {code(answer) for answer in answers if answer.status_code == 409} == {"project_code_taken"}
    (project,) = await listed(centre.coordinator, PROJECTS)
    await now_done(centre.coordinator, f"{PROJECTS}/{project['id']}", "end")
    await refused(centre.coordinator.post(PROJECTS, PROJECT), 409, "project_code_taken")
    await other.coordinator.made(PROJECTS, PROJECT)


async def test_projects_are_found_by_how_they_stand_and_what_they_pay(house: House) -> None:
    centre = await house.party()
    boss = centre.coordinator
    one = await boss.made(PROJECTS, PROJECT)
    other = (await boss.made(PROJECTS, {**PROJECT, "code": "other", "kind": "LegalAid"})).json()["id"]
    ended = (await now_done(boss, address(one), "end")).json()

    async def found(query: str) -> list[str]:
        return [item["id"] for item in await listed(boss, f"{PROJECTS}{query}")]

    assert await found("") == [other, ended["id"]]
    assert await found("?status=open") == [other]
    assert await found("?kind=ChildMinding&kind=Other") == [ended["id"]]
    assert await found(f"?updated_since={ended['updated_at']}") == [ended["id"]]
