"""When a case's time is over its nights stay, as nobody's; what told of her in a house is gone (G-16)."""

from datetime import UTC, datetime
from uuid import UUID, uuid4

from tests.factories.house import House
from tests.features.retention.keeping import purged
from tests.features.shelters.beds import DAY, OUT, Home, afternoon, day, home, id_of
from tests.features.stories import Clock, now_done, refused

LATER = datetime(2060, 1, 1, 12, tzinfo=UTC)
CLOSE = {"reason": "Autonomy"}


async def count(house: House, there: Home, table: str, where: str = "true") -> int:
    """How many rows of the centre a table has."""
    rows = await house.owner_execute(
        f"SELECT count(*) FROM {table} WHERE organisation_id = :id AND {where}",  # noqa: S608 - names of this file
        id=there.centre.id,
    )
    return int(rows.scalar_one())


async def test_g_16_a_forgotten_stay_keeps_its_nights_and_nobodys_name(house: House, clock: Clock) -> None:
    there = await home(house)
    boss, now = there.centre.coordinator, afternoon()
    await clock.stop(now)
    case, other = await there.case(), await there.case()
    key = uuid4().hex
    await there.staff.made("/v1/waiting-list", {"case_id": case, "urgency": "Planned"}, key=uuid4().hex)
    made = await there.staff.made("/v1/allocations", there.wish(there.beds[0], case, 0, 3), key=key)
    here = await there.arrived(made.headers["Location"])
    for one, two in ((case, other), (other, case)):
        body = {"other_case_id": two, "reason": "Conflict"}
        await boss.made(f"/v1/cases/{one}/placement-exclusions", body, key=uuid4().hex)
    away = {"from_on": day(), "until_on": day(1), "reason": "Hospital"}
    await there.staff.made(f"{here}/absences", away, key=uuid4().hex)
    await clock.stop(now + 2 * DAY)
    out = await there.staff.post(f"{here}/check_out", {"exit_reason": "Hospital"}, etag="*", key=uuid4().hex)
    assert out.status_code == 200
    assert await count(house, there, "remembered_answers") == 6
    before = await there.used(3)
    await now_done(boss, f"/v1/cases/{case}", "close", CLOSE)
    guest = await house.owner_execute("SELECT guest_id FROM allocations WHERE id = :id", id=UUID(id_of(here)))
    assert guest.scalar_one() == UUID(case)
    await clock.stop(LATER)
    assert await purged(house, there.centre) == 1
    # The nights are counted as before.
    assert await there.used(3) == before == (3, 2)
    (row,) = (
        await house.owner_execute(
            "SELECT to_jsonb(a) FROM allocations a WHERE organisation_id = :id", id=there.centre.id
        )
    ).scalars()
    kept = {name for name, value in row.items() if value is not None}
    assert {"begins_at", "ends_at", "guest_id", "forgotten_at"} <= kept
    assert not {"case_id", "exit_reason", "referral_id", "override_reason", "override_by"} & kept
    assert case not in str(row)
    for table in ("placement_exclusions", "waiting_entries", "absences", "remembered_answers"):
        assert await count(house, there, table) == 0, table


async def test_g_16_nobody_sees_or_changes_a_forgotten_stay(house: House, clock: Clock) -> None:
    there = await home(house)
    boss, now = there.centre.coordinator, afternoon()
    await clock.stop(now)
    case = await there.case()
    here = await there.occupied(there.beds[0], case, 3)
    away = {"from_on": day(), "until_on": day(1), "reason": "Hospital"}
    absence = (await there.staff.made(f"{here}/absences", away)).headers["Location"]
    await clock.stop(now + DAY)
    await there.done(here, "check_out", OUT)
    await now_done(boss, f"/v1/cases/{case}", "close", CLOSE)
    # Of a closed case nothing is begun again, so that nobody lies in a bed whose time is over.
    await refused(there.tried(here, "reopen"), 409, "case_closed")
    await clock.stop(LATER)
    assert await purged(house, there.centre) == 1
    for caller in (there.staff, boss, there.centre.caseworker):
        for path in (here, absence, f"{here}/absences"):
            await refused(caller.get(path), 404, "not_found")
        assert (await caller.get("/v1/allocations")).json()["items"] == []
        await refused(caller.post(f"{here}/reopen", {}, etag="*"), 404, "not_found")
        await refused(caller.post(f"{here}/check_out", OUT, etag="*"), 404, "not_found")
    counts = await there.counts()
    assert (counts["free"], counts["occupied"]) == (1, 0)


async def test_g_16_of_two_under_one_roof_one_is_forgotten(house: House, clock: Clock) -> None:
    there = await home(house, beds=0)
    unit = await there.room(2, let_as="Unit")
    now = afternoon()
    await clock.stop(now)
    gone, stays = await there.case(), await there.case()
    here = await there.arrived(await there.family(unit, gone, stays))
    (kept,) = await there.rows(f"?case_id={stays}")
    await clock.stop(now + DAY)
    await there.done(here, "check_out", OUT)
    await now_done(there.centre.coordinator, f"/v1/cases/{gone}", "close", CLOSE)
    await clock.stop(LATER)
    assert await purged(house, there.centre) == 1
    # What happened to the one is no hindrance to the other, who is still there.
    assert (await there.counts())["occupied"] == 2
    await there.done(f"/v1/allocations/{kept['id']}", "check_out", OUT)
    assert (await there.counts())["free"] == 2


async def test_plan_7_a_case_is_not_closed_while_she_waits_for_a_bed(house: House) -> None:
    there = await home(house)
    case, boss = await there.case(), there.centre.coordinator
    waiting = (await there.staff.made("/v1/waiting-list", {"case_id": case, "urgency": "Planned"})).headers[
        "Location"
    ]
    still = await refused(boss.post(f"/v1/cases/{case}/close", CLOSE, etag="*"), 409, "still_open")
    assert still["open"] == [{"kind": "waiting_entry", "id": id_of(waiting), "status": "waiting"}]
    await there.done(waiting, "withdraw", {"reason": "FoundElsewhere"})
    await now_done(boss, f"/v1/cases/{case}", "close", CLOSE)
    assert (await there.staff.get("/v1/waiting-list?status=waiting")).json()["items"] == []


async def test_plan_7_a_dead_hold_leaves_a_case_free_to_close_and_her_on_the_list(
    house: House, clock: Clock
) -> None:
    there = await home(house)
    case, now = await there.case(), afternoon()
    await clock.stop(now)
    waiting = (await there.staff.made("/v1/waiting-list", {"case_id": case, "urgency": "Immediate"})).headers[
        "Location"
    ]
    here = await there.held(there.beds[0], case)
    close = there.centre.coordinator.post
    still = await refused(close(f"/v1/cases/{case}/close", CLOSE, etag="*"), 409, "still_open")
    assert {row["kind"] for row in still["open"]} == {"allocation", "waiting_entry"}
    await clock.stop(now + 2 * DAY)
    assert await there.status(here) == "expired"
    assert await there.status(waiting) == "waiting"
    still = await refused(close(f"/v1/cases/{case}/close", CLOSE, etag="*"), 409, "still_open")
    assert {row["kind"] for row in still["open"]} == {"waiting_entry"}
