"""Stages follow one another as the law of the country has it, and nothing that was written down vanishes."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from tests.factories.court_files import CRIMINAL
from tests.factories.house import House
from tests.features.case_plans.plans import Desk, desk, id_of, sql_refuses
from tests.features.court.files import (
    BEFORE,
    correct,
    dated,
    filed,
    folded,
    led,
    on,
    opened,
    proceeding,
    stage,
    step,
    steps_of,
)
from tests.features.stories import (
    at_once,
    code,
    faults,
    journal,
    refused,
    replayed,
    rows_of,
    statuses,
)
from trafficking_api.countries.court.procedures import Procedure, procedures
from trafficking_api.features.court.rules import stages


async def all_at(there: Desk, here: str, template: Procedure, reached: str) -> None:
    """Give each command that has no arrow where a proceeding stands."""
    allowed = stages.allowed(template, reached)
    for command in sorted({arrow.command for arrow in template.arrows} - set(allowed)):
        problem = await refused(step(there, here, command), 409, "wrong_state")
        assert (problem["current_state"], problem["allowed"]) == (reached, allowed), command


@pytest.mark.parametrize("code_", ["Criminal", "StateFund"])
async def test_g_4_a_step_without_an_arrow_changes_nothing(house: House, code_: str) -> None:
    there = await desk(house)
    template = next(row for row in procedures()["BE"].procedures if row.code == code_)
    file = await filed(there)
    ways: dict[str, list[str]] = {template.first.code: []}
    for arrow in (*template.arrows, *template.arrows):
        for source in arrow.sources:
            if source in ways:
                ways.setdefault(arrow.to, [*ways[source], arrow.command])
    assert set(ways) == {each.code for each in template.stages}
    for reached, way in ways.items():
        here = await opened(there, file, code_)
        await led(there, here, *way)
        before = await rows_of(house, there.centre)
        await all_at(there, here, template, reached)
        assert await rows_of(house, there.centre) == before


async def test_a_step_is_written_down_with_both_of_its_times(house: House) -> None:
    there = await desk(house)
    here = await opened(there, await filed(there))
    answer = await step(there, here, "file_complaint", on(1))
    found = answer.json()
    assert answer.headers["Location"] == f"{here}/steps/{found['id']}"
    assert (found["command"], found["corrects_id"], found["place"]) == ("file_complaint", None, 1)
    assert (found["from_stage"], found["to_stage"]) == ("considering", "complaint_filed")
    assert (found["occurred_at"], found["member_id"]) == (
        "2026-03-01T12:00:00.000000Z",
        str(there.author.member_id),
    )
    assert datetime.fromisoformat(found["recorded_at"]) > datetime.now(UTC) - timedelta(minutes=5)
    assert await there.read(answer.headers["Location"]) == found
    assert await steps_of(there, here) == [found]
    lines = await journal(house, there.centre, id_of(here))
    assert lines[-1].occurred_at == datetime(2026, 3, 1, 12, tzinfo=UTC)
    (request,) = (
        await house.owner_execute(
            "SELECT request_id FROM proceeding_steps WHERE id = :id", id=UUID(found["id"])
        )
    ).scalars()
    assert str(request) == answer.headers["Request-Id"]


async def test_g_7_a_step_happens_neither_in_the_future_nor_before_the_one_it_follows(house: House) -> None:
    there = await desk(house)
    here = await opened(there, await filed(there))
    soon = (datetime.now(UTC) + timedelta(minutes=6)).strftime("%Y-%m-%dT%H:%M:%SZ")
    for at, why in ((soon, "in_the_future"), (BEFORE, "before_opened")):
        problem = await refused(step(there, here, "file_complaint", at), 422, "invalid")
        assert faults(problem) == [("/occurred_at", why)]
    await dated(there, here, "file_complaint", "investigate")
    problem = await refused(step(there, here, "dismiss", "2026-03-02T11:59:59Z"), 422, "invalid")
    assert faults(problem) == [("/occurred_at", "before_previous")]
    assert (await step(there, here, "dismiss", on(2))).status_code == 201
    # Without a time it happens now.
    await led(there, here, "reopen")
    assert await stage(there, here) == "reopened"


async def test_g_9_a_step_says_which_version_of_the_proceeding_was_read(house: House) -> None:
    there = await desk(house)
    here = await opened(there, await filed(there))
    path, body = f"{here}/steps", {"command": "file_complaint"}
    await refused(there.author.post(path, body), 428, "if_match_required")
    tag = (await there.author.get(here)).headers["ETag"]
    first = await there.author.post(path, body, etag=tag, key="once")
    again = await there.author.post(path, body, etag=tag, key="once")
    assert (first.status_code, again.status_code) == (201, 201)
    assert (again.json(), again.headers["Idempotent-Replayed"]) == (first.json(), "true")
    await refused(there.author.post(path, {"command": "investigate"}, etag=tag), 412, "stale")
    taken = {"occurred_at": None, "reason": "wrong_step"}
    at = f"{path}/{first.json()['id']}/correct"
    await refused(there.author.post(at, taken), 428, "if_match_required")
    await refused(there.author.post(at, taken, etag=tag), 412, "stale")
    assert len(await steps_of(there, here)) == 1


@pytest.mark.race
async def test_crt_17_twenty_steps_at_once_are_one(house: House) -> None:
    there = await desk(house)
    here = await proceeding(there, "investigation")
    tag = (await there.author.get(here)).headers["ETag"]
    body = {"command": "dismiss"}
    answers = await at_once([there.author.post(f"{here}/steps", body, etag=tag) for _ in range(10)])
    assert statuses(answers) == {201: 1, 412: 9}
    answers = await at_once([step(there, here, command) for command in ["reopen", "dismiss"] * 10])
    assert {code(a) for a in answers if a.status_code != 201} <= {"wrong_state"}
    told = await steps_of(there, here)
    assert [one["place"] for one in told] == list(range(1, len(told) + 1))
    assert [one["from_stage"] for one in told[1:]] == [one["to_stage"] for one in told[:-1]]
    recorded = [one["recorded_at"] for one in told]
    assert recorded == sorted(recorded)
    assert await replayed(house, there.centre) > 0
    await folded(house, there)


async def test_crt_17_the_stage_is_known_for_each_instant_since_the_creation(house: House) -> None:
    there = await desk(house)
    here = await opened(there, await filed(there))
    await dated(there, here, "file_complaint", "investigate", "dismiss", "reopen")
    known = {
        "2026-01-04T23:00:00Z": "considering",
        "2026-03-01T11:59:59Z": "considering",
        on(1): "complaint_filed",
        on(2): "investigation",
        "2026-03-03T11:59:59.999999Z": "investigation",
        on(3): "dismissed",
        on(4): "reopened",
        on(30): "reopened",
    }
    assert {at: await stage(there, here, at=at) for at in known} == known
    asked = there.author.get(f"{here}/stage", params={"at": BEFORE})
    assert faults(await refused(asked, 422, "invalid")) == [("?at", "before_opened")]
    answer = (await there.author.get(f"{here}/stage", params={"at": on(3)})).json()
    assert (answer["proceeding_id"], answer["is_terminal"]) == (id_of(here), True)
    assert answer["stage_labels"]["en"].startswith("Dismissed")


async def test_crt_17_back_leads_only_a_reopening(house: House) -> None:
    there = await desk(house)
    here = await proceeding(there, "dismissed")
    found = await there.read(here)
    assert (found["is_terminal"], found["allowed_commands"]) == (True, ["reopen"])
    await led(there, here, "reopen")
    lasting = await proceeding(await desk(house, there.centre), "no_complaint")
    assert (await there.read(lasting))["is_terminal"] is False
    await led(there, lasting, "reconsider", "decline", "file_complaint")


async def test_g_6_the_stage_is_the_fold_of_the_steps(house: House) -> None:
    there = await desk(house)
    file = await filed(there)
    for way in CRIMINAL.values():
        await led(there, await opened(there, file), *way)
    here = await opened(there, file)
    await led(there, here, *CRIMINAL["judgment"])
    last = (await steps_of(there, here))[-1]["id"]
    await correct(there, here, last)
    await folded(house, there)
    assert await replayed(house, there.centre) > 0


@pytest.mark.walls
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE proceeding_steps SET to_stage = 'final' WHERE proceeding_id = :id",
        "UPDATE proceedings SET country = 'FR' WHERE id = :id",
        "UPDATE proceedings SET template_from = '2020-01-01' WHERE id = :id",
        "UPDATE proceedings SET opened_at = now() WHERE id = :id",
        "UPDATE proceedings SET case_id = gen_random_uuid() WHERE id = :id",
    ],
)
async def test_g_6_the_database_refuses_to_rewrite_a_step(house: House, statement: str) -> None:
    there = await desk(house)
    here = await proceeding(there, "complaint_filed")
    assert await sql_refuses(there, statement, id=UUID(id_of(here))) != ""


async def test_a_proceeding_keeps_the_stages_that_it_was_opened_with(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = await desk(house)
    here = await proceeding(there)
    profile = procedures()["BE"]
    row = profile.procedures[0]
    later = row.model_copy(
        update={"effective_from": row.effective_from + timedelta(days=100), "stages": row.stages[::-1]}
    )
    changed = {**procedures(), "BE": profile.model_copy(update={"procedures": (*profile.procedures, later)})}
    monkeypatch.setattr("trafficking_api.countries.court.procedures.procedures", lambda: changed)
    await led(there, here, "file_complaint")
    assert (await there.read(here))["template_from"] == row.effective_from.isoformat()
    assert await stage(there, here) == "complaint_filed"


async def test_g_6_no_two_steps_have_one_place(house: House) -> None:
    there = await desk(house)
    here = await proceeding(there, "complaint_filed")
    columns = "case_id, proceeding_id, place, command, from_stage, to_stage, occurred_at, request_id"
    twin = (
        f"INSERT INTO proceeding_steps (organisation_id, id, recorded_at, {columns}) "  # noqa: S608 - these
        f"SELECT organisation_id, gen_random_uuid(), now(), {columns} FROM proceeding_steps "
        "WHERE proceeding_id = :id"
    )
    assert await sql_refuses(there, twin, id=UUID(id_of(here))) == "23505"
