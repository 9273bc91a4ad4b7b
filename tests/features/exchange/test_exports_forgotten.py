"""Whoever is gone, or out of sight, is in no file that lies here: of no export, however it ended."""

from tests.factories.exchange_exports import finished, wished
from tests.factories.house import House, Party
from tests.factories.world import command, identifier, made
from tests.features.people.stories import canary
from tests.features.stories import colleague
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
