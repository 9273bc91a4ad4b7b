"""Rows of a file come in as if each had been sent by itself, once, and a bad one harms no other."""

import asyncio
from collections import Counter
from typing import Any
from uuid import uuid4

import pytest

from tests.factories.exchange_imports import (
    asked,
    at,
    case,
    counts,
    lines,
    person,
    report,
    signalement,
    taken_in,
)
from tests.factories.filing import as_form
from tests.factories.house import House, Party
from tests.features.stories import colleague, faults, now_done, refused
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features.exchange import tasks
from trafficking_api.features.exchange.queries import imports as queries
from trafficking_api.features.exchange.schemas.imports import ImportFilter
from trafficking_api.features.exchange.service import running

PEOPLE, CASES = "/v1/people", "/v1/cases"


async def _count(centre: Party, path: str) -> int:
    """How many there are of something, at most a page."""
    return len((await centre.coordinator.get(f"{path}?limit=200")).json()["items"])


async def test_a_person_and_her_case_come_in_together(house: House) -> None:
    centre = await house.party()
    worker = str(centre.caseworker.member_id)
    rows = [
        person("P-1", birth_date="1999-04-30", languages={"primary": "lo"}),
        case("C-1", "P-1", gender="Feminine", worker_id=worker),
    ]
    found = await taken_in(house, centre.coordinator, lines(rows))
    assert (found["status"], found["rows_done"], counts(found)) == ("completed", 2, {"stored": 2})
    her, hers = await report(centre.coordinator, found)
    assert [(row["type"], row["outcome"], row["errors"]) for row in (her, hers)] == [
        ("person", "stored", []),
        ("case", "stored", []),
    ]
    shown = (await centre.coordinator.get(f"{CASES}/{hers['object_id']}")).json()
    assert (shown["person_id"], shown["gender"], shown["worker_ids"]) == (
        her["object_id"],
        "Feminine",
        [worker],
    )


async def test_a_second_run_changes_nothing(house: House) -> None:
    centre = await house.party()
    content = lines([person("P-1"), case("C-1", "P-1", gender="Feminine"), person("P-2")])
    first = await taken_in(house, centre.coordinator, content)
    again = await taken_in(house, centre.coordinator, content)
    assert (counts(first), counts(again)) == ({"stored": 3}, {"unchanged": 3})
    ids = [[row["object_id"] for row in await report(centre.coordinator, run)] for run in (first, again)]
    assert ids[0] == ids[1]
    assert (await _count(centre, PEOPLE), await _count(centre, CASES)) == (2, 1)


async def test_another_content_under_a_known_reference_is_refused_and_changes_nothing(house: House) -> None:
    centre = await house.party()
    await taken_in(house, centre.coordinator, lines([person("P-1")]))
    found = await taken_in(house, centre.coordinator, lines([person("P-1", "Other")]))
    (row,) = await report(centre.coordinator, found)
    assert (row["outcome"], row["errors"]) == (
        "refused",
        [{"pointer": "/reference", "code": "said_otherwise"}],
    )
    assert await _count(centre, PEOPLE) == 1


BAD: dict[str, Any] = {
    "no JSON": ("{", "malformed", []),
    "twice the same member": ('{"type":"person","type":"case"}', "malformed", []),
    "no object": ("[]", "malformed", []),
    "an unknown type": ({"type": "loan", "reference": "X"}, "invalid", ["/type"]),
    "no reference": ({"type": "person"}, "invalid", ["/reference"]),
    "a wrong value": (person("X", number_of_children=99), "invalid", ["/data/identity/number_of_children"]),
    "an unknown field": (person("X", nickname="?"), "invalid", ["/data/identity/nickname"]),
    "what lies ahead": (person("X", birth_date="2199-01-01"), "invalid", ["/data/identity/birth_date"]),
    "nobody's case": (case("X", "nobody"), "invalid", ["/refers/person_id"]),
    "what refers to nothing": (
        {**person("X"), "refers": {"member_id": "M-1"}},
        "invalid",
        ["/refers"],
    ),
    "a second open case": (case("X", "P-0"), "person_has_open_case", []),
}


@pytest.mark.parametrize("name", BAD)
async def test_a_bad_row_is_explained_and_changes_nothing_else(name: str, house: House) -> None:
    centre = await house.party()
    bad, code, pointers = BAD[name]
    rows = [person("P-0"), case("C-0", "P-0"), person("P-1"), bad, person("P-2")]
    found = await taken_in(house, centre.coordinator, lines(rows))
    assert counts(found) == {"stored": 4, "refused": 1}
    (row,) = await report(centre.coordinator, found, "&outcome=refused")
    assert (row["row"], row["object_id"], row["code"]) == (4, None, code)
    assert [fault["pointer"] for fault in row["errors"]] == pointers
    assert (await _count(centre, PEOPLE), await _count(centre, CASES)) == (3, 1)


async def test_each_row_that_came_in_has_its_event_although_its_neighbours_were_refused(
    house: House,
) -> None:
    centre = await house.party()
    rows = [row for n in range(5) for row in (person(f"P-{n}"), case(f"X-{n}", "nobody"))]
    found = await taken_in(house, centre.coordinator, lines(rows))
    stored = {row["object_id"] for row in await report(centre.coordinator, found, "&outcome=stored")}
    told = await house.owner_execute(
        "SELECT object_id FROM events WHERE organisation_id = :mine AND type = 'person.created'",
        mine=centre.id,
    )
    assert sorted(stored) == sorted(str(row.object_id) for row in told)
    assert len(stored) == 5


async def test_a_trial_tells_the_same_and_leaves_nothing(house: House) -> None:
    centre = await house.party()
    rows = [
        case("C-1", "P-1"),  # before its person, as in the import itself
        person("P-1"),
        case("C-2", "P-1"),
        case("C-3", "P-1"),
        person("P-2", number_of_children=99),
        person("P-1"),
    ]
    trial = await taken_in(house, centre.coordinator, lines(rows), validate_only="true")
    assert (trial["status"], await _count(centre, PEOPLE)) == ("completed", 0)
    told = await report(centre.coordinator, trial)
    assert {row["object_id"] for row in told if row["outcome"] == "valid"} == {None}
    real = await taken_in(house, centre.coordinator, lines(rows))
    done = await report(centre.coordinator, real)
    assert [row["outcome"].replace("valid", "stored") for row in told] == [row["outcome"] for row in done]
    assert [(row["code"], row["errors"]) for row in told] == [(row["code"], row["errors"]) for row in done]
    assert counts(real) == {"stored": 2, "unchanged": 1, "refused": 3}
    events = "SELECT count(*) FROM events WHERE organisation_id = :mine AND object_kind = 'person'"
    assert (await house.owner_execute(events, mine=centre.id)).scalar() == 1


async def test_an_import_that_is_interrupted_goes_on_where_it_was(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre = await house.party()
    monkeypatch.setattr(running, "BATCH", 3)
    content = lines([person(f"P-{n}") for n in range(10)])
    address = await asked(centre.coordinator, content)
    while (await at(centre.coordinator, address))["status"] == "under_way":
        task = asyncio.create_task(tasks.take_in_rows(house.office, centre.id))
        await asyncio.sleep(0.03)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        # However slow the machine is, it comes forward.
        await running.take_in(house.office, centre.id, 0)
    found = await at(centre.coordinator, address)
    assert counts(found) == {"stored": 10}
    assert await _count(centre, PEOPLE) == 10


@pytest.mark.race
async def test_two_workers_at_one_import_take_each_row_in_once(house: House) -> None:
    centre = await house.party()
    address = await asked(centre.coordinator, lines([person(f"P-{n}") for n in range(120)]))
    for _ in range(20):
        await asyncio.gather(*(tasks.take_in_rows(house.office, centre.id) for _ in range(4)))
    found = await at(centre.coordinator, address)
    assert (found["status"], counts(found)) == ("completed", {"stored": 120})
    assert await _count(centre, PEOPLE) == 120


async def test_the_file_is_sealed_while_it_waits_and_gone_afterwards(house: House) -> None:
    centre = await house.party()
    address = await asked(centre.coordinator, lines([person("P-1", "Xaysomboun")]))
    query = "SELECT content FROM import_work WHERE organisation_id = :mine"
    kept = (await house.owner_execute(query, mine=centre.id)).scalar()
    assert kept is not None
    assert b"Xaysomboun" not in kept
    await tasks.take_in_rows(house.office, centre.id)
    assert (await at(centre.coordinator, address))["status"] == "completed"
    assert (await house.owner_execute(query, mine=centre.id)).scalar() is None


async def test_references_are_kept_as_keyed_fingerprints_that_differ_between_organisations(
    house: House,
) -> None:
    one, other = await house.party(), await house.party()
    for centre in (one, other):
        found = await taken_in(house, centre.coordinator, lines([person("Dossier Keo 1999")]))
        assert counts(found) == {"stored": 1}
    tokens = [
        (
            await house.owner_execute(
                "SELECT token FROM imported_things WHERE organisation_id = :mine", mine=centre.id
            )
        ).scalar()
        for centre in (one, other)
    ]
    assert tokens[0] != tokens[1]
    assert b"Keo" not in tokens[0]


async def test_what_is_called_off_stays_as_far_as_it_came(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre = await house.party()
    monkeypatch.setattr(running, "BATCH", 2)
    address = await asked(centre.coordinator, lines([person(f"P-{n}") for n in range(6)]))
    assert await running.take_in(house.office, centre.id, 0) == 2
    before = await at(centre.coordinator, address)
    assert (before["status"], before["allowed_commands"]) == ("under_way", ["cancel"])
    assert before["rows_done"] == 2
    called_off = await centre.coordinator.done(f"{address}/cancel", etag=f'"{before["version"]}"')
    assert called_off.json()["status"] == "cancelled"
    assert await tasks.take_in_rows(house.office, centre.id) == 0
    assert await _count(centre, PEOPLE) == before["rows_done"]
    await refused(centre.coordinator.post(f"{address}/cancel", {}, etag="*"), 409, "wrong_state")


async def test_who_was_revoked_imports_no_more(house: House) -> None:
    centre = await house.party()
    await asked(centre.coordinator_2, lines([person("P-1")]))
    client = centre.coordinator_2.client_id
    answer = await centre.admin.post(f"/v1/clients/{client}/revoke", {}, etag="*")
    assert answer.status_code == 200, answer.text
    assert await tasks.take_in_rows(house.office, centre.id) == 0
    query = "SELECT status, failure FROM imports WHERE organisation_id = :mine"
    (found,) = await house.owner_execute(query, mine=centre.id)
    assert (found.status, found.failure) == ("failed", "unauthenticated")
    assert await _count(centre, PEOPLE) == 0


async def test_only_who_asked_sees_an_import_and_calls_it_off(house: House) -> None:
    centre = await house.party()
    other = await colleague(house, centre)
    address = await asked(centre.coordinator, lines([person("P-1")]))
    await refused(other.get(address), 404, "not_found")
    await refused(other.get(f"{address}/rows"), 404, "not_found")
    await refused(other.post(f"{address}/cancel", {}, etag="*"), 404, "not_found")
    assert (await other.get("/v1/imports")).json()["items"] == []
    await tasks.take_in_rows(house.office, centre.id)
    found = await at(centre.coordinator, address)
    assert (found["status"], counts(found)) == ("completed", {"stored": 1})
    (row,) = await report(centre.coordinator, found)
    page = await other.get(f"{address}/rows?object_id={row['object_id']}")
    assert page.status_code == 404


async def test_a_list_of_imports_counts_no_row_anew(house: House) -> None:
    centre = await house.party()
    rows = [*(person(f"P-{n}") for n in range(6)), "{", person("P-0"), case("C", "P-1")]
    await taken_in(house, centre.coordinator, lines(rows), validate_only="true")
    await taken_in(house, centre.coordinator, lines(rows))
    for found in (await centre.coordinator.get("/v1/imports")).json()["items"]:
        told = Counter(row["outcome"] for row in await report(centre.coordinator, found))
        assert counts(found) == told
    async with system_mandate(house.office, centre.id, "test") as mandate:
        wanted = queries.imports(mandate, ImportFilter()), *queries.import_(mandate, uuid4())
        assert not any("import_rows" in str(shape.query) for shape in wanted)


async def test_a_row_needs_the_right_that_the_same_request_would_need(house: House) -> None:
    police = await house.party("authority")
    centre = await house.party()
    report_row = signalement("BR.1", centre)
    found = await taken_in(house, police.liaison, lines([report_row, person("P-1")]))
    rows = await report(police.liaison, found)
    assert [(row["outcome"], row["code"]) for row in rows] == [("stored", None), ("refused", "forbidden")]
    assert (await centre.coordinator.get(f"/v1/signalements/{rows[0]['object_id']}")).status_code == 200


async def test_a_house_its_rooms_beds_and_a_plan_come_in(house: House) -> None:
    centre = await house.party()
    home = {"kind": "Shelter", "code_name": "Linden", "country": "BE", "staffing": "AroundTheClock"}
    inside, in_room = {"shelter_id": "S"}, {"shelter_id": "S", "unit_id": "U"}
    plan = {"content": {"objectives": "To live near her sister.", "goals": []}}
    rows: list[Any] = [
        {"type": "shelter", "reference": "S", "data": home},
        {"type": "unit", "reference": "U", "refers": inside, "data": {"code": "R1", "kind": "Room"}},
        *(
            {"type": "bed", "reference": f"B{n}", "refers": in_room, "data": {"code": f"R1-{n}"}}
            for n in (1, 2, 2)
        ),
        {"type": "bed", "reference": "B3", "refers": in_room, "data": {"code": "R1-1"}},
        person("P"),
        case("C", "P"),
        {"type": "plan", "reference": "L", "refers": {"case_id": "C"}, "data": plan},
    ]
    found = await taken_in(house, centre.coordinator, lines(rows))
    told = await report(centre.coordinator, found)
    assert [row["code"] for row in told] == [None, None, None, None, None, "code_taken", None, None, None]
    assert [row["outcome"] for row in told].count("unchanged") == 1
    plan_id = told[-1]["object_id"]
    shown = (await centre.coordinator.get(f"/v1/case-plans/{plan_id}")).json()
    assert shown["content"]["objectives"] == "To live near her sister."


async def test_g_16_who_was_forgotten_does_not_come_back_by_a_file_from_before(house: House) -> None:
    centre = await house.party()
    content = lines([person("P-1")])
    found = await taken_in(house, centre.coordinator, content)
    (row,) = await report(centre.coordinator, found)
    wish = {"person_id": row["object_id"], "reason": "PersonRequest"}
    made = await centre.coordinator.made("/v1/erasures", wish)
    await now_done(centre.coordinator_2, made.headers["Location"], "approve")
    again = await taken_in(house, centre.coordinator, content)
    (row,) = await report(centre.coordinator, again)
    assert (row["outcome"], row["errors"]) == ("refused", [{"pointer": "/reference", "code": "forgotten"}])


async def test_a_file_that_holds_no_rows_is_refused_at_once(house: House) -> None:
    centre = await house.party()
    for content, format_, code in (
        (b"\n \n", "ndjson", "no_rows"),
        (b"\xff\xfe", "ndjson", "not_utf8"),
        (b"type,reference\n", "csv", "no_rows"),
        (b"type,type\nperson,person\n", "csv", "unreadable_table"),
        (b'type,reference\n"person,P-1\n', "csv", "unreadable_table"),
    ):
        sent = as_form({"file": "rows", "format": format_}, content)
        key = {"Idempotency-Key": uuid4().hex}
        answer = centre.coordinator.call("POST", "/v1/imports", headers=key, **sent)
        problem = await refused(answer, 422, "invalid")
        assert faults(problem) == [("/file", code)]
        line = {"line": 2 if b'"' in content else 1} if code == "unreadable_table" else {}
        assert problem["errors"][0]["params"] == line


async def test_a_file_that_comes_as_json_is_told_how_it_should_come(house: House) -> None:
    centre = await house.party()
    key = {"Idempotency-Key": uuid4().hex}
    answer = centre.coordinator.call("POST", "/v1/imports", headers=key, json={"format": "csv"})
    problem = await refused(answer, 415, "unsupported_media_type")
    assert problem["accepted"] == ["multipart/form-data"]
