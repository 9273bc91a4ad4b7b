"""What a colleague may not see stays out of reach: by a glass, a purge, a date of retention, a scope."""

from datetime import timedelta
from uuid import UUID

from tests.factories.house import FACTS, Caller, House, Party
from tests.features.cases.test_glass import NOON, look
from tests.features.people import stories as people
from tests.features.retention.keeping import purged
from tests.features.stories import Clock, faults, new_case, now_done, refused, report

LOOKING = {"Access-Reason": "Supervision"}
_OVER = "UPDATE {} SET retain_until = '2020-01-01' WHERE organisation_id = :party"


async def colleague(house: House, centre: Party, role: str, *scopes: str) -> Caller:
    """One more member, with a client of its own."""
    member = (await centre.admin.made("/v1/members", {"name": "A. Example", "role": role})).json()["id"]
    body = {"name": "Desk", "role": role, "member_id": member}
    client = (await centre.admin.made("/v1/clients", body)).json()
    caller = house.caller(centre.id, UUID(client["id"]), role)
    caller.member_id = UUID(member)
    if scopes:
        form = {
            "grant_type": "client_credentials",
            "client_id": client["client_id"],
            "client_secret": client["client_secret"],
            "scope": " ".join(scopes),
        }
        caller.token = (await house.http.post("/oauth/token", data=form)).json()["access_token"]
    return caller


async def case_of(centre: Party, person: str) -> str:
    """Her case, on which the coordinator alone works."""
    worker = str(centre.coordinator.member_id)
    return f"/v1/cases/{await new_case(centre, person_id=people.id_of(person), worker_id=worker)}"


async def test_plan_9_a_look_through_the_glass_opens_no_case_of_ones_own(house: House, clock: Clock) -> None:
    centre = await house.party()
    await clock.stop(NOON)
    here = await people.written(centre.coordinator)
    case = await case_of(centre, here)
    await now_done(centre.coordinator, case, "close", {"reason": "Autonomy"})
    looker = centre.caseworker
    await looker.made("/v1/break-glass", look(case, minutes=5))
    assert (await looker.get(here, headers=LOOKING)).status_code == 200
    body = {**FACTS, "person_id": people.id_of(here)}
    problem = await refused(looker.post("/v1/cases", body), 422, "invalid")
    assert faults(problem) == [("/person_id", "unknown_reference")]
    own = await looker.made("/v1/cases", FACTS)
    change = looker.patch(
        own.headers["Location"], {"person_id": people.id_of(here)}, etag=own.headers["ETag"]
    )
    await refused(change, 422, "invalid")
    await clock.stop(NOON + timedelta(days=3))
    assert (await looker.get(here, headers=LOOKING)).status_code == 404


async def test_plan_11_a_sealed_case_that_is_purged_opens_its_person_to_nobody(house: House) -> None:
    centre = await house.party()
    here = await people.written(centre.coordinator)
    case = await case_of(centre, here)
    other = await colleague(house, centre, "coordinator")
    await now_done(centre.coordinator, case, "seal")
    await now_done(centre.coordinator, case, "close", {"reason": "NotVictim"})
    await house.owner_execute(_OVER.format("cases"), party=centre.id)
    assert await purged(house, centre) == 1
    for caller in (other, centre.legal, centre.housing, centre.caseworker):
        assert (await caller.get(here, headers=LOOKING)).status_code == 404
        assert (await caller.get("/v1/people")).json()["items"] == []


async def test_plan_10_who_is_barred_keeps_and_destroys_no_report_either(house: House) -> None:
    centre, police = await house.party(), await house.party("authority")
    made = await police.liaison.made("/v1/signalements", report(centre))
    here = made.headers["Location"]
    await now_done(centre.coordinator, here, "acknowledge")
    await now_done(centre.coordinator, here, "assess", {"result": "actionable"})
    facts = {**FACTS, "worker_id": str(centre.coordinator.member_id)}
    case = (await now_done(centre.coordinator, here, "convert", {"cases": [facts]})).json()["case_ids"][0]
    await now_done(centre.coordinator, here, "close", {"outcome": "AccompanimentStarted"})
    barred = await colleague(house, centre, "coordinator")
    bar = {"member_id": str(barred.member_id), "reason": "KnowsSuspect"}
    await centre.coordinator.made(f"/v1/cases/{case}/exclusions", bar)
    for address in (here, f"{here}/retention"):
        await refused(barred.get(address), 404, "not_found")
    for command, body in (
        ("hold", {"reason": "Complaint"}),
        ("release-hold", {}),
        ("postpone", {"until_on": "2027-12-01"}),
    ):
        await refused(barred.post(f"{here}/{command}", body, etag="*"), 404, "not_found")
    due = (await barred.get("/v1/retention/due?within_days=3660")).json()["items"]
    assert here.rsplit("/", 1)[1] not in {item["id"] for item in due}
    assert (await centre.coordinator.get(f"{here}/retention")).status_code == 200


async def test_plan_10_a_narrower_scope_shows_no_more_looks(house: House) -> None:
    centre = await house.party()
    case = f"/v1/cases/{await new_case(centre, worker_id=str(centre.coordinator.member_id))}"
    await centre.caseworker.made("/v1/break-glass", look(case))
    for role in ("caseworker", "coordinator"):
        narrow = await colleague(house, centre, role, "break-glass:read")
        bar = {"member_id": str(narrow.member_id), "reason": "KnowsSuspect"}
        await centre.coordinator.made(f"{case}/exclusions", bar)
        assert (await narrow.get("/v1/break-glass")).json()["items"] == []
    assert len((await centre.auditor.get("/v1/break-glass")).json()["items"]) == 1
