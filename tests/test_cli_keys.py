"""The commands that look after keys: rotated, wrapped anew, killed in the middle and taken up again."""

import asyncio
import os
import signal
import subprocess
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from tests import vault as vaults
from tests.factories.crowd import crowd, read
from tests.factories.house import House
from tests.test_cli import COMMAND, Place, Run, ask, migrated, one_line, place, run
from tests.vault import Vault
from trafficking_api.app import create_app, office_of
from trafficking_api.kit.keys.file import KeyFile
from trafficking_api.settings import Settings

__all__ = ["migrated", "place", "run"]  # fixtures


@pytest.fixture
async def house(migrated: Place) -> AsyncIterator[House]:
    app = create_app(Settings(database_url=migrated.runtime), KeyFile.load(migrated.keys))
    opened = await House.open(app, migrated.owner)
    yield opened
    await opened.close()


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with vaults.serving(tmp_path) as running:
        yield running


def at(place: Place) -> dict[str, str]:
    return {"DATABASE_URL": place.runtime, "KEY_FILE": str(place.keys)}


async def test_one_organisation_is_rotated_or_all_of_them(run: Run, migrated: Place, house: House) -> None:
    one, two = await house.party(), await house.party()
    ids = await crowd(house.office, one.id, ["Noy", "Vanida"])
    said = run("rotate-keys", "--organisation", one.slug, **at(migrated))
    assert (said.code, said.out, said.err) == (0, f"{one.slug}: key version 2, 2 keys moved\n", "")
    said = run("rotate-keys", "--all")
    assert (said.code, said.err) == (0, "")
    assert sorted(said.out.splitlines()) == sorted(
        [
            f"{one.slug}: key version 3, 2 keys moved",
            f"{two.slug}: key version 2, 0 keys moved",
            "operator: key version 2, 0 keys moved",
        ]
    )
    assert set(await read(house.office, one.id)) == set(ids)
    rotations = "SELECT count(*) FROM audit_events WHERE operation = 'rotate_keys'"
    assert await ask(migrated.owner, rotations) == [4]
    assert run("rotate-keys", "--all", "--resume").code == 0
    assert await ask(migrated.owner, rotations) == [4]


async def test_a_key_that_does_not_open_is_counted_and_the_other_organisations_are_rotated(
    run: Run, migrated: Place, house: House
) -> None:
    one, two = sorted([await house.party(), await house.party()], key=lambda party: party.slug)
    spoilt, *_ = [await crowd(house.office, centre.id, ["Noy", "Vanida"]) for centre in (one, two)]
    cut = "UPDATE person_keys SET wrapped = substring(wrapped FOR 40) WHERE person_id = '{}'"
    await ask(migrated.owner, cut.format(spoilt[0]))
    said = run("rotate-keys", "--all", **at(migrated))
    assert (said.code, said.err) == (
        1,
        "trafficking-api: 1 keys could not be opened and were left as they are\n",
    )
    assert said.out.splitlines()[:2] == [
        f"{one.slug}: key version 2, 1 keys moved, 1 could not be opened",
        f"{two.slug}: key version 2, 2 keys moved",
    ]


async def test_an_organisation_without_a_key_is_told(run: Run, migrated: Place) -> None:
    said = run("rotate-keys", "--all", **at(migrated))
    assert (said.code, said.out, said.err) == (0, "operator: has no key yet\n", "")


async def test_rotation_says_which_organisation_it_needs(run: Run, migrated: Place) -> None:
    one_line(run("rotate-keys", **at(migrated)), "--organisation SLUG, or --all")
    one_line(run("rotate-keys", "--all", "--organisation", "x"), "--organisation SLUG, or --all")
    one_line(run("rotate-keys", "--organisation", "nowhere"), "there is no organisation nowhere")


async def test_rotation_with_the_keys_of_another_database_changes_nothing(
    run: Run, migrated: Place, house: House, tmp_path: Path
) -> None:
    centre = await house.party()
    await crowd(house.office, centre.id, ["Noy"])
    KeyFile.create(tmp_path / "other.json")
    options = {**at(migrated), "KEY_FILE": str(tmp_path / "other.json")}
    one_line(run("rewrap-keys", **options), "do not open what is in this database")
    one_line(run("rotate-keys", "--organisation", centre.slug, **options), "do not open")
    assert await ask(migrated.owner, "SELECT DISTINCT key_version FROM organisation_keys") == [1]
    house.office.keys.forget(centre.id)
    assert list((await read(house.office, centre.id)).values()) == ["Noy"]


@pytest.mark.parametrize("command", [["rotate-keys", "--all"], ["rewrap-keys"]])
async def test_looking_after_keys_needs_the_runtime_role(
    run: Run, migrated: Place, command: list[str]
) -> None:
    keys = {"KEY_FILE": str(migrated.keys)}
    one_line(run(*command, DATABASE_URL=migrated.owner, **keys), "may do too much")
    one_line(run(*command, DATABASE_URL="", **keys), "DATABASE_URL is not set")


async def test_a_new_master_takes_over_when_keys_are_wrapped_anew(
    run: Run, migrated: Place, house: House
) -> None:
    centre = await house.party()
    await crowd(house.office, centre.id, ["Noy"])
    said = run("add-master", **at(migrated))
    assert (said.code, said.out) == (0, f"{migrated.keys} has master key 2\n")
    said = run("rewrap-keys")
    assert (said.code, said.err) == (0, "")
    assert sorted(said.out.splitlines()) == sorted([f"{centre.slug}: 1 keys", "operator: 1 keys"])
    versions = "SELECT DISTINCT get_byte(wrapped, 2) FROM organisation_keys"
    assert await ask(migrated.owner, versions) == [2]
    office = office_of(Settings(database_url=migrated.runtime), KeyFile.load(migrated.keys))
    assert list((await read(office, centre.id)).values()) == ["Noy"]
    await office.database.close()


async def test_a_new_signing_key_ends_no_token_unless_the_former_was_stolen(
    run: Run, migrated: Place, house: House
) -> None:
    token = (await house.party()).coordinator.token

    async def answered() -> int:
        """What a process that started anew answers to who has the token."""
        app = create_app(Settings(database_url=migrated.runtime), KeyFile.load(migrated.keys))
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://test") as http:
            answer = await http.get("/v1/me", headers={"Authorization": f"Bearer {token}"})
            keys = (await http.get("/.well-known/jwks.json")).json()["keys"]
        await app.state.office.database.close()
        published.append(len(keys))
        return answer.status_code

    published: list[int] = []
    said = run("renew-signing", **at(migrated))
    assert (said.code, said.err) == (0, "")
    assert said.out == f"{migrated.keys} has a new key to sign tokens with: start every process anew\n"
    assert await answered() == 200
    assert run("renew-signing", "--at-once").code == 0
    assert await answered() == 401
    assert published == [2, 1]


async def test_keys_move_to_the_key_server_and_are_rotated_there(
    run: Run, migrated: Place, house: House, vault: Vault
) -> None:
    centre = await house.party()
    await crowd(house.office, centre.id, ["Noy"])
    served = run("serve", **at(migrated), **vault.environment())
    one_line(served, "the key people of the key server does not belong to this database", "rewrap-keys")
    assert run("rewrap-keys").code == 0
    assert await ask(
        migrated.owner, "SELECT count(*) FROM organisation_keys WHERE wrapped LIKE 'vault:v1:%'"
    ) == [2]
    assert (
        run("rotate-keys", "--organisation", centre.slug).out
        == f"{centre.slug}: key version 2, 1 keys moved\n"
    )
    settings = Settings(database_url=migrated.runtime)  # which now names the key server
    office = office_of(settings, KeyFile.load(migrated.keys))
    assert list((await read(office, centre.id)).values()) == ["Noy"]
    await office.database.close()


@pytest.mark.parametrize(
    "command", [["serve"], ["first-operator"], ["rotate-keys", "--all"], ["rewrap-keys"]]
)
async def test_a_key_server_that_does_not_help_is_one_line(
    run: Run, migrated: Place, house: House, vault: Vault, command: list[str]
) -> None:
    if command == ["first-operator"]:
        await house.owner_execute("DELETE FROM audit_events")
        for table in ("clients", "organisation_settings", "organisation_keys"):
            await house.owner_execute(f"TRUNCATE {table} CASCADE")
    environment = {**at(migrated), **vault.environment()}
    assert run("rewrap-keys", **environment).code == 0
    held, vault.token = vault.token, "hvs.revoked"
    said = run(*command, **environment)
    one_line(said, "the key server does not help (403)", "VAULT_ADDR")
    for secret in (held, "hvs.", "vault:"):
        assert secret not in said.err + said.out


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("VAULT_ADDR", ""),
        ("VAULT_ADDR", "http://vault.example"),
        ("VAULT_KEY", ""),
        ("KEY_SERVICE", "geheim"),
    ],
)
def test_a_key_service_that_cannot_be_is_named(run: Run, migrated: Place, setting: str, value: str) -> None:
    vault = {"KEY_SERVICE": "vault", "VAULT_ADDR": "https://vault.example"}
    one_line(run("rotate-keys", "--all", **{**at(migrated), **vault, setting: value}), setting)


def rotation_of(environment: dict[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [COMMAND, "rotate-keys", "--all"],
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


@pytest.mark.slow
@pytest.mark.race
async def test_killed_in_the_middle_of_a_rotation_everybody_is_readable_and_it_is_taken_up_again(
    run: Run, migrated: Place, house: House
) -> None:
    centre = await house.party()
    names = [f"Noy {number}" for number in range(5000)]
    await crowd(house.office, centre.id, names)
    moved = "SELECT count(*) FROM person_keys WHERE key_version = 2"
    engine = create_async_engine(migrated.owner, poolclass=NullPool)
    async with engine.begin() as holder:
        # It cannot pass the last one, so it is in the middle when it is killed.
        await holder.execute(text("SELECT 1 FROM person_keys ORDER BY person_id DESC LIMIT 1 FOR UPDATE"))
        rotating = rotation_of(at(migrated))
        deadline = time.monotonic() + 40
        while (await ask(migrated.owner, moved))[0] < 4000:
            assert time.monotonic() < deadline
            assert rotating.poll() is None, rotating.communicate()
            await asyncio.sleep(0.05)
        rotating.send_signal(signal.SIGKILL)
        rotating.communicate()
    await engine.dispose()
    assert await ask(migrated.owner, moved) == [4000]
    assert sorted((await read(house.office, centre.id)).values()) == sorted(names)
    said = run("rotate-keys", "--all", "--resume", **at(migrated))
    assert f"{centre.slug}: key version 2, 1000 keys moved\n" in said.out
    assert await ask(migrated.owner, moved) == [5000]
    assert sorted((await read(house.office, centre.id)).values()) == sorted(names)
    office = office_of(Settings(database_url=migrated.runtime), KeyFile.load(migrated.keys))
    assert sorted((await read(office, centre.id)).values()) == sorted(names)
    await office.database.close()
    rotations = "SELECT count(*) FROM audit_events WHERE operation = 'rotate_keys' GROUP BY organisation_id"
    assert await ask(migrated.owner, rotations) == [1]
