"""Keys are renewed while everybody works: nothing becomes unreadable, and nothing equal becomes different."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from fastapi import FastAPI
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import SQLModel

from tests import servers
from tests import vault as vaults
from tests.factories.crowd import crowd, read
from tests.factories.house import FACTS, House, Party
from tests.features.people import stories as people
from tests.features.referrals.second_stage import FAMILY, sent_way, two_centres
from tests.vault import Vault
from trafficking_api import rotation
from trafficking_api.access import rotation as access
from trafficking_api.access.mandate import Office, system_mandate
from trafficking_api.app import create_app, office_of
from trafficking_api.features.documents.models import Document, DocumentKey
from trafficking_api.features.people.models import PersonKey
from trafficking_api.kit.crypto import Unreadable
from trafficking_api.kit.keys.file import KeyFile
from trafficking_api.settings import Settings

NAMES = [f"Sunisa {number}" for number in range(25)]


@pytest.fixture
def _small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "BATCH", 10)


@pytest.fixture
async def centre(house: House, _small_steps: None) -> Party:
    party = await house.party()
    await crowd(house.office, party.id, NAMES)
    return party


@pytest.fixture
async def elsewhere(settings: Settings, keys: KeyFile) -> AsyncIterator[Office]:
    """Another process with the same settings."""
    office = office_of(settings, keys)
    yield office
    await office.database.close()


async def versions(house: House, party: Party) -> dict[int, int]:
    """How many people's keys are under which version of the organisation's key."""
    rows = await house.owner_execute(
        "SELECT key_version, count(*) FROM person_keys WHERE organisation_id = :id GROUP BY 1", id=party.id
    )
    return {row.key_version: row.count for row in rows}


async def audited(house: House, party: Party, operation: str) -> int:
    found = await house.owner_execute(
        "SELECT count(*) FROM audit_events WHERE organisation_id = :id AND operation = :operation",
        id=party.id,
        operation=operation,
    )
    return int(found.scalar_one())


async def warm(office: Office, party: Party) -> None:
    async with system_mandate(office, party.id, "test") as mandate:
        await mandate.keys()


async def test_everybody_moves_to_the_new_key_and_stays_readable(house: House, centre: Party) -> None:
    stranger = await house.party()
    await crowd(house.office, stranger.id, NAMES[:3])
    events = "SELECT count(*) FROM events WHERE organisation_id = :id"
    before = (await house.owner_execute(events, id=centre.id)).scalar_one()
    assert await rotation.rotate(house.office, centre.id) == rotation.Rotated(2, 25)
    assert await versions(house, centre) == {2: 25}
    assert await versions(house, stranger) == {1: 3}
    assert sorted((await read(house.office, centre.id)).values()) == sorted(NAMES)
    assert await audited(house, centre, "rotate_keys") == 1
    assert await audited(house, stranger, "rotate_keys") == 0
    assert (await house.owner_execute(events, id=centre.id)).scalar_one() == before
    assert await rotation.rotate(house.office, centre.id) == rotation.Rotated(3, 25)
    assert sorted((await read(house.office, centre.id)).values()) == sorted(NAMES)


async def test_a_process_that_has_not_met_the_new_key_goes_on_and_who_it_added_moves_later(
    house: House, centre: Party, elsewhere: Office
) -> None:
    await warm(elsewhere, centre)
    await rotation.rotate(house.office, centre.id)
    (late,) = await crowd(elsewhere, centre.id, ["Late"])  # sealed with the key it knows
    assert await versions(house, centre) == {1: 1, 2: 25}
    assert (await read(house.office, centre.id))[late] == "Late"
    assert sorted((await read(elsewhere, centre.id)).values()) == sorted([*NAMES, "Late"])
    assert await rotation.rotate(house.office, centre.id, resume=True) == rotation.Rotated(2, 1)
    assert await versions(house, centre) == {2: 26}
    assert (await read(elsewhere, centre.id))[late] == "Late"
    assert await audited(house, centre, "rotate_keys") == 1


async def test_a_process_reads_what_another_sealed_with_a_key_it_has_not_met(
    house: House, centre: Party, settings: Settings, keys: KeyFile
) -> None:
    app = create_app(settings, keys)
    other = await House.open(app, house.owner.url.render_as_string(hide_password=False))
    there = other.caller(centre.id, centre.admin.client_id, "admin")
    body = {"name": "Vanida", "role": "coordinator"}
    await there.made("/v1/members", body)
    await rotation.rotate(house.office, centre.id)
    made = await centre.admin.made("/v1/members", body | {"name": "Noy"}, key="one-member")
    assert (await there.get(made.headers["Location"])).json()["name"] == "Noy"
    other.office.keys.forget(centre.id)
    await other.close()


@pytest.mark.parametrize("stale", [False, True])
async def test_remembered_answers_stay_readable_in_every_process(
    house: House, centre: Party, settings: Settings, keys: KeyFile, *, stale: bool
) -> None:
    """`stale`: the answer is sealed with the new key, and asked for where only the old one is known."""
    other = await House.open(
        create_app(settings, keys), house.owner.url.render_as_string(hide_password=False)
    )
    there = other.caller(centre.id, centre.coordinator.client_id, "coordinator")
    await warm(other.office, centre)
    if stale:
        await rotation.rotate(house.office, centre.id)
    made = await centre.coordinator.made("/v1/cases", FACTS, key="one-case")
    if not stale:
        await rotation.rotate(house.office, centre.id)
    for caller in (there, centre.coordinator):
        again = await caller.made("/v1/cases", FACTS, key="one-case")
        assert again.headers["Idempotent-Replayed"] == "true"
        assert again.json() == made.json()
    await other.close()


async def test_a_person_arrives_where_the_key_she_was_released_under_is_not_known_yet(
    house: House, settings: Settings, keys: KeyFile
) -> None:
    way = await sent_way(await two_centres(house))
    await way.receive("accept")
    receiver = way.receiver
    other = await House.open(
        create_app(settings, keys), house.owner.url.render_as_string(hide_password=False)
    )
    await warm(other.office, receiver)
    await rotation.rotate(house.office, receiver.id)
    await way.send("release")
    there = replace(receiver.coordinator, http=other.http)
    answer = await there.post(f"{way.here}/arrive", {}, etag="*")
    assert answer.status_code == 200, answer.text
    seen = await people.read(receiver.coordinator, f"/v1/people/{(await way.copy())['person_id']}")
    assert seen["identity"]["family_name"] == FAMILY
    await other.close()


async def test_what_was_equal_before_is_equal_after(house: House, centre: Party) -> None:
    police = await house.party("authority")
    report = {
        "to_organisation_id": str(centre.id),
        "official_reference": "R-1",
        "channel": "PartnerApi",
        "source": "FederalPolice",
        "urgency": "Within24h",
        "persons_count": 1,
        "country": "BE",
        "summary": "x",
    }
    async with system_mandate(house.office, centre.id, "test") as mandate:
        before = (await mandate.keys()).mac("name", "sunisa")
    first = await police.liaison.made("/v1/signalements", report)
    for party in (police, centre):
        await rotation.rotate(house.office, party.id)
    again = await police.liaison.post("/v1/signalements", report)
    assert again.json()["id"] == first.json()["id"]
    async with system_mandate(house.office, centre.id, "test") as mandate:
        assert (await mandate.keys()).mac("name", "sunisa") == before


@pytest.mark.race
async def test_who_is_erased_meanwhile_stays_erased(house: House, centre: Party) -> None:
    person = min(await read(house.office, centre.id))
    async with system_mandate(house.office, centre.id, "test") as mandate:
        await mandate.session.execute(text("DELETE FROM person_keys WHERE person_id = :id"), {"id": person})
        rotating = asyncio.create_task(rotation.rotate(house.office, centre.id))
        await _until_waiting(house)
    assert await rotating == rotation.Rotated(2, 24)
    assert person not in await read(house.office, centre.id)
    assert await versions(house, centre) == {2: 24}


async def _until_waiting(house: House) -> None:
    waits = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query ~ 'person_keys'"
    async with asyncio.timeout(10):
        while not (await house.owner_execute(waits)).scalar_one():  # noqa: ASYNC110 - nothing tells of a lock
            await asyncio.sleep(0.01)


@pytest.mark.race
async def test_two_rotations_at_once_both_end_and_everybody_is_under_the_newest(
    house: House, centre: Party, elsewhere: Office
) -> None:
    done = await asyncio.gather(
        rotation.rotate(house.office, centre.id), rotation.rotate(elsewhere, centre.id)
    )
    assert len(done) == 2
    assert await versions(house, centre) == {3: 25}
    assert sorted((await read(house.office, centre.id)).values()) == sorted(NAMES)
    assert await audited(house, centre, "rotate_keys") == 2


async def test_a_key_that_does_not_open_stays_as_it_is_and_everybody_else_moves(
    house: House, centre: Party
) -> None:
    first = min(await read(house.office, centre.id))
    spoil = (
        "UPDATE person_keys SET wrapped = substring(wrapped FOR length(wrapped) - 1) WHERE person_id = :id"
    )
    kept = (
        await house.owner_execute("SELECT wrapped FROM person_keys WHERE person_id = :id", id=first)
    ).scalar_one()
    await house.owner_execute(spoil, id=first)
    assert await rotation.rotate(house.office, centre.id) == rotation.Rotated(2, 24, unreadable=1)
    assert await versions(house, centre) == {1: 1, 2: 24}
    await house.owner_execute(
        "UPDATE person_keys SET wrapped = :kept WHERE person_id = :id", id=first, kept=kept
    )
    assert await rotation.rotate(house.office, centre.id, resume=True) == rotation.Rotated(2, 1)
    assert sorted((await read(house.office, centre.id)).values()) == sorted(NAMES)


async def test_an_organisation_without_a_key_gets_none(house: House) -> None:
    party = await house.party()
    await house.owner_execute("DELETE FROM organisation_keys WHERE organisation_id = :id", id=party.id)
    assert await rotation.rotate(house.office, party.id) is None
    assert await audited(house, party, "rotate_keys") == 0


@pytest.mark.walls
async def test_the_runtime_role_rotates_only_in_the_tenant_it_is_in(house: House, centre: Party) -> None:
    stranger = await house.party()
    async with system_mandate(house.office, stranger.id, "test") as mandate:
        assert await access.move(mandate, PersonKey) == access.Moved(None, 0, 0)
        for statement in (
            "UPDATE person_keys SET key_version = 9",
            "UPDATE organisation_keys SET key_version = 9",
        ):
            found = await mandate.session.execute(
                text(f"{statement} WHERE organisation_id = :id"), {"id": centre.id}
            )
            assert found.rowcount == 0  # type: ignore[attr-defined]
    with pytest.raises(DBAPIError):
        async with system_mandate(house.office, stranger.id, "test") as mandate:
            await mandate.session.execute(
                text("INSERT INTO organisation_keys VALUES (:id, 7, 'x')"), {"id": centre.id}
            )


async def wrapped_forms(house: House) -> set[bytes]:
    rows = await house.owner_execute("SELECT wrapped FROM organisation_keys")
    return {bytes(row.wrapped[:8]) if row.wrapped[:1] == b"v" else bytes(row.wrapped[1:3]) for row in rows}


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with vaults.serving(tmp_path) as running:
        yield running


@pytest.fixture
async def fresh() -> AsyncIterator[tuple[str, str]]:
    """A database of its own: what changes all organisations must not disturb the others' tests."""
    with servers.own_database() as urls:
        yield urls


def app_of(url: str, keys: KeyFile, **options: Any) -> FastAPI:
    return create_app(Settings(database_url=url, **options), keys)


def settings_of(vault: Vault) -> dict[str, Any]:
    return {name.lower(): value for name, value in vault.environment().items()}


async def every(house: House, former: Any) -> None:
    for organisation_id in (await rotation.organisations(house.office)).values():
        await rotation.rewrap(house.office, organisation_id, former)


async def reopened(house: House, app: FastAPI) -> House:
    url = house.owner.url.render_as_string(hide_password=False)
    await house.close()
    return await House.open(app, url)


async def test_a_renewed_master_takes_over_and_the_old_one_can_be_thrown_away(
    fresh: tuple[str, str], keys: KeyFile
) -> None:
    house = await House.open(app_of(fresh[0], keys), fresh[1])
    centre = await house.party()
    await crowd(house.office, centre.id, NAMES)
    await rotation.rotate(house.office, centre.id)
    both = replace(keys, masters={**keys.masters, 2: secrets.token_bytes(32)})
    house = await reopened(house, app_of(fresh[0], both))
    await every(house, None)
    assert await wrapped_forms(house) == {b"\x00\x02"}
    assert await audited(house, centre, "rewrap_keys") == 1
    only = replace(keys, masters={2: both.masters[2]})
    house = await reopened(house, app_of(fresh[0], only))
    assert sorted((await read(house.office, centre.id)).values()) == sorted(NAMES)
    await house.close()


async def test_keys_move_to_the_key_server_and_back(
    fresh: tuple[str, str], keys: KeyFile, vault: Vault
) -> None:
    house = await House.open(app_of(fresh[0], keys), fresh[1])
    centre = await house.party()
    await crowd(house.office, centre.id, NAMES)
    house = await reopened(house, app_of(fresh[0], keys))
    there = office_of(Settings(database_url=fresh[0], **settings_of(vault)), keys)
    with pytest.raises(Unreadable):
        await warm(there, centre)
    house.office.keys.service = there.keys.service
    await every(house, keys)
    assert await wrapped_forms(house) == {b"vault:v1"}
    assert sorted((await read(there, centre.id)).values()) == sorted(NAMES)
    vault.rotate()
    await every(house, keys)
    assert await wrapped_forms(house) == {b"vault:v2"}
    house.office.keys.service = keys
    await every(house, vault.service())
    assert await wrapped_forms(house) == {b"\x00\x01"}
    with pytest.raises(Unreadable):
        await rotation.rewrap(there, centre.id, None)
    await there.database.close()
    await house.close()


async def test_with_a_key_server_organisations_are_founded_rotated_and_read_through_it(
    fresh: tuple[str, str], keys: KeyFile, vault: Vault
) -> None:
    house = await House.open(app_of(fresh[0], keys, **settings_of(vault)), fresh[1])
    centre = await house.party()
    await crowd(house.office, centre.id, NAMES)
    assert await rotation.rotate(house.office, centre.id) == rotation.Rotated(2, 25)
    assert await wrapped_forms(house) == {b"vault:v1"}
    assert sorted((await read(house.office, centre.id)).values()) == sorted(NAMES)
    await house.close()


async def test_without_the_key_server_what_is_sealed_is_unavailable_and_nothing_is_told(
    fresh: tuple[str, str], keys: KeyFile, vault: Vault, capsys: pytest.CaptureFixture[str]
) -> None:
    house = await House.open(app_of(fresh[0], keys, **settings_of(vault)), fresh[1])
    centre = await house.party()
    member = await centre.admin.made("/v1/members", {"name": "Noy", "role": "coordinator"})
    held, vault.token = vault.token, "hvs.revoked"
    known = (await centre.admin.get(member.headers["Location"])).status_code
    house.office.keys.forget(centre.id)
    refused = await centre.admin.get(member.headers["Location"])
    assert (known, refused.status_code, refused.json()["code"]) == (200, 503, "unavailable")
    out = capsys.readouterr()
    assert "the key server does not help" in out.out + out.err
    assert int(refused.headers["Retry-After"]) >= 1
    for secret in (held, "hvs.", vault.address, "permission denied", "vault:", str(centre.id)):
        assert secret not in refused.text + out.out + out.err
    body = {"slug": "new_one", "name": "x", "kind": "centre", "type": "SpecialisedReceptionCentre"}
    founded = await house.operator.operator.post(
        "/v1/organisations",
        body | {"country": "BE", "time_zone": "Europe/Brussels", "minimum_class_size": 5},
    )
    assert (founded.status_code, founded.json()["code"]) == (503, "unavailable")
    vault.token = held
    assert (await centre.admin.get(member.headers["Location"])).json()["name"] == "Noy"
    assert "new_one" not in await rotation.organisations(house.office)
    await house.close()


async def test_unlocked_keys_do_not_show_themselves(house: House) -> None:
    party = await house.party()
    async with system_mandate(house.office, party.id, "test") as mandate:
        held = await mandate.keys()
    _, _, data_key = held.new_data_key(UUID(int=0))
    for key in (*held.versions.values(), data_key.key):
        assert repr(key) not in repr(held) + repr(data_key)


def test_every_table_of_data_keys_takes_part_in_a_rotation() -> None:
    wrapped = {name for name, table in SQLModel.metadata.tables.items() if "wrapped" in table.c}
    taking_part = {str(table.__tablename__) for table in rotation.DATA_KEYS}
    # What was disclosed ends by itself, and lies with its sender, under the receiver's key (0016).
    assert wrapped == taking_part | {"organisation_keys", "disclosures"}


async def test_a_document_that_is_nobodys_yet_stays_readable(house: House, centre: Party) -> None:
    case = await centre.coordinator.made("/v1/cases", FACTS)
    number = uuid4()
    async with system_mandate(house.office, centre.id, "test") as mandate:
        version, wrapped, key = (await mandate.keys()).new_data_key(number)
        mandate.session.add(
            Document(
                organisation_id=centre.id,
                id=number,
                case_id=UUID(case.json()["id"]),
                kind="Other",
                media_type="text/plain",
                size=5,
                received_on=mandate.today(),
                name=key.seal("documents.name", number, b"words"),
                **mandate.stamps(),
            )
        )
        await mandate.session.flush()
        mandate.session.add(
            DocumentKey(organisation_id=centre.id, document_id=number, key_version=version, wrapped=wrapped)
        )
    assert await rotation.rotate(house.office, centre.id) == rotation.Rotated(2, 26)
    async with system_mandate(house.office, centre.id, "test") as mandate:
        held = await mandate.session.get(DocumentKey, (centre.id, number))
        row = await mandate.session.get(Document, (centre.id, number))
        assert held is not None
        assert row is not None
        assert row.name is not None
        assert held.key_version == 2
        opened = (await mandate.keys(to_open=[held.wrapped])).data_key(number, held.wrapped)
        assert opened.open("documents.name", number, row.name) == b"words"
