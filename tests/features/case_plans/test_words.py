"""What plans say in words: readable nowhere but for who reads one thing, and never without a trace."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import httpx
import pytest

from tests.factories.house import House
from tests.features.case_plans.plans import DISCONTINUE, WHY, Desk, action, day, desk, goal, id_of, monthly
from tests.features.people.stories import canary, words
from tests.features.stories import new_case, now_done, stored_anywhere

COLLECTIONS = ("case-plans", "goals", "actions", "visits", "services", "assessments")


@dataclass(frozen=True)
class Told:
    """A case of which everything is told that can be told in words."""

    there: Desk
    #: The address of each single thing that has words.
    addresses: list[str]
    #: All that was said.
    said: list[str]


async def told(there: Desk) -> Told:
    """Fill each field that takes words, each request under a key, so that its answer is remembered."""
    said: list[str] = []

    def word() -> str:
        said.append(canary())
        return said[-1]

    async def made(caller: Any, path: str, body: dict[str, Any]) -> str:
        answer = await caller.post(path, body, key=canary())
        assert answer.status_code == 201, answer.text
        return str(answer.headers["Location"])

    async def done(here: str, command: str, body: dict[str, Any]) -> None:
        answer = await there.author.post(f"{here}/{command}", body, etag="*", key=canary())
        assert answer.status_code == 200, answer.text

    body = there.body(goal(word(), action(word()), action(word())), objectives=word(), follow_up=monthly(1))
    plan = await made(there.author, "/v1/case-plans", body)
    spare = {"requirement": "ExitAssessment", "until_on": day(30), "reason": f"{word()} {WHY}"}
    said[-1] = spare["reason"]
    exemption = await made(there.approver, f"{plan}/exemptions", spare)
    await there.approved(plan)
    goal_ = await there.one("goals")
    one, two = (f"/v1/actions/{row['id']}" for row in await there.rows("actions"))
    visit = await there.one("visits")
    await done(one, "start", {})
    await done(one, "done", {"evidence": word()})
    await done(two, "skip", {"reason": "NoFunding", "evidence": word()})
    await done(goal_, "start", {})
    await done(goal_, "achieve", {"evidence": word()})
    await done(visit, "missed", {"reason": "PersonAbsent", "note": word()})
    case = {"case_id": there.case}
    service = {**case, "type": "MedicalCheck", "check_kind": "HivTest", "delivered_on": day()}
    service = {**service, "note": word(), "result": word()}
    factor = {"domain": "Safety", "level": "Community", "direction": "Risk", "note": word()}
    look = {**case, "kind": "Baseline", "assessed_on": day(), "factors": [factor], "summary": word()}
    more = [
        await made(there.author, "/v1/services", service),
        await made(there.author, "/v1/assessments", look),
    ]
    return Told(there, [plan, exemption, goal_, one, two, visit, *more], said)


async def trace(house: House, answer: httpx.Response, *kinds: str) -> list[tuple[str, str]]:
    """Whom and what the audit trail names of one request, beside what it changed: cases and people."""
    rows = await house.owner_execute(
        "SELECT object_kind, object_id::text FROM audit_events WHERE request_id = :id AND outcome = 'done' "
        "AND object_kind = ANY(:kinds) ORDER BY seq",
        kinds=list(kinds or ("case", "person")),
        id=UUID(answer.headers["Request-Id"]),
    )
    return [tuple(row) for row in rows]


async def unnamed(house: House) -> Desk:
    """A case of somebody who is not known yet."""
    centre = await house.party()
    return Desk(house, centre, await new_case(centre))


@pytest.mark.parametrize("is_named", [True, False])
async def test_no_word_lies_readable_in_the_database(house: House, is_named: bool) -> None:  # noqa: FBT001
    all_ = await told(await (desk(house) if is_named else unnamed(house)))
    there = all_.there
    assert len(all_.said) == 13
    for said in all_.said:
        assert await stored_anywhere(house, said) == [], said
    # They are all there for who reads the thing itself, and in no list.
    read = "".join([(await there.author.get(here)).text for here in all_.addresses])
    assert [said for said in all_.said if said not in read] == []
    plan = all_.addresses[0]
    for path in (*(f"/v1/{what}" for what in COLLECTIONS), f"{plan}/exemptions", f"{plan}/requirements"):
        assert "canary" not in (await there.author.get(path)).text, path


async def test_g_12_reading_words_is_written_down_with_the_read_and_a_list_is_not(house: House) -> None:
    all_ = await told(await desk(house))
    there = all_.there
    person = (await there.read(f"/v1/cases/{there.case}"))["person_id"]
    whose = [("case", there.case), ("person", person)]
    for here in all_.addresses:
        answer = await there.centre.coordinator_2.get(here)
        assert await trace(house, answer) == whose, here
        again = await there.centre.coordinator_2.get(here, headers={"If-None-Match": answer.headers["ETag"]})
        assert (again.status_code, await trace(house, again)) == (304, whose)
        missed = await there.centre.legal.get(here)
        assert (missed.status_code, await trace(house, missed)) == (403, [])
    plan = all_.addresses[0]
    for path in (*(f"/v1/{what}" for what in COLLECTIONS), f"{plan}/exemptions", f"{plan}/requirements"):
        assert await trace(house, await there.author.get(path)) == [], path
    seen = (await there.author.get(f"/v1/people/{person}/accesses?limit=200")).json()["items"]
    operations = {item["operation"] for item in seen if item["member_id"] == str(there.approver.member_id)}
    assert {
        *("read_case_plan", "read_exemption", "read_goal", "read_action"),
        *("read_visit", "read_service", "read_assessment"),
    } <= operations


async def test_g_12_what_a_change_answers_in_words_is_written_down_too(house: House) -> None:
    there = await desk(house)
    person = (await there.read(f"/v1/cases/{there.case}"))["person_id"]
    whose = {("case", there.case), ("person", person)}
    answers = [await there.author.post("/v1/case-plans", there.body(), key="once") for _ in range(2)]
    here = answers[0].headers["Location"]
    answers.append(await there.author.patch(here, {"review_on": day(3)}, etag="*"))
    answers.append(await there.asked(here))
    answers.append(await now_done(there.author, here, "submit"))
    answers.append(await now_done(there.approver, here, "approve"))
    answers.append(await now_done(there.author, await there.one("goals"), "start"))
    answers.append(await now_done(there.author, here, "review"))
    answers.append(await now_done(there.author, here, "discontinue", DISCONTINUE))
    for answer in answers:
        assert set(await trace(house, answer)) == whose, answer.request.url.path


async def test_g_12_while_nobody_is_named_the_case_alone_is_written_down(house: House) -> None:
    there = await unnamed(house)
    answer = await there.author.get(await there.drafted())
    assert await trace(house, answer) == [("case", there.case)]


async def test_the_journal_tells_no_word_and_which_fields_changed(house: House) -> None:
    all_ = await told(await desk(house))
    audited = (await all_.there.centre.auditor.get("/v1/audit-events?limit=200")).text
    assert [said for said in all_.said if said in audited] == []
    fields = await house.owner_execute(
        "SELECT fields FROM events WHERE object_id = :id AND type = 'visit.missed'",
        id=UUID(id_of(all_.addresses[5])),
    )
    assert fields.scalar_one() == ["details", "missed_reason", "sealed_for", "status"]
    assert words({"said": all_.said}) != []
