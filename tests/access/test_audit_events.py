"""The auditor's view: what was done and refused in its own organisation, found by who, what and when."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import event

from tests.factories.house import FACTS, House, Party
from trafficking_api.access.mandate import system_mandate


async def busy(house: House) -> tuple[Party, str]:
    """A centre where a case was made and changed, and something was refused; gives the case's id."""
    centre = await house.party()
    made = await centre.coordinator.made("/v1/cases", FACTS)
    here = made.headers["Location"]
    await centre.coordinator.patch(here, {"household_size": 3}, etag='"1"')
    await centre.coordinator.patch(here, {"household_size": 4}, etag='"1"')
    await centre.legal.post("/v1/cases", FACTS)
    return centre, made.json()["id"]


async def found(centre: Party, **filters: Any) -> list[dict[str, Any]]:
    answer = await centre.auditor.get("/v1/audit-events", params=filters)
    assert answer.status_code == 200, answer.text
    return list(answer.json()["items"])


async def test_the_filters_find_by_outcome_operation_object_client_and_time(house: House) -> None:
    centre, case = await busy(house)
    everything = await found(centre)
    times = [row["recorded_at"] for row in everything]
    assert times == sorted(times, reverse=True)
    by = {
        "outcome": lambda row: row["outcome"] == "refused",
        "operation": lambda row: row["operation"] == "change_case",
        "object_id": lambda row: row["object_id"] == case,
        "client_id": lambda row: row["client_id"] == str(centre.legal.client_id),
        "since": lambda row: row["recorded_at"] >= times[1],
        "until": lambda row: row["recorded_at"] < times[1],
    }
    wanted = {
        "outcome": "refused",
        "operation": "change_case",
        "object_id": case,
        "client_id": str(centre.legal.client_id),
        "since": times[1],
        "until": times[1],
    }
    for name, value in wanted.items():
        expected = [row for row in everything if by[name](row)]
        assert await found(centre, **{name: value}) == expected
        assert 0 < len(expected) < len(everything)
    both = await found(centre, outcome=["refused", "done"], operation=["change_case", "open_case"])
    assert [(row["operation"], row["outcome"], row["code"]) for row in both] == [
        ("open_case", "refused", "forbidden"),
        ("change_case", "refused", "stale"),
        ("change_case", "done", None),
        ("open_case", "done", None),  # the case
        ("open_case", "done", None),  # its worker
    ]
    assert await found(centre, object_id=str(uuid4())) == []


async def test_one_line_can_be_read_by_itself_and_names_fields_only(house: House) -> None:
    centre, case = await busy(house)
    (line,) = await found(centre, object_id=case, operation="change_case", outcome="done")
    alone = await centre.auditor.get(f"/v1/audit-events/{line['id']}")
    assert alone.json() == line
    assert (line["fields"], line["object_kind"], line["role"]) == (["household_size"], "case", "coordinator")
    assert str(UUID(line["request_id"])) == line["request_id"]


async def test_pages_hold_every_line_once(house: House) -> None:
    centre, _ = await busy(house)
    everything, paged, path = await found(centre), [], "/v1/audit-events?limit=2"
    while path:
        answer = (await centre.auditor.get(path)).json()
        paged += answer["items"]
        path = answer.get("next", "")
    assert paged == everything


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("outcome=maybe", 422),
        ("object_id=x", 422),
        ("since=yesterday", 422),
        ("since=2026-01-01", 422),
        ("until=2026-01-01T00:00:00", 422),
        ("limit=201", 422),
        ("cursor=x", 400),
        ("outcom=refused", 400),
    ],
)
async def test_a_filter_that_cannot_be_is_refused(house: House, query: str, status: int) -> None:
    centre = await house.party()
    assert (await centre.auditor.get(f"/v1/audit-events?{query}")).status_code == status


async def test_only_the_auditor_reads_it_and_only_its_own_organisations(house: House) -> None:
    centre, case = await busy(house)
    other = await house.party()
    (line, *_) = await found(centre, object_id=case)
    assert await found(other, object_id=case) == []
    theirs, nobodys = (
        await other.auditor.get(f"/v1/audit-events/{line['id']}"),
        await other.auditor.get(f"/v1/audit-events/{uuid4()}"),
    )
    assert theirs.status_code == nobodys.status_code == 404
    for name, caller in centre.callers.items():
        answer = await caller.get("/v1/audit-events")
        assert answer.status_code == (200 if name == "auditor" else 403)
    assert (await house.operator.operator.get("/v1/audit-events")).status_code == 403


async def long_trail(house: House) -> Party:
    """A centre of which much is written down: by many clients and members, about many things."""
    centre, _ = await busy(house)
    many = (
        "INSERT INTO audit_events (organisation_id, id, operation, outcome, code, object_kind, object_id, "
        "fields, client_id, member_id, role, request_id, recorded_at) "
        "SELECT a.organisation_id, gen_random_uuid(), 'of_' || n % 30, "
        "CASE n % 30 WHEN 0 THEN 'refused' ELSE 'done' END, NULL, 'case', gen_random_uuid(), '{}', "
        "CAST(md5('client' || n % 30) AS uuid), CAST(md5('member' || n % 30) AS uuid), 'coordinator', "
        "gen_random_uuid(), a.recorded_at - n * interval '1 minute' "
        "FROM (SELECT * FROM audit_events WHERE organisation_id = :id LIMIT 1) a, generate_series(1, 20000) n"
    )
    await house.owner_execute(many, id=centre.id)
    await house.owner_execute("ANALYZE audit_events")
    return centre


@contextmanager
def written_down(house: House) -> Iterator[list[tuple[str, Any]]]:
    """The statements that read the audit trail meanwhile."""
    engine, statements = house.office.database.engine.sync_engine, []

    def keep(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
        if "FROM audit_events" in statement:
            statements.append((statement, parameters))

    event.listen(engine, "before_cursor_execute", keep)
    yield statements
    event.remove(engine, "before_cursor_execute", keep)


async def index_of(house: House, centre: Party, path: str) -> str:
    """By which indexes PostgreSQL finds what is asked, and how far beyond the organisation they know it."""
    with written_down(house) as statements:
        assert (await centre.auditor.get(path)).status_code in {200, 404}
    ((statement, parameters),) = statements
    async with system_mandate(house.office, centre.id, "test") as mandate:
        connection = await mandate.session.connection()
        plan = "\n".join((await connection.exec_driver_sql(f"EXPLAIN {statement}", parameters)).scalars())
    assert "Seq Scan on audit_events" not in plan, plan
    index, known = re.findall(r"audit_events_(\w+)[^\n]*\n\s+Index Cond: ([^\n]*)", plan)[0]
    return f"{index}: " + ", ".join(re.findall(r"\((\w+)\)?(?:::text)? [=<>]", known))


@pytest.mark.slow
async def test_however_long_the_trail_is_each_filter_is_answered_by_an_index_of_its_own(house: House) -> None:
    centre = await long_trail(house)
    filters = ("client_id", "member_id", "object_id")
    paths = {name: f"/v1/audit-events?{name}={uuid4()}" for name in filters} | {
        "one": f"/v1/audit-events/{uuid4()}",
        "all": "/v1/audit-events",
        "since": "/v1/audit-events?since=2026-01-01T00:00:00Z",
        "operation": "/v1/audit-events?operation=of_7",
        "refused": "/v1/audit-events?outcome=refused",
    }
    assert {name: await index_of(house, centre, path) for name, path in paths.items()} == {
        "client_id": "of_client: organisation_id, client_id",
        "member_id": "of_member: organisation_id, member_id",
        "object_id": "of_object: organisation_id, object_id",
        "one": "by_id: organisation_id, id",
        "all": "by_time: organisation_id",
        "since": "by_time: organisation_id, recorded_at",
        "operation": "of_operation: organisation_id, operation",
        "refused": "refused: organisation_id",
    }
