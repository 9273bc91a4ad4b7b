"""What was found out about somebody: scored by the server, sealed, never rewritten, compared over time."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy.exc import DBAPIError

from tests.factories.house import Caller, House, Party
from tests.features.case_plans.plans import Desk, sql_refuses
from tests.features.case_plans.test_plans import FROZEN
from tests.features.case_plans.test_visits import GLASS, readers
from tests.features.cases.work import case_in, hidden_case, person
from tests.features.stories import (
    Clock,
    address,
    at_once,
    code,
    faults,
    journal,
    new_case,
    now_done,
    refused,
    statuses,
    stored_anywhere,
)
from trafficking_api import rotation
from trafficking_api.access.mandate import Mandate

ASSESSMENTS, QUESTIONNAIRES = "/v1/assessments", "/v1/questionnaires"
NOTE = "The recruiter's canary-of-a-factor family lives there."
SUMMARY = "She is canary-of-a-summary afraid."


def option(code: str, points: int) -> dict[str, Any]:
    return {"code": code, "label": code, "points": points}


def question(code: str, domain: str, *points: int, **more: Any) -> dict[str, Any]:
    """A question whose options are `o0`, `o1` and so on."""
    options = [option(f"o{n}", points_) for n, points_ in enumerate(points)]
    return {"code": code, "domain": domain, "text": f"{code}?", "options": options, **more}


QUESTIONS = [
    question("sleep", "Psychological", 1, 2, 5, is_required=True),
    question("fear", "Psychological", 0, 3),
    question("roof", "Housing", 1, 4),
]
RISK: dict[str, Any] = {"domain": "Safety", "level": "Community", "direction": "Risk", "severity": "3"}
FOUND: dict[str, Any] = {
    "answers": [{"question": "sleep", "option": "o1"}, {"question": "roof", "option": "o0"}],
    "factors": [{**RISK, "need": "Safety", "note": NOTE}],
    "overall_risk": "2",
    "summary": SUMMARY,
}
SCORES = [
    {"domain": "Housing", "points": 1, "least": 1, "most": 4, "answered": 1, "asked": 1},
    {"domain": "Psychological", "points": 2, "least": 1, "most": 5, "answered": 1, "asked": 2},
    {"domain": None, "points": 3, "least": 2, "most": 9, "answered": 2, "asked": 3},
]


def body(case: str, **more: Any) -> dict[str, Any]:
    """An assessment of one factor, if nothing else is said."""
    found = {} if "answers" in more or "factors" in more else {"factors": [RISK]}
    return {"case_id": case, "kind": "Baseline", "assessed_on": "2026-11-20", **found, **more}


async def asked_by(centre: Party, *questions: dict[str, Any]) -> str:
    """The id of the next edition of a questionnaire, with three questions if none is named."""
    said = {"code": "wellbeing", "title": "How she is", "questions": list(questions) or QUESTIONS}
    return str((await centre.coordinator.made(QUESTIONNAIRES, said)).json()["id"])


async def recorded(caller: Caller, case: str, **more: Any) -> str:
    """The address of an assessment."""
    return address(await caller.made(ASSESSMENTS, body(case, **more)))


async def read(caller: Caller, here: str) -> dict[str, Any]:
    answer = await caller.get(here)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def listed(caller: Caller, query: str = "") -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = (await read(caller, f"{ASSESSMENTS}{query}"))["items"]
    return items


async def progress(caller: Caller, case: str) -> dict[str, dict[str, Any]]:
    """How each domain has changed, by its name."""
    found = await read(caller, f"/v1/cases/{case}/progress")
    assert found["case_id"] == case
    return {domain["domain"]: domain for domain in found["domains"]}


async def whose(centre: Party, case: str) -> str:
    """The id of the person of a case."""
    return str((await read(centre.coordinator, f"/v1/cases/{case}"))["person_id"])


# --- recorded ---------------------------------------------------------------------------------------


async def test_an_assessment_is_scored_by_the_server_and_says_who_found_what(house: House) -> None:
    centre = await house.party()
    case, form = await new_case(centre), await asked_by(centre)
    made = await centre.caseworker.made(ASSESSMENTS, body(case, questionnaire_id=form, **FOUND))
    found = made.json()
    assert made.headers["Location"] == address(made)
    assert found["findings"] == {**FOUND, "scores": SCORES}
    assert found["domains"] == ["Housing", "Psychological", "Safety"]
    assert (found["assessor_id"], found["questionnaire_id"]) == (str(centre.caseworker.member_id), form)
    assert (found["status"], found["version"], found["allowed_commands"]) == ("recorded", 1, ["void"])
    assert await read(centre.coordinator, address(made)) == found
    (brief,) = await listed(centre.coordinator)
    assert brief == {name: value for name, value in found.items() if name != "findings"}
    assert [event.type for event in await journal(house, centre, found["id"])] == ["assessment.recorded"]


async def test_factors_alone_are_enough_and_score_nothing(house: House) -> None:
    centre = await house.party()
    found = (await centre.coordinator.made(ASSESSMENTS, body(await new_case(centre)))).json()
    absent = {"need": None, "note": None}
    nothing: dict[str, Any] = {"answers": [], "scores": [], "overall_risk": None, "summary": None}
    assert found["findings"] == {**nothing, "factors": [{**RISK, **absent}]}
    assert (found["questionnaire_id"], found["domains"]) == (None, ["Safety"])


@pytest.mark.parametrize("known", [True, False], ids=["under her own key", "under the centre's key"])
async def test_what_was_found_is_told_to_who_reads_it_alone_and_lies_nowhere_readable(
    house: House, *, known: bool
) -> None:
    centre = await house.party()
    case = await case_in(centre, "active") if known else await new_case(centre)
    here = await recorded(centre.coordinator, case, questionnaire_id=await asked_by(centre), **FOUND)
    assert (await read(centre.caseworker, here))["findings"] == {**FOUND, "scores": SCORES}
    for path in (ASSESSMENTS, f"{ASSESSMENTS}?case_id={case}", f"/v1/cases/{case}/progress"):
        answer = await centre.coordinator.get(path)
        assert "canary-of-a" not in answer.text
    for secret in ("canary-of-a", '"points": 2, "least"', "overall_risk"):
        assert await stored_anywhere(house, secret) == []
    for id_ in [case, *([await whose(centre, case)] if known else [])]:
        traces = await readers(house, centre, id_, "%_assessment")
        assert traces == ["record_assessment", "read_assessment"]
        assert await readers(house, centre, id_, "read_case_progress") == ["read_case_progress"]


async def test_a_list_of_assessments_is_no_reading(house: House) -> None:
    centre = await house.party()
    case = await new_case(centre)
    await recorded(centre.coordinator, case)
    await listed(centre.coordinator, f"?case_id={case}")
    assert await readers(house, centre, case, "list_assessments") == []


async def test_a_list_of_assessments_needs_no_key(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    centre = await house.party()
    for case in (await case_in(centre, "active"), await new_case(centre)):
        await recorded(centre.coordinator, case)
    before = await listed(centre.coordinator)

    async def keys(*_: Any, **__: Any) -> None:
        pytest.fail("a key is asked for")

    monkeypatch.setattr(Mandate, "keys", keys)
    assert len(before) == 2
    assert await listed(centre.coordinator) == before


async def test_what_was_found_before_she_was_named_is_read_with_what_was_found_after(house: House) -> None:
    centre = await house.party()
    case = await new_case(centre)
    before = await recorded(centre.coordinator, case, assessed_on="2026-01-01")
    hers = await person(centre)
    patched = await centre.coordinator.patch(f"/v1/cases/{case}", {"person_id": hers}, etag="*")
    assert patched.status_code == 200, patched.text
    after = await recorded(centre.coordinator, case, kind="Review", assessed_on="2026-02-01")
    for here in (before, after):
        assert (await read(centre.coordinator, here))["findings"]["factors"][0]["severity"] == "3"
    looks = (await progress(centre.coordinator, case))["Safety"]["looks"]
    assert [f"{ASSESSMENTS}/{look['assessment_id']}" for look in looks] == [before, after]
    assert await readers(house, centre, hers, "read_assessment") == ["read_assessment"] * 2


async def test_what_was_found_is_still_read_under_new_keys(house: House) -> None:
    centre = await house.party()
    cases = [await case_in(centre, "active"), await new_case(centre)]
    places = [await recorded(centre.coordinator, case) for case in cases]
    await rotation.rotate(house.office, centre.id)
    for case, here in zip(cases, places, strict=True):
        assert (await read(centre.coordinator, here))["findings"]["scores"] == []
        assert set(await progress(centre.coordinator, case)) == {"Safety"}


async def test_g_8_once_more_under_one_key_it_is_recorded_once_and_each_answer_is_a_reading(
    house: House,
) -> None:
    centre = await house.party()
    case = await new_case(centre)
    made = [await centre.coordinator.made(ASSESSMENTS, body(case), key="once") for _ in range(2)]
    assert made[0].json() == made[1].json()
    assert len(await listed(centre.coordinator)) == 1
    assert await readers(house, centre, case, "record_assessment") == ["record_assessment"] * 2


@pytest.mark.race
async def test_g_8_twenty_at_once_under_one_key_record_it_once(house: House) -> None:
    centre = await house.party()
    sent = body(await new_case(centre))
    answers = await at_once([centre.coordinator.post(ASSESSMENTS, sent, key="once") for _ in range(20)])
    (one,) = await listed(centre.coordinator)
    assert {answer.json()["id"] for answer in answers if answer.status_code == 201} == {one["id"]}
    assert {code(answer) for answer in answers if answer.status_code != 201} <= {"idempotency_in_flight"}


# --- what is refused --------------------------------------------------------------------------------


def said(*answers: tuple[str, str]) -> dict[str, Any]:
    return {"answers": [{"question": question_, "option": option_} for question_, option_ in answers]}


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (said(("sleep", "o1"), ("mood", "o1")), [("/answers/1/question", "unknown_question")]),
        (said(("sleep", "o1"), ("roof", "o2")), [("/answers/1/option", "unknown_option")]),
        (said(("sleep", "o1"), ("sleep", "o1")), [("/answers/1/question", "answered_twice")]),
        (said(("roof", "o1")), [("/answers", "required_question_unanswered")]),
        ({"answers": [], "factors": [RISK]}, [("/answers", "required_question_unanswered")]),
        (
            said(("mood", "o1"), ("roof", "o7")),
            [
                ("/answers/0/question", "unknown_question"),
                ("/answers/1/option", "unknown_option"),
                ("/answers", "required_question_unanswered"),
            ],
        ),
    ],
)
async def test_answers_that_cannot_be_counted_are_refused_at_their_place(
    house: House, found: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    centre = await house.party()
    sent = body(await new_case(centre), questionnaire_id=await asked_by(centre), **found)
    problem = await refused(centre.coordinator.post(ASSESSMENTS, sent), 422, "invalid")
    assert faults(problem) == expected
    assert await listed(centre.coordinator) == []


async def test_no_client_says_what_the_score_is(house: House) -> None:
    centre = await house.party()
    case, form = await new_case(centre), await asked_by(centre)
    sent = body(case, questionnaire_id=form, **FOUND)
    answer = {**FOUND["answers"][0], "points": 5}
    for place, wrong in (
        ("/scores", {**sent, "scores": SCORES}),
        ("/points", {**sent, "points": 100}),
        ("/domains", {**sent, "domains": ["Legal"]}),
        ("/answers/0/points", {**sent, "answers": [answer]}),
        ("/assessor_id", {**sent, "assessor_id": str(centre.caseworker.member_id)}),
    ):
        problem = await refused(centre.coordinator.post(ASSESSMENTS, wrong), 422, "invalid")
        assert faults(problem) == [(place, "extra_forbidden")]


async def test_something_was_found_and_answers_are_answers_to_something(house: House) -> None:
    centre = await house.party()
    case = await new_case(centre)
    for wrong, fault in (
        ({"factors": []}, ("", "nothing_found")),
        (said(("sleep", "o1")), ("/answers", "questionnaire_needed")),
        ({"factors": [{**RISK, "severity": "5"}]}, ("/factors/0/severity", "unknown_code")),
        ({"kind": "Autopsy"}, ("/kind", "unknown_code")),
    ):
        problem = await refused(centre.coordinator.post(ASSESSMENTS, body(case, **wrong)), 422, "invalid")
        assert faults(problem) == [fault]


async def test_only_an_edition_in_use_is_asked_by(house: House) -> None:
    centre, stranger = await house.party(), await house.party()
    case, first = await new_case(centre), await asked_by(centre)
    old = await recorded(centre.coordinator, case, questionnaire_id=first, **FOUND)
    latest = await asked_by(centre)
    for form, fault in (
        (first, "retired"),
        (await asked_by(stranger), "unknown_reference"),
        (str(uuid4()), "unknown_reference"),
    ):
        sent = body(case, questionnaire_id=form, **FOUND)
        problem = await refused(centre.coordinator.post(ASSESSMENTS, sent), 422, "invalid")
        assert faults(problem) == [("/questionnaire_id", fault)]
    await recorded(centre.coordinator, case, questionnaire_id=latest, **FOUND)
    assert (await read(centre.coordinator, old))["findings"]["scores"] == SCORES


@pytest.mark.race
async def test_while_editions_follow_each_other_each_assessment_is_counted_by_the_one_it_names(
    house: House,
) -> None:
    centre = await house.party()
    case, first = await new_case(centre), await asked_by(centre)
    worth = {"code": "wellbeing", "title": "Another", "questions": [question("sleep", "Legal", 7, 8)]}
    answered = body(case, questionnaire_id=first, **FOUND)
    work = [
        centre.coordinator.post(ASSESSMENTS, answered)
        if n % 2
        else centre.coordinator.post(QUESTIONNAIRES, worth)
        for n in range(20)
    ]
    answers = await at_once(work)
    assert set(statuses(answers)) <= {201, 409, 422}
    found = [answer.json() for answer in answers if answer.request.url.path == ASSESSMENTS]
    for said_ in found:
        if "findings" in said_:
            assert (said_["questionnaire_id"], said_["findings"]["scores"]) == (first, SCORES)
        else:
            assert faults(said_) == [("/questionnaire_id", "retired")]


async def test_nothing_is_found_on_a_day_that_has_not_come_where_the_centre_is(
    house: House, clock: Clock
) -> None:
    centre = await house.party(zone="Asia/Vientiane")
    case = await new_case(centre)
    await clock.stop(datetime(2031, 5, 5, 18, tzinfo=UTC))
    await recorded(centre.coordinator, case, assessed_on="2031-05-06")
    sent = body(case, assessed_on="2031-05-07")
    problem = await refused(centre.coordinator.post(ASSESSMENTS, sent), 422, "invalid")
    assert faults(problem) == [("/assessed_on", "in_the_future")]


async def test_somebody_found_it_and_no_script(house: House) -> None:
    centre = await house.party()
    client = await centre.admin.made("/v1/clients", {"name": "Script", "role": "coordinator"})
    script = house.caller(centre.id, UUID(client.json()["id"]), "coordinator")
    await refused(script.post(ASSESSMENTS, body(await new_case(centre))), 403, "member_needed")


# --- afterwards -------------------------------------------------------------------------------------


async def test_plan_14_an_assessment_after_the_exit_is_kept_and_the_case_stays_closed(house: House) -> None:
    centre = await house.party()
    case = await case_in(centre, "closed")
    before = await read(centre.coordinator, f"/v1/cases/{case}")
    here = await recorded(centre.coordinator, case, kind="PostExit")
    assert await read(centre.coordinator, f"/v1/cases/{case}") == before
    assert set(await progress(centre.coordinator, case)) == {"Safety"}
    await now_done(centre.coordinator, here, "void")
    assert await read(centre.coordinator, f"/v1/cases/{case}") == before
    assert before["status"] == "closed"


async def test_an_assessment_is_voided_and_never_rewritten(house: House) -> None:
    centre = await house.party()
    here = await recorded(centre.coordinator, await new_case(centre))
    await refused(centre.coordinator.post(f"{here}/void", {}), 428, "if_match_required")
    await refused(centre.coordinator.post(f"{here}/void", {}, etag='"7"'), 412, "stale")
    voided = (await now_done(centre.coordinator, here, "void")).json()
    assert (voided["status"], voided["version"]) == ("entered_in_error", 2)
    assert voided["findings"]["factors"][0]["severity"] == "3"
    problem = await refused(centre.coordinator.post(f"{here}/void", {}, etag="*"), 409, "wrong_state")
    assert (problem["current_state"], problem["allowed"]) == ("entered_in_error", [])
    for method in ("PATCH", "PUT", "DELETE"):
        assert (await centre.coordinator.call(method, here, json={"kind": "Exit"})).status_code == 405
    for change in ("kind = 'Exit'", "findings = 'x'", "assessed_on = '2026-01-01'", "domains = '{}'"):
        with pytest.raises(DBAPIError):
            await house.owner_execute(
                f"UPDATE assessments SET {change} WHERE id = :id",  # noqa: S608 - of this file
                id=UUID(voided["id"]),
            )
    types = [event.type for event in await journal(house, centre, voided["id"])]
    assert types == ["assessment.recorded", "assessment.voided"]


async def test_the_application_itself_cannot_rewrite_what_was_found(house: House) -> None:
    centre = await house.party()
    there = Desk(house, centre, await new_case(centre))
    here = await recorded(centre.coordinator, there.case, questionnaire_id=await asked_by(centre), **FOUND)
    id_ = UUID(here.rsplit("/", 1)[-1])
    for change in ("questionnaire_id = NULL", "findings = 'x'", "domains = '{}'", "kind = 'Exit'"):
        statement = f"UPDATE assessments SET {change} WHERE id = :id"  # noqa: S608 - of this file
        assert await sql_refuses(there, statement, id=id_) == FROZEN, change


async def test_of_somebody_forgotten_the_days_stay_and_what_was_found_is_gone(house: House) -> None:
    centre = await house.party()
    case = await case_in(centre, "active")
    here = await recorded(centre.coordinator, case)
    hers = await whose(centre, case)
    await house.owner_execute("DELETE FROM person_keys WHERE person_id = :id", id=UUID(hers))
    found = await read(centre.coordinator, here)
    assert (found["kind"], found["domains"], found["findings"]) == ("Baseline", ["Safety"], None)
    assert await progress(centre.coordinator, case) == {}
    await refused(centre.coordinator.post(ASSESSMENTS, body(case)), 410, "erased")


async def test_g_16_two_members_forget_her_and_her_progress_is_empty(house: House) -> None:
    centre = await house.party()
    case = await new_case(centre)
    before = await recorded(centre.coordinator, case)
    hers = await person(centre)
    named = await centre.coordinator.patch(f"/v1/cases/{case}", {"person_id": hers}, etag="*")
    assert named.status_code == 200, named.text
    after = await recorded(centre.coordinator, case, kind="Exit", factors=[{**RISK, "domain": "Legal"}])
    assert set(await progress(centre.coordinator, case)) == {"Legal", "Safety"}
    await now_done(centre.coordinator, f"/v1/cases/{case}", "close", {"reason": "Autonomy"})
    wish = {"person_id": hers, "reason": "PersonRequest"}
    made = await centre.coordinator.made("/v1/erasures", wish)
    await now_done(centre.coordinator_2, made.headers["Location"], "approve")
    assert await progress(centre.coordinator, case) == {}
    found = [await read(centre.coordinator, here) for here in (before, after)]
    assert [(one["domains"], one["findings"]) for one in found] == [(["Safety"], None), (["Legal"], None)]
    await refused(centre.coordinator.post(ASSESSMENTS, body(case, kind="PostExit")), 410, "erased")


# --- who sees it ------------------------------------------------------------------------------------


async def test_plan_11_who_does_not_see_the_case_sees_none_of_its_assessments(house: House) -> None:
    centre, stranger = await house.party(), await house.party()
    case = await hidden_case(centre)
    here = await recorded(centre.coordinator, case)
    await recorded(centre.caseworker, await new_case(centre))
    for caller, seen in ((centre.caseworker, 1), (stranger.coordinator, 0)):
        assert len(await listed(caller)) == seen
        assert await listed(caller, f"?case_id={case}") == []
        await refused(caller.get(here), 404, "not_found")
        await refused(caller.post(f"{here}/void", {}, etag="*"), 404, "not_found")
        for id_ in (case, str(uuid4())):
            problem = await refused(caller.post(ASSESSMENTS, body(id_)), 422, "invalid")
            assert faults(problem) == [("/case_id", "unknown_reference")]


async def test_plan_11_the_progress_of_a_case_out_of_sight_is_like_that_of_none(house: House) -> None:
    centre, stranger = await house.party(), await house.party()
    case = await hidden_case(centre)
    await recorded(centre.coordinator, case)
    for caller in (centre.caseworker, stranger.coordinator):
        problems = [
            await refused(caller.get(f"/v1/cases/{id_}/progress"), 404, "not_found")
            for id_ in (case, str(uuid4()))
        ]
        one, other = [{**problem, "instance": None} for problem in problems]
        assert one == other
    assert await readers(house, centre, case, "read_case_progress") == []


@pytest.mark.parametrize("is_barred", [True, False], ids=["barred", "sealed"])
async def test_plan_10_who_is_barred_or_locked_out_learns_of_no_progress(
    house: House, *, is_barred: bool
) -> None:
    centre = await house.party()
    case, out = await hidden_case(centre), centre.coordinator_2
    here = await recorded(centre.coordinator, case)
    assert set(await progress(out, case)) == {"Safety"}
    if is_barred:
        bar = {"member_id": str(out.member_id), "reason": "KnowsSuspect"}
        await centre.coordinator.made(f"/v1/cases/{case}/exclusions", bar)
    else:
        await now_done(centre.coordinator, f"/v1/cases/{case}", "seal")
    await refused(out.get(f"/v1/cases/{case}/progress"), 404, "not_found")
    await refused(out.get(here), 404, "not_found")
    await refused(out.post(f"{here}/void", {}, etag="*"), 404, "not_found")
    assert await listed(out) == []
    problem = await refused(out.post(ASSESSMENTS, body(case)), 422, "invalid")
    assert faults(problem) == [("/case_id", "unknown_reference")]
    assert set(await progress(centre.coordinator, case)) == {"Safety"}


async def test_plan_9_through_a_broken_glass_an_assessment_is_read_and_not_voided(house: House) -> None:
    centre = await house.party()
    case = await hidden_case(centre)
    here = await recorded(centre.coordinator, case)
    await centre.caseworker.made("/v1/break-glass", {"case_id": case, "reason": GLASS})
    assert (await read(centre.caseworker, here))["status"] == "recorded"
    assert set(await progress(centre.caseworker, case)) == {"Safety"}
    await refused(centre.caseworker.post(f"{here}/void", {}, etag="*"), 403, "read_only")


async def test_only_who_works_on_cases_sees_assessments(house: House) -> None:
    centre = await house.party()
    work = {"coordinator", "coordinator_2", "caseworker"}
    for path in (ASSESSMENTS, f"/v1/cases/{await new_case(centre)}/progress"):
        seen = {role: (await caller.get(path)).status_code for role, caller in centre.callers.items()}
        assert seen == {role: 200 if role in work else 403 for role in seen}
        await refused(house.operator.callers["operator"].get(path), 404, "not_found")
        await refused((await house.party("authority")).liaison.get(path), 403, "forbidden")


async def test_assessments_are_listed_the_latest_first_and_found_by_what_is_asked(house: House) -> None:
    centre = await house.party()
    boss, one, other = centre.coordinator, await new_case(centre), await new_case(centre)
    housing = [{**RISK, "domain": "Housing"}, RISK]
    names = {
        await recorded(boss, one, assessed_on="2026-02-01"): "early",
        await recorded(boss, other, assessed_on="2026-11-01", kind="Exit"): "late",
        await recorded(boss, one, assessed_on="2026-06-01", kind="Review", factors=housing): "middle",
    }
    (early, *_) = names
    moment = (await now_done(boss, early, "void")).json()["updated_at"]

    async def found(query: str) -> list[str]:
        return [names[f"{ASSESSMENTS}/{item['id']}"] for item in await listed(boss, query)]

    assert await found("") == ["late", "middle", "early"]
    assert await found(f"?case_id={one}") == ["middle", "early"]
    assert await found("?kind=Exit&kind=PostExit") == ["late"]
    assert await found("?status=recorded") == ["late", "middle"]
    assert await found("?domain=Housing&domain=Legal") == ["middle"]
    assert await found("?domain=Safety") == ["late", "middle", "early"]
    assert await found(f"?updated_since={moment}") == ["early"]
    first = await read(boss, f"{ASSESSMENTS}?limit=2")
    rest = await found(first["next"].removeprefix(ASSESSMENTS))
    assert rest == ["early"]


# --- over time --------------------------------------------------------------------------------------


async def test_progress_tells_each_look_in_order_and_what_changed_since_the_baseline(house: House) -> None:
    centre = await house.party()
    boss, case, form = centre.coordinator, await new_case(centre), await asked_by(centre)

    async def look(day: str, kind: str, sleep: str, *factors: dict[str, Any]) -> str:
        found = {**said(("sleep", sleep)), "factors": list(factors)}
        here = await recorded(boss, case, assessed_on=day, kind=kind, questionnaire_id=form, **found)
        return here.rsplit("/", 1)[-1]

    protects = {**RISK, "direction": "Protective", "severity": None}
    exit_ = await look("2026-09-01", "Exit", "o2", {**RISK, "severity": "1"}, protects, protects)
    baseline = await look("2026-01-01", "Baseline", "o0", {**RISK, "severity": "2"}, RISK)
    wrong = await look("2026-10-01", "PostExit", "o1", {**RISK, "severity": "4"})
    await now_done(boss, f"{ASSESSMENTS}/{wrong}", "void")
    await recorded(boss, await new_case(centre))
    found = await progress(boss, case)
    assert set(found) == {"Psychological", "Safety"}
    sleep, safety = found["Psychological"], found["Safety"]
    assert (sleep["points_changed"], sleep["risk_changed"]) == (4, None)
    assert (safety["points_changed"], safety["risk_changed"]) == (None, -2)
    days = [(look_["assessment_id"], look_["kind"], look_["assessed_on"]) for look_ in safety["looks"]]
    assert days == [(baseline, "Baseline", "2026-01-01"), (exit_, "Exit", "2026-09-01")]
    assert [(look_["risk"], look_["protective"]) for look_ in safety["looks"]] == [("3", 0), ("1", 2)]
    assert [(look_["points"], look_["most"]) for look_ in sleep["looks"]] == [(1, 5), (5, 5)]


async def test_points_of_two_editions_are_told_and_not_compared(house: House) -> None:
    centre = await house.party()
    boss, case = centre.coordinator, await new_case(centre)
    for day in ("2026-01-01", "2026-02-01"):
        form = await asked_by(centre, QUESTIONS[0])
        await recorded(boss, case, assessed_on=day, questionnaire_id=form, **said(("sleep", "o1")))
    found = (await progress(boss, case))["Psychological"]
    assert [look["points"] for look in found["looks"]] == [2, 2]
    assert found["points_changed"] is None


async def test_of_a_case_in_which_nobody_looked_there_is_no_progress(house: House) -> None:
    centre = await house.party()
    assert await progress(centre.coordinator, await new_case(centre)) == {}
