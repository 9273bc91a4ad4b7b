"""To forget a person is to destroy her key: what is left says that there was a record, and no more."""

from uuid import UUID, uuid4

import pytest

from tests.factories.house import House, Party
from tests.features.people.stories import (
    REASON,
    contact,
    found,
    id_of,
    identity,
    read,
    written,
)
from tests.features.stories import journal, refused
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features.people import service
from trafficking_api.features.people.errors import Erased
from trafficking_api.features.people.schemas import NewPerson
from trafficking_api.kit.errors import NotFound


async def _forgotten(house: House, centre: Party, here: str) -> None:
    async with system_mandate(house.office, centre.id, "test") as mandate:
        await service.forget(mandate, UUID(id_of(here)))


async def _rows(house: House, here: str) -> dict[str, int]:
    """How many rows about her there are beside her record."""
    counted = {}
    for table, column in (("person_keys", "person_id"), ("person_tokens", "person_id")):
        rows = await house.owner_execute(
            f"SELECT count(*) FROM {table} WHERE {column} = :id",  # noqa: S608 - names of this file
            id=UUID(id_of(here)),
        )
        counted[table] = rows.scalar()
    return counted


async def test_who_was_forgotten_is_gone_and_cannot_be_found(house: House) -> None:
    centre = await house.party()
    worker, who = centre.coordinator, identity()
    here, other = await written(worker, {"identity": who, "contact": contact()}), await written(worker)
    link = {"other_id": id_of(other), "relation": "Child"}
    made = await worker.made(f"{here}/household-links", link)
    await _forgotten(house, centre, here)
    for answer in (worker.get(here), worker.get(here, headers=REASON)):
        await refused(answer, 410, "erased")
    await refused(worker.patch(here, {"identity": {"deceased": True}}, etag="*"), 410, "erased")
    assert await found(worker, name=who["family_name"]) == set()
    listed = {item["id"] for item in (await worker.get("/v1/people")).json()["items"]}
    assert listed == {id_of(other)}
    assert (await worker.get(f"{other}/household-links")).json()["items"] == []
    assert (await worker.get(other)).json()["household_links"] == 0
    await refused(worker.get(made.headers["Location"]), 404, "not_found")
    assert await _rows(house, here) == {"person_keys": 0, "person_tokens": 0}
    row = await house.owner_execute(
        "SELECT identity, contact FROM people WHERE id = :id", id=UUID(id_of(here))
    )
    assert row.one() == (None, None)
    told = [line.type for line in await journal(house, centre, id_of(here))]
    assert told[-1] == "person.forgotten"


async def test_that_somebody_was_forgotten_is_told_only_to_who_could_see_her(house: House) -> None:
    centre, stranger = await house.party(), await house.party()
    here = await written(centre.coordinator)
    await _forgotten(house, centre, here)
    await refused(centre.coordinator_2.get(here, headers=REASON), 410, "erased")
    await refused(centre.caseworker.get(here, headers=REASON), 404, "not_found")
    await refused(stranger.coordinator.get(here, headers=REASON), 404, "not_found")


async def test_who_saw_her_stays_known_after_she_was_forgotten(house: House) -> None:
    centre = await house.party()
    here = await written(centre.coordinator)
    await read(centre.coordinator, here)
    await _forgotten(house, centre, here)
    answer = await centre.coordinator.get(f"{here}/accesses")
    done = [item["operation"] for item in answer.json()["items"]]
    assert done[1:] == ["read_person", "add_person"]


async def test_a_document_from_a_backup_cannot_be_opened_any_more(house: House) -> None:
    centre = await house.party()
    here = await written(centre.coordinator)
    id_ = UUID(id_of(here))
    backup = (await house.owner_execute("SELECT identity, contact FROM people WHERE id = :id", id=id_)).one()
    await _forgotten(house, centre, here)
    await house.owner_execute(
        "UPDATE people SET identity = :identity, contact = :contact WHERE id = :id",
        id=id_,
        identity=backup.identity,
        contact=backup.contact,
    )
    await refused(centre.coordinator.get(here), 410, "erased")
    async with system_mandate(house.office, centre.id, "test") as mandate:
        for service_ in (service.key_of, service.opened, service.forget):
            with pytest.raises(Erased):
                await service_(mandate, id_)


async def test_a_person_of_another_organisation_or_of_none_has_no_key(house: House) -> None:
    centre, stranger = await house.party(), await house.party()
    here = await written(stranger.coordinator)
    async with system_mandate(house.office, centre.id, "test") as mandate:
        for id_ in (UUID(id_of(here)), uuid4()):
            for service_ in (service.key_of, service.opened, service.forget):
                with pytest.raises(NotFound):
                    await service_(mandate, id_)


async def test_other_features_add_and_open_a_person_by_the_service(house: House) -> None:
    centre = await house.party()
    who, how = identity(), contact()
    async with system_mandate(house.office, centre.id, "test") as mandate:
        body = NewPerson.model_validate({"identity": who, "contact": how}, strict=False)
        person_id = await service.add(mandate, body)
        assert await service.opened(mandate, person_id) == (who, how)
        key = await service.key_of(mandate, person_id)
        sealed = key.seal("documents.content", person_id, b"anything", 3)
    async with system_mandate(house.office, centre.id, "test") as mandate:
        key = await service.key_of(mandate, person_id)
        assert key.open("documents.content", person_id, sealed, 3) == b"anything"
