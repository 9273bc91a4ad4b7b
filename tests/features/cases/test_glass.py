"""The broken glass: reading a case that is not one's own, for a while, never in secret (PLAN-9)."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.factories.filing import as_form, filed
from tests.factories.house import FACTS, Caller, House, Party
from tests.features.cases.work import CONSENT, consent, person
from tests.features.stories import (
    Clock,
    at_once,
    drafted,
    faults,
    journal,
    new_case,
    now_done,
    pair,
    refused,
    replayed,
    report,
    statuses,
    stored_anywhere,
)

NOON = datetime(2031, 5, 1, 12, tzinfo=UTC)
REASON = "She is at the door, and her caseworker cannot be reached."


def look(case: str, **changes: Any) -> dict[str, Any]:
    return {"case_id": case.rsplit("/", 1)[-1], "reason": REASON, "minutes": 180, **changes}


async def opened(centre: Party) -> str:
    return str((await centre.coordinator.made("/v1/cases", FACTS)).headers["Location"])


async def test_plan_9_after_three_hours_and_a_second_it_is_gone_even_with_a_warm_cache(
    house: House, clock: Clock
) -> None:
    centre = await house.party()
    await clock.stop(NOON)
    case = await opened(centre)
    await refused(centre.caseworker.get(case), 404, "not_found")
    glass = await centre.caseworker.made("/v1/break-glass", look(case))
    assert glass.json()["until_at"] == "2031-05-01T15:00:00.000000Z"
    warm = {"If-None-Match": (await centre.caseworker.get(case)).headers["ETag"]}
    await clock.stop(NOON + timedelta(hours=3))
    assert (await centre.caseworker.get(case)).status_code == 200
    assert (await centre.caseworker.get(case, headers=warm)).status_code == 304
    assert (await centre.caseworker.get("/v1/cases")).json()["items"] != []
    await clock.stop(NOON + timedelta(hours=3, seconds=1))
    for headers in ({}, warm, {"If-None-Match": "*"}):
        answer = await centre.caseworker.get(case, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    assert (await centre.caseworker.get("/v1/cases")).json()["items"] == []
    assert (await centre.caseworker.get(f"{case}/workers")).status_code == 404


async def test_plan_9_it_is_not_renewed_while_it_is_valid(house: House, clock: Clock) -> None:
    centre = await house.party()
    await clock.stop(NOON)
    case = await opened(centre)
    await centre.caseworker.made("/v1/break-glass", look(case, minutes=10))
    for minutes in (0, 9, 10):
        await clock.stop(NOON + timedelta(minutes=minutes))
        again = centre.caseworker.post("/v1/break-glass", look(case))
        await refused(again, 409, "glass_already_broken")
    await clock.stop(NOON + timedelta(minutes=10, seconds=1))
    await centre.caseworker.made("/v1/break-glass", look(case))


@pytest.mark.race
async def test_plan_9_twenty_at_once_break_it_once(house: House) -> None:
    centre = await house.party()
    case = await opened(centre)
    answers = await at_once([centre.caseworker.post("/v1/break-glass", look(case)) for _ in range(20)])
    assert statuses(answers) == {201: 1, 409: 19}


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"minutes": 181}, "/minutes"),
        ({"minutes": 0}, "/minutes"),
        ({"reason": "x" * 19}, "/reason"),
        ({"reason": " " * 40}, "/reason"),
        ({"reason": " too short"}, "/reason"),
    ],
)
async def test_plan_9_three_hours_and_a_reason(house: House, change: dict[str, Any], pointer: str) -> None:
    centre = await house.party()
    case = await opened(centre)
    problem = await refused(centre.caseworker.post("/v1/break-glass", look(case, **change)), 422, "invalid")
    assert [where for where, _ in faults(problem)] == [pointer]
    await refused(centre.caseworker.get(case), 404, "not_found")


async def test_plan_9_sealed_barred_foreign_and_unknown_cases_are_alike(house: House) -> None:
    centre, stranger = await house.party(), await house.party()
    sealed, barred = await opened(centre), await opened(centre)
    await now_done(centre.coordinator, sealed, "seal")
    bar = {"member_id": str(centre.caseworker.member_id), "reason": "KnowsSuspect"}
    await centre.coordinator.made(f"{barred}/exclusions", bar)
    cases = [sealed, barred, await opened(stranger), str(uuid4())]
    answers = [await centre.caseworker.post("/v1/break-glass", look(case)) for case in cases]
    texts = {a.text.replace(a.headers["Request-Id"], "") for a in answers}
    assert len(texts) == 1
    assert (answers[0].status_code, faults(answers[0].json())) == (422, [("/case_id", "unknown_reference")])
    rows = await house.owner_execute(
        "SELECT count(*) FROM break_glass WHERE organisation_id = :id", id=centre.id
    )
    assert rows.scalar_one() == 0


async def test_plan_9_sealing_or_barring_ends_a_look_at_once(house: House) -> None:
    centre = await house.party()
    sealed, barred = await opened(centre), await opened(centre)
    for case in (sealed, barred):
        await centre.caseworker.made("/v1/break-glass", look(case))
        assert (await centre.caseworker.get(case)).status_code == 200
    await now_done(centre.coordinator, sealed, "seal")
    bar = {"member_id": str(centre.caseworker.member_id), "reason": "KnowsSuspect"}
    await centre.coordinator.made(f"{barred}/exclusions", bar)
    for case in (sealed, barred):
        await refused(centre.caseworker.get(case), 404, "not_found")
    assert (await centre.caseworker.get("/v1/break-glass")).json()["items"] == []
    listed = (await centre.coordinator_2.get("/v1/break-glass")).json()["items"]
    assert [f"/v1/cases/{item['case_id']}" for item in listed] == [barred]


async def test_plan_9_it_is_for_members_and_for_what_they_do_not_see(house: House) -> None:
    centre = await house.party()
    case = await opened(centre)
    made = await centre.admin.made("/v1/clients", {"name": "Script", "role": "caseworker"})
    script = house.caller(centre.id, UUID(made.json()["id"]), "caseworker")
    await refused(script.post("/v1/break-glass", look(case)), 403, "member_needed")
    await refused(centre.coordinator.post("/v1/break-glass", look(case)), 409, "no_glass_needed")
    for role in ("legal", "housing", "finance", "auditor", "admin"):
        await refused(getattr(centre, role).post("/v1/break-glass", look(case)), 403, "forbidden")


async def test_plan_9_it_lets_read_and_nothing_else(house: House) -> None:
    two = await pair(house)
    centre = two.sender
    police = await house.party("authority")
    signalement = (await police.liaison.made("/v1/signalements", report(centre))).headers["Location"]
    await now_done(centre.coordinator, signalement, "acknowledge")
    await now_done(centre.coordinator, signalement, "assess", {"result": "actionable"})
    lead = str(centre.coordinator.member_id)
    cases = [{**FACTS, "worker_id": lead}]
    case_id = (await now_done(centre.coordinator, signalement, "convert", {"cases": cases})).json()[
        "case_ids"
    ][0]
    case = f"/v1/cases/{case_id}"
    draft = f"/v1/referrals/{(await drafted(centre, two.receiver, case_id)).json()['id']}"
    (entry,) = (await centre.coordinator.get(f"{case}/workers")).json()["items"]
    looker = centre.caseworker
    for path in (case, signalement, draft):
        await refused(looker.get(path), 404, "not_found")
    await looker.made("/v1/break-glass", look(case))
    for path in (case, signalement, draft, f"{case}/workers", f"{signalement}/messages"):
        assert (await looker.get(path)).status_code == 200, path
    attempts = [
        looker.patch(case, {"household_size": 9}, etag="*"),
        looker.post(f"{case}/close", {"reason": "Autonomy"}, etag="*"),
        looker.post(f"{case}/workers", {"member_id": str(looker.member_id)}),
        looker.post(f"{case}/workers/{entry['id']}/remove", {}, etag="*"),
        looker.post(f"{signalement}/messages", {"text": "A note."}),
        looker.post(f"{signalement}/close", {"outcome": "NoContact"}, etag="*"),
        looker.patch(draft, {"respond_by_on": "2031-01-01"}, etag="*"),
        looker.post(f"{draft}/send", {}, etag="*"),
        looker.post(f"{draft}/void", {}, etag="*"),
        looker.post(
            "/v1/referrals",
            {
                "case_id": case_id,
                "kind": "referral",
                "to_organisation_id": str(two.receiver.id),
                "respond_by_on": "2031-01-01",
            },
        ),
    ]
    for attempt in attempts:
        await refused(attempt, 403, "read_only")


async def test_plan_9_it_lets_read_her_consents_and_documents_and_nothing_else(house: House) -> None:
    centre = await house.party()
    her = await person(centre)
    agreed = await consent(centre, her)
    case_id = await new_case(centre, person_id=her, worker_id=str(centre.coordinator.member_id))
    of_person = await filed(centre.coordinator, person_id=her)
    of_case = await filed(centre.coordinator, case_id=case_id)
    looker = centre.caseworker
    await looker.made("/v1/break-glass", look(case_id))
    for path in (agreed, of_person, of_case):
        assert (await looker.get(path, headers={"Access-Reason": "Supervision"})).status_code == 200, path
    pdf = {"file": "scan.pdf", "kind": "Other"}
    attempts = [
        looker.post(f"/v1/people/{her}/consents", CONSENT),
        looker.post(f"{agreed}/withdraw", {}, etag="*"),
        looker.call("POST", "/v1/documents", **as_form({**pdf, "person_id": her})),
        looker.call("POST", "/v1/documents", **as_form({**pdf, "case_id": case_id})),
        *(looker.patch(path, {"kind": "MedicalReport"}, etag="*") for path in (of_person, of_case)),
        *(looker.post(f"{path}/void", {}, etag="*") for path in (of_person, of_case)),
    ]
    for attempt in attempts:
        await refused(attempt, 403, "read_only")
    assert (await centre.coordinator.get(agreed)).json()["status"] == "given"
    assert (await centre.coordinator.get(f"{of_person}/content")).status_code == 200


async def test_plan_9_it_is_written_down_and_the_case_tells_its_workers(house: House) -> None:
    centre = await house.party()
    case = await opened(centre)
    glass = await centre.caseworker.made("/v1/break-glass", look(case, minutes=5))
    events = await journal(house, centre, case.rsplit("/", 1)[1], "case")
    assert [event.type for event in events] == ["case.created", "case.glass_broken"]
    audited = (await centre.auditor.get("/v1/audit-events?operation=break_glass")).json()["items"]
    assert {(a["object_kind"], a["object_id"], a["member_id"]) for a in audited} == {
        ("break_glass", glass.json()["id"], str(centre.caseworker.member_id)),
        ("case", case.rsplit("/", 1)[1], str(centre.caseworker.member_id)),
    }
    assert await stored_anywhere(house, REASON) == []  # the reason is sealed
    reasons: dict[str, Any] = {}
    for role in ("coordinator", "coordinator_2", "caseworker", "auditor"):
        (item,) = (await getattr(centre, role).get("/v1/break-glass")).json()["items"]
        alone = await getattr(centre, role).get(f"/v1/break-glass/{item['id']}")
        assert alone.json() == item
        reasons[role] = item["reason"]
    assert reasons == {
        "coordinator": REASON,
        "coordinator_2": REASON,
        "caseworker": REASON,
        "auditor": None,
    }
    other = await house.party()
    await refused(other.coordinator.get(glass.headers["Location"]), 404, "not_found")
    await refused(centre.legal.get("/v1/break-glass"), 403, "forbidden")
    assert await replayed(house, centre) > 0


async def test_plan_9_a_worker_of_the_case_learns_of_the_look_without_its_words(house: House) -> None:
    centre = await house.party()
    body = {"name": "A. Example", "role": "caseworker"}
    second = (await centre.admin.made("/v1/members", body)).json()["id"]
    made = await centre.admin.made("/v1/clients", {"name": "Desk", "role": "caseworker", "member_id": second})
    worker: Caller = house.caller(centre.id, UUID(made.json()["id"]), "caseworker")
    case = (await worker.made("/v1/cases", FACTS)).headers["Location"]
    await centre.caseworker.made("/v1/break-glass", look(case))
    (item,) = (await worker.get("/v1/break-glass")).json()["items"]
    assert (item["member_id"], item["reason"]) == (str(centre.caseworker.member_id), None)
