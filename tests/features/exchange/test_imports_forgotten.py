"""Of what was destroyed, an import knows that it came in, and nothing of what stood in the row (G-16)."""

from datetime import timedelta
from typing import Any

from tests.factories.exchange_imports import case, lines, person, report, signalement, taken_in
from tests.factories.house import House, Party
from tests.features.retention.keeping import BEGIN, purged, purged_with_her
from tests.features.stories import Clock, now_done

MUCH_LATER = BEGIN + timedelta(days=20 * 366)
DECIDED = {
    "trafficking_status": "PossibleVictimOfTrafficking",
    "decision_body": "LabourProsecution",
    "decided_on": "2031-02-20",
}


async def fingerprints(house: House, party: Party) -> dict[str, bool]:
    """Of which kinds of rows a fingerprint is there, and whether it is one of the content too."""
    rows = await house.owner_execute(
        "SELECT kind, content IS NOT NULL FROM imported_things WHERE organisation_id = :id", id=party.id
    )
    return {str(kind): bool(is_known) for kind, is_known in rows}


async def again(house: House, party: Party, rows: list[dict[str, Any]], role: str) -> set[str]:
    """What the codes are when the same rows come in once more."""
    caller = getattr(party, role)
    found = await taken_in(house, caller, lines(rows))
    return {error["code"] for row in await report(caller, found) for error in row["errors"]}


async def test_g_16_nothing_is_known_of_the_rows_of_what_went_with_a_case(house: House, clock: Clock) -> None:
    centre = await house.party()
    await clock.stop(BEGIN)
    of_hers = {"case_id": "C"}
    rows = [
        person("P"),
        case("C", "P"),
        {"type": "determination", "reference": "D", "refers": of_hers, "data": DECIDED},
        {"type": "plan", "reference": "L", "refers": of_hers, "data": {"content": {"goals": []}}},
    ]
    found = await taken_in(house, centre.coordinator, lines(rows))
    told = {row["type"]: row["object_id"] for row in await report(centre.coordinator, found)}
    assert await fingerprints(house, centre) == dict.fromkeys(
        ("person", "case", "determination", "plan"), True
    )
    await now_done(centre.coordinator, f"/v1/case-plans/{told['plan']}", "discard")
    await now_done(centre.coordinator, f"/v1/cases/{told['case']}", "close", {"reason": "Autonomy"})
    await clock.stop(MUCH_LATER)
    assert await purged_with_her(house, centre) == 2
    assert await fingerprints(house, centre) == dict.fromkeys(
        ("person", "case", "determination", "plan"), False
    )
    assert await again(house, centre, rows, "coordinator") == {"forgotten"}


async def test_g_16_nothing_is_known_of_the_plans_of_who_is_erased(house: House) -> None:
    centre = await house.party()
    plan = {"content": {"objectives": "To live near her sister.", "goals": []}}
    rows = [
        person("P"),
        case("C", "P"),
        {"type": "plan", "reference": "L", "refers": {"case_id": "C"}, "data": plan},
    ]
    found = await taken_in(house, centre.coordinator, lines(rows))
    told = {row["type"]: row["object_id"] for row in await report(centre.coordinator, found)}
    await now_done(centre.coordinator, f"/v1/case-plans/{told['plan']}", "discard")
    await now_done(centre.coordinator, f"/v1/cases/{told['case']}", "close", {"reason": "Autonomy"})
    wish = {"person_id": told["person"], "reason": "PersonRequest"}
    made = await centre.coordinator.made("/v1/erasures", wish)
    await now_done(centre.coordinator_2, made.headers["Location"], "approve")
    assert await fingerprints(house, centre) == {"person": False, "case": True, "plan": False}


async def test_g_16_nothing_is_known_of_the_row_of_a_report_at_its_reporter(
    house: House, clock: Clock
) -> None:
    centre, police = await house.party(), await house.party("authority")
    await clock.stop(BEGIN)
    row = signalement("BR.1", centre)
    found = await taken_in(house, police.liaison, lines([row]))
    (told,) = await report(police.liaison, found)
    here = f"/v1/signalements/{told['object_id']}"
    await now_done(centre.coordinator, here, "acknowledge")
    await now_done(centre.coordinator, here, "close", {"outcome": "NoContact"})
    assert await fingerprints(house, police) == {"signalement": True}
    await clock.stop(MUCH_LATER)
    assert await purged(house, centre) == 1
    assert await fingerprints(house, police) == {"signalement": False}
    assert await again(house, police, [row], "liaison") == {"forgotten"}
