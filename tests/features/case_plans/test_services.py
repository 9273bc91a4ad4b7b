"""What was done for people: written down once, sealed where it tells of her, counted for the report."""

import csv
import io
import random
import zipfile
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy.exc import DBAPIError

from tests.factories.house import Caller, House, Party
from tests.features.case_plans.test_visits import GLASS, planned, readers
from tests.features.cases.work import case_in, hidden_case
from tests.features.stories import (
    Clock,
    address,
    faults,
    journal,
    new_case,
    now_done,
    refused,
    stored_anywhere,
)

SERVICES = "/v1/services"
COUNTS = "/v1/service-counts"
YEAR = "from_on=2026-01-01&until_on=2026-12-31"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WORDS = {"note": "She came with her sister; canary-of-a-note.", "result": "Negative; canary-of-a-result."}
CHECK = {"type": "MedicalCheck", "check_kind": "HivTest"}


def body(case: str, **more: Any) -> dict[str, Any]:
    return {"case_id": case, "type": "LegalInformation", "delivered_on": "2026-11-20", **more}


async def recorded(caller: Caller, case: str, **more: Any) -> str:
    """The address of a service that was written down."""
    return address(await caller.made(SERVICES, body(case, **more)))


async def listed(caller: Caller, query: str = "") -> list[dict[str, Any]]:
    """All pages of a list."""
    items: list[dict[str, Any]] = []
    page: str | None = f"{SERVICES}{query}"
    while page is not None:
        answer = await caller.get(page)
        assert answer.status_code == 200, answer.text
        items += answer.json()["items"]
        page = answer.json().get("next")
    return items


async def counted(caller: Caller, query: str = YEAR) -> dict[str, Any]:
    answer = await caller.get(f"{COUNTS}?{query}")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def project(house: House, centre: Party) -> str:
    """A project that pays, straight into the table."""
    id_ = uuid4()
    await house.owner_execute(
        "INSERT INTO funded_projects (organisation_id, id, version, created_at, updated_at, status, code, "
        "name, funder, kind, from_on) "
        "VALUES (:centre, :id, 1, now(), now(), 'open', :code, 'Care', 'Region', 'Other', '2026-01-01')",
        centre=centre.id,
        id=id_,
        code=id_.hex,
    )
    return str(id_)


async def action(house: House, centre: Party, case: str) -> str:
    """An action of a plan of a case, straight into the table."""
    ids = {"plan": await planned(house, centre, case), "goal": uuid4(), "id": uuid4()}
    await house.owner_execute(
        "INSERT INTO goals (organisation_id, id, version, created_at, updated_at, case_id, case_plan_id, "
        "status, domain) VALUES (:centre, :goal, 1, now(), now(), :case, :plan, 'active', 'Housing')",
        centre=centre.id,
        case=UUID(case),
        goal=ids["goal"],
        plan=ids["plan"],
    )
    await house.owner_execute(
        "INSERT INTO plan_actions (organisation_id, id, version, created_at, updated_at, case_id, goal_id, "
        "status, service_type) VALUES (:centre, :id, 1, now(), now(), :case, :goal, 'planned', 'Other')",
        centre=centre.id,
        case=UUID(case),
        goal=ids["goal"],
        id=ids["id"],
    )
    return str(ids["id"])


# --- written down -----------------------------------------------------------------------------------


async def test_a_service_is_written_down_with_who_did_it_and_who_pays(house: House) -> None:
    centre, partner = await house.party(), await house.party()
    case = await new_case(centre)
    said = body(
        case,
        type="PsychologicalCare",
        sessions=2,
        minutes=90,
        provider_id=str(partner.id),
        action_id=await action(house, centre, case),
        funded_project_id=await project(house, centre),
        cost={"amount_minor": 12000, "currency": "EUR"},
    )
    made = await centre.caseworker.made(SERVICES, said)
    found = made.json()
    assert {name: found[name] for name in said} == said
    assert (found["status"], found["version"], found["details"]) == ("recorded", 1, None)
    assert found["worker_id"] == str(centre.caseworker.member_id)
    assert found["allowed_commands"] == ["void"]
    assert (await centre.coordinator.get(address(made))).json() == found
    assert await listed(centre.coordinator) == [{name: found[name] for name in found if name != "details"}]
    assert [event.type for event in await journal(house, centre, found["id"])] == [
        "delivered_service.recorded"
    ]


@pytest.mark.parametrize("known", [True, False], ids=["under her own key", "under the centre's key"])
async def test_a_result_is_told_to_who_reads_it_alone_and_lies_nowhere_readable(
    house: House, *, known: bool
) -> None:
    centre = await house.party()
    case = await case_in(centre, "active") if known else await new_case(centre)
    made = await centre.coordinator.made(SERVICES, body(case, **CHECK, **WORDS))
    here = address(made)
    assert made.json()["details"] == WORDS
    assert (await centre.caseworker.get(here)).json() == made.json()
    for path in (SERVICES, f"{SERVICES}?case_id={case}", f"{COUNTS}?{YEAR}", f"/v1/cases/{case}"):
        assert "canary-of-a" not in (await centre.coordinator.get(path)).text
    assert await stored_anywhere(house, "canary-of-a") == []
    whose = (await centre.coordinator.get(f"/v1/cases/{case}")).json()["person_id"]
    for id_ in [case, *([whose] if known else [])]:
        assert await readers(house, centre, id_, "%_service") == ["record_service", "read_service"]


async def test_the_kind_of_a_check_is_said_exactly_for_a_medical_check(house: House) -> None:
    centre = await house.party()
    case = await new_case(centre)
    made = await centre.coordinator.made(SERVICES, body(case, **CHECK))
    assert (made.json()["type"], made.json()["check_kind"]) == ("MedicalCheck", "HivTest")
    for wrong in (
        {"type": "MedicalCheck"},
        {"type": "MedicalCheck", "check_kind": None},
        {"type": "MedicalCare", "check_kind": "HivTest"},
    ):
        problem = await refused(centre.coordinator.post(SERVICES, body(case, **wrong)), 422, "invalid")
        assert faults(problem) == [("/check_kind", "medical_check_only")]
    unknown = await refused(
        centre.coordinator.post(SERVICES, body(case, type="Cure", check_kind="HivTest")), 422, "invalid"
    )
    assert [pointer for pointer, _ in faults(unknown)] == ["/type"]


async def test_what_is_not_so_is_not_written_down(house: House, clock: Clock) -> None:
    centre, stranger = await house.party(zone="Asia/Vientiane"), await house.party()
    case, other = await new_case(centre), await new_case(centre)
    await clock.stop(datetime(2031, 5, 5, 18, tzinfo=UTC))
    await recorded(centre.coordinator, case, delivered_on="2031-05-06")
    of_another = await action(house, centre, other)
    for wrong, fault in (
        ({"delivered_on": "2031-05-07"}, ("/delivered_on", "in_the_future")),
        ({"sessions": 0}, ("/sessions", "greater_than_equal")),
        ({"sessions": 1001}, ("/sessions", "less_than_equal")),
        ({"minutes": 100_001}, ("/minutes", "less_than_equal")),
        ({"provider_id": str(uuid4())}, ("/provider_id", "unknown_reference")),
        ({"provider_id": str(house.operator.id)}, ("/provider_id", "unknown_reference")),
        ({"action_id": of_another}, ("/action_id", "unknown_reference")),
        ({"action_id": str(uuid4())}, ("/action_id", "unknown_reference")),
        (
            {"funded_project_id": await project(house, stranger)},
            ("/funded_project_id", "unknown_reference"),
        ),
        ({"cost": {"amount_minor": -1, "currency": "EUR"}}, ("/cost/amount_minor", "greater_than_equal")),
    ):
        problem = await refused(centre.coordinator.post(SERVICES, body(case, **wrong)), 422, "invalid")
        assert faults(problem) == [fault]
    assert len(await listed(centre.coordinator)) == 1


async def test_somebody_did_it_and_no_script(house: House) -> None:
    centre = await house.party()
    client = await centre.admin.made("/v1/clients", {"name": "Script", "role": "coordinator"})
    script = house.caller(centre.id, UUID(client.json()["id"]), "coordinator")
    await refused(script.post(SERVICES, body(await new_case(centre))), 403, "member_needed")


async def test_plan_14_a_service_in_a_closed_case_is_kept_and_the_case_stays_closed(house: House) -> None:
    centre = await house.party()
    case = await case_in(centre, "closed")
    before = (await centre.coordinator.get(f"/v1/cases/{case}")).json()
    here = await recorded(centre.coordinator, case, note="She called to say thank you.")
    assert (await centre.coordinator.get(f"/v1/cases/{case}")).json() == before
    await now_done(centre.coordinator, here, "void")
    assert (await centre.coordinator.get(f"/v1/cases/{case}")).json() == before
    assert before["status"] == "closed"


async def test_a_service_is_voided_and_never_rewritten(house: House) -> None:
    centre = await house.party()
    here = await recorded(centre.coordinator, await new_case(centre), **WORDS)
    await refused(centre.coordinator.post(f"{here}/void", {}), 428, "if_match_required")
    await refused(centre.coordinator.post(f"{here}/void", {}, etag='"7"'), 412, "stale")
    voided = (await now_done(centre.coordinator, here, "void")).json()
    assert (voided["status"], voided["version"], voided["details"]) == ("entered_in_error", 2, WORDS)
    problem = await refused(centre.coordinator.post(f"{here}/void", {}, etag="*"), 409, "wrong_state")
    assert (problem["current_state"], problem["allowed"]) == ("entered_in_error", [])
    for method in ("PATCH", "PUT", "DELETE"):
        assert (await centre.coordinator.call(method, here, json={"sessions": 2})).status_code == 405
    for change in ("sessions = 3", "details = 'x'", "delivered_on = '2026-01-01'"):
        with pytest.raises(DBAPIError):
            await house.owner_execute(
                f"UPDATE delivered_services SET {change} WHERE id = :id",  # noqa: S608 - of this file
                id=UUID(voided["id"]),
            )
    types = [event.type for event in await journal(house, centre, voided["id"])]
    assert types == ["delivered_service.recorded", "delivered_service.voided"]


async def test_of_somebody_forgotten_the_facts_stay_and_the_words_are_gone(house: House) -> None:
    centre = await house.party()
    case = await case_in(centre, "active")
    here = await recorded(centre.coordinator, case, **WORDS)
    person = (await centre.coordinator.get(f"/v1/cases/{case}")).json()["person_id"]
    await house.owner_execute("DELETE FROM person_keys WHERE person_id = :id", id=UUID(person))
    found = (await centre.coordinator.get(here)).json()
    assert (found["type"], found["details"]) == ("LegalInformation", None)
    await refused(centre.coordinator.post(SERVICES, body(case, **WORDS)), 410, "erased")
    await recorded(centre.coordinator, case)
    assert (await counted(centre.coordinator))["total"]["services"] == 2


async def test_services_are_listed_the_latest_first_and_found_by_what_is_asked(house: House) -> None:
    centre = await house.party()
    boss, one, other = centre.coordinator, await new_case(centre), await new_case(centre)
    paid = await project(house, centre)
    names = {
        await recorded(boss, one, delivered_on="2026-02-01"): "early",
        await recorded(boss, other, delivered_on="2026-11-01", **CHECK): "late",
        await recorded(centre.caseworker, one, delivered_on="2026-06-01", funded_project_id=paid): "middle",
    }
    (early, *_) = names
    moment = (await now_done(boss, early, "void")).json()["updated_at"]

    async def found(query: str) -> list[str]:
        return [names[f"{SERVICES}/{item['id']}"] for item in await listed(boss, query)]

    assert await found("?limit=1") == ["late", "middle", "early"]
    assert await found(f"?case_id={one}") == ["middle", "early"]
    assert await found("?type=MedicalCheck&type=Other") == ["late"]
    assert await found("?check_kind=HivTest&check_kind=Dental") == ["late"]
    assert await found("?check_kind=Dental") == []
    assert await found("?status=recorded") == ["late", "middle"]
    assert await found(f"?worker_id={centre.caseworker.member_id}") == ["middle"]
    assert await found(f"?funded_project_id={paid}") == ["middle"]
    assert await found("?delivered_from=2026-06-01") == ["late", "middle"]
    assert await found("?delivered_until=2026-06-01") == ["middle", "early"]
    assert await found(f"?updated_since={moment}") == ["early"]


async def test_plan_11_who_does_not_see_the_case_sees_and_counts_none_of_its_services(house: House) -> None:
    centre, stranger = await house.party(), await house.party()
    case = await hidden_case(centre)
    here = await recorded(centre.coordinator, case)
    await recorded(centre.caseworker, await new_case(centre))
    for caller, services in ((centre.caseworker, 1), (stranger.coordinator, 0)):
        assert len(await listed(caller)) == services
        assert (await counted(caller))["total"]["services"] == services
        await refused(caller.get(here), 404, "not_found")
        await refused(caller.post(f"{here}/void", {}, etag="*"), 404, "not_found")
        for id_ in (case, str(uuid4())):
            problem = await refused(caller.post(SERVICES, body(id_)), 422, "invalid")
            assert faults(problem) == [("/case_id", "unknown_reference")]
    await centre.caseworker.made("/v1/break-glass", {"case_id": case, "reason": GLASS})
    assert (await centre.caseworker.get(here)).status_code == 200
    assert (await counted(centre.caseworker))["total"]["services"] == 2
    await refused(centre.caseworker.post(f"{here}/void", {}, etag="*"), 403, "read_only")


async def test_only_who_works_on_cases_sees_and_counts_services(house: House) -> None:
    centre = await house.party()
    work = {"coordinator", "coordinator_2", "caseworker"}
    for path in (SERVICES, f"{COUNTS}?{YEAR}"):
        seen = {role: (await caller.get(path)).status_code for role, caller in centre.callers.items()}
        assert seen == {role: 200 if role in work else 403 for role in seen}
        await refused(house.operator.callers["operator"].get(path), 404, "not_found")


# --- counted ----------------------------------------------------------------------------------------


def sums(items: Iterable[dict[str, Any]]) -> dict[str, int]:
    """How much it was, one service after the other."""
    found = list(items)
    return {
        "services": len(found),
        "sessions": sum(item["sessions"] for item in found),
        "cases": len({item["case_id"] for item in found}),
    }


def by_hand(items: list[dict[str, Any]], first: str, last: str) -> dict[Any, dict[str, int]]:
    """The counts of what can be read, by type and kind of check; of all, under None."""
    inside = [
        item for item in items if item["status"] == "recorded" and first <= item["delivered_on"] <= last
    ]
    kinds = {(item["type"], item["check_kind"]) for item in inside}
    by_kind = {
        kind: sums(item for item in inside if (item["type"], item["check_kind"]) == kind) for kind in kinds
    }
    return {**by_kind, None: sums(inside)}


def as_said(found: dict[str, Any]) -> dict[Any, dict[str, int]]:
    """The same of an answer."""
    numbers = ("services", "sessions", "cases")
    rows = {
        (item["type"], item["check_kind"]): {name: item[name] for name in numbers} for item in found["items"]
    }
    assert len(rows) == len(found["items"])
    return {**rows, None: found["total"]}


@pytest.mark.parametrize("seed", [1, 2])
async def test_counts_equal_a_brute_force_count_of_what_the_caller_can_read(house: House, seed: int) -> None:
    centre = await house.party()
    chance = random.Random(seed)
    sights = [*[await new_case(centre) for _ in range(3)], *[await hidden_case(centre) for _ in range(2)]]
    for _ in range(40):
        kind = chance.choice(
            [{"type": "LegalInformation"}, {"type": "Literacy"}, CHECK, {**CHECK, "check_kind": "Dental"}]
        )
        day = date(2025, 12, 1) + timedelta(days=chance.randrange(300))
        said = {"sessions": chance.randint(1, 20), "delivered_on": day.isoformat()}
        here = await recorded(centre.coordinator, chance.choice(sights), **kind, **said)
        if chance.random() < 0.2:
            await now_done(centre.coordinator, here, "void")
    totals = set()
    for caller in (centre.coordinator, centre.caseworker):
        items = await listed(caller, "?limit=200")
        for first, last in (("2026-01-01", "2026-06-30"), ("2025-12-01", "2026-12-31"), ("2026-02-03",) * 2):
            found = await counted(caller, f"from_on={first}&until_on={last}")
            assert as_said(found) == by_hand(items, first, last)
            totals.add(found["total"]["services"])
        checks = await counted(caller, f"{YEAR}&type=MedicalCheck&type=Other")
        wanted = [item for item in items if item["type"] == "MedicalCheck"]
        assert as_said(checks) == by_hand(wanted, "2026-01-01", "2026-12-31")
    assert len(totals) > 3


async def test_where_nothing_was_done_the_count_is_nothing(house: House) -> None:
    centre = await house.party()
    assert await counted(centre.coordinator) == {
        "from_on": "2026-01-01",
        "until_on": "2026-12-31",
        "items": [],
        "total": {"services": 0, "sessions": 0, "cases": 0},
    }


async def test_counts_travel_as_a_table_and_a_workbook_in_the_words_of_the_reader(house: House) -> None:
    centre = await house.party()
    case = await new_case(centre)
    for said in ({**CHECK, "sessions": 2}, {**CHECK, "check_kind": "Dental"}, {"type": "Literacy"}):
        await recorded(centre.coordinator, case, **said)
    await recorded(centre.coordinator, case, type="MedicalCare", sessions=7)
    query = f"{COUNTS}?{YEAR}"

    async def answer(**headers: str) -> Any:
        return await centre.coordinator.call("GET", query, headers=headers)

    found = await answer(**{"Accept-Language": "fr-BE"})
    assert found.headers["Content-Language"] == "fr"
    assert found.headers["Vary"] == "Accept, Accept-Language"
    assert [(item["type_label"], item["check_kind_label"]) for item in found.json()["items"]] == [
        ("Soins médicaux", None),
        ("Contrôle médical", "Test VIH"),
        ("Contrôle médical", "Dentaire"),
        ("Alphabétisation", None),
    ]
    table = await answer(Accept="text/csv")
    assert table.headers["Content-Type"].startswith("text/csv")
    assert table.headers["Content-Language"] == "en"
    assert list(csv.reader(io.StringIO(table.content.decode("utf-8-sig")))) == [
        ["type", "type_label", "check_kind", "check_kind_label", "services", "sessions", "cases"],
        ["MedicalCare", "Medical care", "", "", "1", "7", "1"],
        ["MedicalCheck", "Medical check", "HivTest", "HIV test", "1", "2", "1"],
        ["MedicalCheck", "Medical check", "Dental", "Dental", "1", "1", "1"],
        ["Literacy", "Literacy", "", "", "1", "1", "1"],
        ["total", "Total", "", "", "4", "11", "1"],
    ]
    book = await answer(Accept=XLSX)
    assert book.headers["Content-Type"] == XLSX
    with zipfile.ZipFile(io.BytesIO(book.content)) as parts:
        assert b"Medical check" in parts.read("xl/sharedStrings.xml")
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")
    assert (await answer(Accept="application/pdf")).status_code == 406


async def test_at_most_three_years_are_counted_and_both_days_are_said(house: House) -> None:
    centre = await house.party()
    await counted(centre.coordinator, "from_on=2024-01-01&until_on=2026-12-31")
    for query, fault in (
        ("from_on=2023-01-01&until_on=2026-12-31", ("?until_on", "too_far_apart")),
        ("from_on=2026-01-02&until_on=2026-01-01", ("?until_on", "before_from_on")),
        ("from_on=2026-01-01", ("?until_on", "missing")),
        ("until_on=2026-01-01", ("?from_on", "missing")),
    ):
        problem = await refused(centre.coordinator.get(f"{COUNTS}?{query}"), 422, "invalid")
        assert faults(problem) == [fault]
    await refused(centre.coordinator.get(f"{COUNTS}?{YEAR}&type=Cure"), 422, "invalid")
