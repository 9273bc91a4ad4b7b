"""Whoever is gone, or out of sight, is in no file that lies here: of no export, however it ended."""

from datetime import timedelta

import pytest

from tests.factories.exchange_exports import EXPORTS, exported, finished, wished
from tests.factories.house import FACTS, House, Party
from tests.factories.world import command, identifier, made
from tests.features.people.stories import canary
from tests.features.retention.keeping import BEGIN, closed_case, closed_report, purged
from tests.features.stories import Clock, colleague
from trafficking_api.features.exchange.service import exporting


async def files_of(house: House, centre: Party) -> int:
    """How many files lie sealed at a centre, whatever its exports say."""
    rows = await house.owner_execute(
        "SELECT count(*) FROM export_files WHERE organisation_id = :id", id=centre.id
    )
    return int(rows.scalar_one())


async def test_g_16_who_is_revoked_midway_leaves_no_file(house: House) -> None:
    centre = await house.party()
    asker = await colleague(house, centre)
    address, _ = await wished(asker, "cases", "people", "visits")
    assert await exporting.make(house.office, centre.id, 0) == 1
    assert await files_of(house, centre) == 1
    await command(centre.admin, f"/v1/clients/{asker.client_id}", "revoke")
    await finished(house, asker)
    rows = await house.owner_execute(
        "SELECT status, types_done FROM exports WHERE id = :id", id=address.rpartition("/")[2]
    )
    assert tuple(rows.one()) == ("failed", 1)
    assert await files_of(house, centre) == 0


async def test_g_16_who_is_forgotten_is_in_no_file_of_an_export_that_failed(house: House) -> None:
    centre = await house.party()
    asker, worker = await colleague(house, centre), centre.coordinator
    person = await made(worker, "/v1/people", {"identity": {"first_name": canary()}})
    await wished(asker, "people", "cases")
    assert await exporting.make(house.office, centre.id, 0) == 1
    await command(centre.admin, f"/v1/clients/{asker.client_id}", "revoke")
    await finished(house, asker)
    asked = await made(
        worker, "/v1/erasures", {"person_id": str(identifier(person)), "reason": "PersonRequest"}
    )
    await command(await colleague(house, centre), asked, "approve")
    assert await files_of(house, centre) == 0


@pytest.mark.parametrize("kind", ["signalement", "case"])
async def test_g_16_what_is_purged_is_in_no_file(house: House, clock: Clock, kind: str) -> None:
    centre, police = await house.party(), await house.party("authority")
    await clock.stop(BEGIN)
    await (closed_report(police, centre) if kind == "signalement" else closed_case(centre))
    other = await made(centre.coordinator, "/v1/cases", FACTS)
    await clock.stop(BEGIN + timedelta(days=20 * 366))
    whole = await exported(house, centre.coordinator, "signalements", "cases")
    assert [file["rows"] for file in whole["files"]] == [int(kind == "signalement"), 1 + int(kind == "case")]
    await wished(centre.coordinator, "signalements", "cases")
    assert await exporting.make(house.office, centre.id, 0) == 1
    assert await purged(house, centre) == 1
    assert await files_of(house, centre) == 0
    assert (await centre.coordinator.get(f"{EXPORTS}/{whole['id']}")).json()["status"] == "expired"
    again = await exported(house, centre.coordinator, "signalements", "cases")
    assert [file["rows"] for file in again["files"]] == [0, 1]
    assert (await centre.coordinator.get(other)).status_code == 200
