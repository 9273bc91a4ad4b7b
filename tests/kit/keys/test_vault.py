"""The key server wraps for one organisation; whatever goes wrong there is one refusal, and tells nothing."""

import logging
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
from starlette.responses import JSONResponse, PlainTextResponse, Response

from tests import vault as vaults
from tests.vault import Vault
from trafficking_api.kit.crypto import Unreadable
from trafficking_api.kit.errors import Unavailable
from trafficking_api.kit.keys import KeyServerSilent, KeyServiceError
from trafficking_api.kit.keys.choice import chosen, former
from trafficking_api.kit.keys.file import KeyFile
from trafficking_api.kit.keys.vault import VaultTransit
from trafficking_api.settings import Settings


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with vaults.serving(tmp_path) as running:
        yield running


async def test_a_wrapped_key_opens_for_its_organisation_only(vault: Vault) -> None:
    service, organisation, key = vault.service(), uuid4(), secrets.token_bytes(32)
    wrapped = await service.wrap(organisation, key)
    assert wrapped.startswith(b"vault:v1:")
    assert await service.unwrap(organisation, wrapped) == key
    for whose, changed in (
        (uuid4(), wrapped),
        (organisation, wrapped[:-4]),
        (organisation, b"vault:v9:AAAA"),
    ):
        with pytest.raises(Unreadable):
            await service.unwrap(whose, changed)


async def test_rewrapping_moves_a_key_to_the_newest_version_and_the_old_one_can_be_retired(
    vault: Vault,
) -> None:
    service, organisation, key = vault.service(), uuid4(), secrets.token_bytes(32)
    wrapped = await service.wrap(organisation, key)
    vault.rotate()
    again = await service.rewrap(organisation, wrapped)
    assert again.startswith(b"vault:v2:")
    vault.least = 2
    assert await service.unwrap(organisation, again) == key
    for whose, old in ((organisation, wrapped), (uuid4(), again)):
        with pytest.raises(Unreadable):
            await service.unwrap(whose, old)


async def test_the_engines_own_rewrap_would_refuse_a_key_that_is_bound_to_its_organisation(
    vault: Vault,
) -> None:
    wrapped = await vault.service().wrap(uuid4(), secrets.token_bytes(32))
    async with httpx.AsyncClient(base_url=vault.address, headers={"X-Vault-Token": vault.token}) as http:
        answer = await http.post("/v1/transit/rewrap/people", json={"ciphertext": wrapped.decode()})
    assert answer.status_code == 400


TROUBLES: dict[str, Response] = {
    "sealed": JSONResponse({"errors": ["Vault is sealed"]}, 503),
    "standby that forwards nowhere": JSONResponse({"errors": ["local node not active"]}, 500),
    "too much": JSONResponse({"errors": ["rate limit quota exceeded"]}, 429),
    "redirected": Response(None, 307, headers={"Location": "http://127.0.0.1:1/"}),
    "not JSON": PlainTextResponse("<html>"),
    "no data": JSONResponse({}),
    "other data": JSONResponse({"data": {"other": "x"}}),
    "data of another kind": JSONResponse({"data": {"ciphertext": 5, "plaintext": None}}),
    "nothing of ours": JSONResponse({"data": {"ciphertext": "AAAA", "plaintext": "!"}}),
}


@pytest.mark.parametrize("trouble", TROUBLES)
async def test_a_key_server_in_trouble_is_unavailable(vault: Vault, trouble: str) -> None:
    organisation, key = uuid4(), secrets.token_bytes(32)
    wrapped = await vault.service().wrap(organisation, key)
    vault.trouble = TROUBLES[trouble]
    for work in (vault.service().wrap(organisation, key), vault.service().unwrap(organisation, wrapped)):
        with pytest.raises(Unavailable) as refused:
            await work
        assert (refused.value.status, refused.value.members, refused.value.errors) == (503, {}, ())
    vault.trouble = None
    assert await vault.service().unwrap(organisation, wrapped) == key


async def test_what_cannot_be_asked_is_unavailable(vault: Vault, tmp_path: Path) -> None:
    organisation, key = uuid4(), secrets.token_bytes(32)
    (tmp_path / "wrong").write_text("hvs.wrong")
    (tmp_path / "odd").write_bytes(b"\xff\xfe")
    unable: list[dict[str, Any]] = [
        {"address": "http://127.0.0.1:1"},
        {"address": "https://127.0.0.1:" + str(vault.port)},
        {"token_file": tmp_path / "none"},
        {"token_file": tmp_path / "wrong"},
        {"token_file": tmp_path / "odd"},
        {"mount": "elsewhere"},
        {"key": "other"},
        {"namespace": "other"},
    ]
    for changes in unable:
        with pytest.raises(Unavailable):
            await vault.service(**changes).wrap(organisation, key)


async def test_a_silent_key_server_is_unavailable_in_time(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trafficking_api.kit.keys.vault._SECONDS", 0.2)
    vault.seconds = 1
    with pytest.raises(Unavailable):
        await vault.service().wrap(uuid4(), secrets.token_bytes(32))


async def test_a_renewed_token_is_read_without_a_restart(vault: Vault) -> None:
    service = vault.service()
    await service.wrap(uuid4(), secrets.token_bytes(32))
    vault.token = "hvs.renewed"
    with pytest.raises(Unavailable):
        await service.wrap(uuid4(), secrets.token_bytes(32))
    vault.token_file.write_text("hvs.renewed\n")
    await service.wrap(uuid4(), secrets.token_bytes(32))


async def test_a_namespace_is_named(vault: Vault) -> None:
    vault.namespace = "help/people"
    await vault.service(namespace="help/people").wrap(uuid4(), secrets.token_bytes(32))
    assert vault.asked


async def test_neither_logs_nor_errors_hold_a_key_or_the_token(
    vault: Vault, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    service, organisation, key = vault.service(), uuid4(), b"canary-of-the-organisation-key-00"[:32]
    wrapped = await service.wrap(organisation, key)
    said = [repr(service)]
    for trouble in [*TROUBLES.values(), JSONResponse({"errors": [wrapped.decode(), "canary"]}, 500)]:
        vault.trouble = trouble
        for work in (service.wrap(organisation, key), service.unwrap(organisation, wrapped)):
            with pytest.raises(KeyServerSilent) as refused:
                await work
            said += [repr(refused.value), str(refused.value.why), str(refused.value.document("x", "en"))]
            assert refused.value.__cause__ is None
    out = capsys.readouterr()
    said += [out.out, out.err, caplog.text]
    sent = [value for _, body in vault.asked for value in body.values()]
    for secret in ("canary", vault.token, wrapped.decode(), str(organisation), *sent):
        assert not [words for words in said if secret in words]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"vault_addr": ""}, "VAULT_ADDR is not set"),
        ({"vault_key": ""}, "VAULT_KEY is not set"),
        ({"vault_mount": ""}, "VAULT_MOUNT is not set"),
        ({"vault_addr": "http://vault.example"}, "https"),
        ({"vault_addr": "vault.example:8200"}, "https"),
    ],
)
def test_a_key_server_that_cannot_be_is_said_in_one_line(
    keys: KeyFile, changes: dict[str, str], words: str
) -> None:
    settings = Settings(**{"key_service": "vault", "vault_addr": "https://vault.example", **changes})  # type: ignore[arg-type]
    with pytest.raises(KeyServiceError, match=words) as refused:
        chosen(settings, keys)
    assert "\n" not in str(refused.value)


def test_the_settings_choose_the_key_service_and_name_the_former_one(keys: KeyFile) -> None:
    file = Settings(key_service="file")
    both = Settings(key_service="file", vault_addr="https://vault.example")
    server = Settings(key_service="vault", vault_addr="https://vault.example")
    assert chosen(file, keys) is keys
    assert former(file, keys) is None
    assert isinstance(former(both, keys), VaultTransit)
    assert isinstance(chosen(server, keys), VaultTransit)
    assert former(server, keys) is keys


async def test_each_service_knows_what_it_has_wrapped(vault: Vault, keys: KeyFile) -> None:
    organisation, key = uuid4(), secrets.token_bytes(32)
    one, other = await keys.wrap(organisation, key), await vault.service().wrap(organisation, key)
    assert (keys.knows(one), keys.knows(other)) == (True, False)
    assert (vault.service().knows(one), vault.service().knows(other)) == (False, True)
    for service, wrapped in ((keys, other), (vault.service(), one)):
        with pytest.raises(Unreadable):
            await service.unwrap(organisation, wrapped)
