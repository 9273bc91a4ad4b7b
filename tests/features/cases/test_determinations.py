"""Determinations: a dated history, of which the latest counts, and in which nothing is rewritten."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy.exc import DBAPIError

from tests.factories.house import House, Party
from tests.features.cases.work import BODIES, case_in, hidden_case
from tests.features.stories import Clock, faults, journal, new_case, now_done, refused

POSSIBLE, ACTUAL, NOT = (f"{word}VictimOfTrafficking" for word in ("Possible", "Actual", "NotA"))


def decision(status: str = POSSIBLE, on: str = "2026-01-10", **more: Any) -> dict[str, Any]:
    return {"trafficking_status": status, "decision_body": "Police", "decided_on": on, **more}


async def _shown(centre: Party, here: str) -> tuple[str | None, str | None]:
    told = (await centre.coordinator.get(here)).json()
    return told["trafficking_status"], told["decision_body"]


async def test_the_latest_by_its_day_is_what_the_case_shows(house: House) -> None:
    centre = await house.party()
    here = f"/v1/cases/{await new_case(centre)}"
    history = f"{here}/determinations"
    assert await _shown(centre, here) == (None, None)
    await centre.coordinator.made(history, decision())
    assert await _shown(centre, here) == (POSSIBLE, "Police")
    court = decision(ACTUAL, "2026-03-01", decision_body="CourtOrProsecution", basis="Judgment")
    latest = await centre.coordinator.made(history, court)
    await centre.coordinator.made(history, decision(NOT, "2025-12-01"))  # told later, decided before
    assert await _shown(centre, here) == (ACTUAL, "CourtOrProsecution")
    same_day = decision(NOT, "2026-03-01", decision_body="Other")
    await centre.coordinator.made(history, same_day)  # of one day, the last that was written down
    assert await _shown(centre, here) == (NOT, "Other")
    told = (await centre.coordinator.get(history)).json()["items"]
    assert [item["decided_on"] for item in told] == ["2026-03-01", "2026-03-01", "2026-01-10", "2025-12-01"]
    assert {name: latest.json()[name] for name in court} == court


async def test_what_was_entered_in_error_stays_and_counts_no_more(house: House) -> None:
    centre = await house.party()
    here = f"/v1/cases/{await new_case(centre)}"
    await centre.coordinator.made(f"{here}/determinations", decision())
    wrong = await centre.coordinator.made(f"{here}/determinations", decision(NOT, "2026-02-01"))
    assert await _shown(centre, here) == (NOT, "Police")
    address = wrong.headers["Location"]
    voided = (await now_done(centre.coordinator, address, "void")).json()
    assert (voided["status"], voided["allowed_commands"]) == ("entered_in_error", [])
    assert await _shown(centre, here) == (POSSIBLE, "Police")
    again = await refused(centre.coordinator.post(f"{address}/void", etag="*"), 409, "wrong_state")
    assert (again["current_state"], again["allowed"]) == ("entered_in_error", [])
    for status, count in (("recorded", 1), ("entered_in_error", 1)):
        found = (await centre.coordinator.get(f"{here}/determinations?status={status}")).json()["items"]
        assert [item["status"] for item in found] == [status] * count
    told = await journal(house, centre, voided["id"])
    assert [(line.type, line.to_state) for line in told] == [
        ("case_determination.recorded", "recorded"),
        ("case_determination.voided", "entered_in_error"),
    ]


async def test_there_is_no_edit_neither_by_the_api_nor_by_the_runtime_role(house: House) -> None:
    centre = await house.party()
    here = f"/v1/cases/{await new_case(centre)}"
    made = await centre.coordinator.made(f"{here}/determinations", decision())
    patch = await centre.coordinator.patch(made.headers["Location"], decision(NOT), etag="*")
    assert patch.status_code == 405
    for column, value in (("trafficking_status", NOT), ("decision_body", "NGO")):
        with pytest.raises(DBAPIError) as error:
            await house.owner_execute(
                f"UPDATE case_determinations SET {column} = :value WHERE id = :id",  # noqa: S608 - names above
                value=value,
                id=UUID(made.json()["id"]),
            )
        assert getattr(error.value.orig, "sqlstate", None) == "TA500"


async def test_it_raises_the_version_of_the_case_and_needs_an_open_one(house: House) -> None:
    centre = await house.party()
    here = f"/v1/cases/{await new_case(centre)}"
    version = (await centre.coordinator.get(here)).json()["version"]
    made = await centre.coordinator.made(f"{here}/determinations", decision())
    assert (await centre.coordinator.get(here)).json()["version"] == version + 1
    await now_done(centre.coordinator, here, "close", BODIES["close"])
    for answer in (
        centre.coordinator.post(f"{here}/determinations", decision()),
        centre.coordinator.post(f"{made.headers['Location']}/void", etag="*"),
    ):
        problem = await refused(answer, 409, "case_closed")
        assert problem["allowed"] == ["merge", "reopen"]
    stale = centre.coordinator.post(f"{made.headers['Location']}/void", etag='"7"')
    await refused(stale, 412, "stale")


async def test_g_15_a_decision_of_tomorrow_is_refused_in_the_zone_of_the_centre(
    house: House, clock: Clock
) -> None:
    await clock.stop(datetime(2031, 5, 1, 20, tzinfo=UTC))  # in Vientiane it is the 2nd
    for zone, today, tomorrow in (
        ("Asia/Vientiane", "2031-05-02", "2031-05-03"),
        ("Europe/Brussels", "2031-05-01", "2031-05-02"),
    ):
        centre = await house.party(zone=zone)
        history = f"/v1/cases/{await new_case(centre)}/determinations"
        await centre.coordinator.made(history, decision(on=today))
        problem = await refused(centre.coordinator.post(history, decision(on=tomorrow)), 422, "invalid")
        assert faults(problem) == [("/decided_on", "in_the_future")]


async def test_g_2_a_determination_is_found_through_its_case_and_its_case_through_sight(house: House) -> None:
    centre = await house.party()
    mine = f"/v1/cases/{await case_in(centre, 'intake')}"
    other = f"/v1/cases/{await case_in(centre, 'intake')}"
    hidden = f"/v1/cases/{await hidden_case(centre)}"
    made = (await centre.caseworker.made(f"{mine}/determinations", decision())).json()["id"]
    unseen = (await centre.coordinator.made(f"{hidden}/determinations", decision())).json()["id"]
    for address in (
        f"{other}/determinations/{made}",
        f"{hidden}/determinations/{unseen}",
        f"{hidden}/determinations",
        f"{mine}/determinations/{uuid4()}",
    ):
        await refused(centre.caseworker.get(address), 404, "not_found")
    for address in (f"{other}/determinations/{made}", f"{hidden}/determinations/{unseen}"):
        await refused(centre.caseworker.post(f"{address}/void", etag="*"), 404, "not_found")
    await refused(centre.caseworker.post(f"{hidden}/determinations", decision()), 404, "not_found")
