"""A key file others can read is refused; what it has wrapped opens for one organisation only."""

import base64
import json
import os
import secrets
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from trafficking_api.kit.crypto import Unreadable, key_version
from trafficking_api.kit.keys.file import FormerSigning, KeyFile, KeyFileError


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "below" / "keys.json"
    KeyFile.create(path)
    return path


def test_a_key_file_is_for_its_owner_only_and_is_never_overwritten(file: Path) -> None:
    before = file.read_bytes()
    assert file.stat().st_mode & 0o777 == 0o600
    with pytest.raises(FileExistsError):
        KeyFile.create(file)
    assert file.read_bytes() == before
    assert KeyFile.load(file) == KeyFile.load(file)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o610, 0o601, 0o644, 0o666])
def test_a_key_file_that_others_can_touch_is_refused(file: Path, mode: int) -> None:
    file.chmod(mode)
    with pytest.raises(KeyFileError, match="chmod 600"):
        KeyFile.load(file)


@pytest.mark.parametrize("form", ["new", "old"])
def test_the_servers_own_keys_stay_when_a_former_master_is_taken_away(file: Path, form: str) -> None:
    """A file from before has no secret of the server: there it was the first master."""
    if form == "old":
        said = json.loads(file.read_text())
        del said["server_secret"]
        file.write_text(json.dumps(said))
    before = KeyFile.load(file).server_key("shred-ledger")
    KeyFile.renew(file)
    said = json.loads(file.read_text())
    del said["masters"]["1"]
    file.write_text(json.dumps(said))
    after = KeyFile.load(file)
    assert (after.newest, list(after.masters)) == (2, [2])
    assert after.server_key("shred-ledger") == before


def test_a_renewed_file_is_on_the_disk_before_it_takes_the_place_and_stays_its_owners(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.chown(file, 10_001, 10_001)
    done: list[str] = []
    sync, put = os.fsync, Path.replace

    def to_disk(handle: int) -> None:
        done.append("disk")
        sync(handle)

    def to_place(path: Path, target: Path) -> Path:
        done.append("place")
        return put(path, target)

    monkeypatch.setattr(os, "fsync", to_disk)
    monkeypatch.setattr(Path, "replace", to_place)
    KeyFile.renew(file)
    assert done == ["disk", "place", "disk"]
    assert (file.stat().st_uid, file.stat().st_gid, file.stat().st_mode & 0o777) == (10_001, 10_001, 0o600)


def test_a_missing_key_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(KeyFileError, match="is missing: set KEY_FILE"):
        KeyFile.load(tmp_path / "none.json")


def broken(**changes: Any) -> str:
    whole = {"masters": {"1": base64.b64encode(bytes(32)).decode()}, "signing_pem": "x"}
    return json.dumps({name: value for name, value in {**whole, **changes}.items() if value is not None})


def public_pem(held: KeyFile) -> str:
    """The public half of its signing key."""
    private = serialization.load_pem_private_key(held.signing_pem, password=None)
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return private.public_key().public_bytes(serialization.Encoding.PEM, form).decode()


PRIVATE = ec.derive_private_key(4711, ec.SECP256R1())
PUBLIC = (
    PRIVATE.public_key()
    .public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    .decode()
)


def fit(**changes: Any) -> str:
    """A file that could be read but for this."""
    pem = PRIVATE.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return broken(signing_pem=pem.decode(), **changes)


def test_a_file_with_a_former_signing_key_that_is_one_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    path.write_text(fit(former_signing={"public_pem": PUBLIC, "until": 5}))
    path.chmod(0o600)
    assert KeyFile.load(path).former_signing == FormerSigning(PUBLIC, 5)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "not json",
        "[]",
        "null",
        "3",
        "{}",
        "\x00",
        "[" * 10_000,
        broken(masters=None),
        broken(signing_pem=None),
        broken(masters=[]),
        broken(masters={}),
        broken(masters="x"),
        broken(masters={"one": "AAAA"}),
        broken(masters={"1": 5}),
        broken(masters={"1": "!"}),
        broken(masters={"1": base64.b64encode(bytes(16)).decode()}),
        broken(masters={"1": ""}),
        broken(masters={"0": base64.b64encode(bytes(32)).decode()}),
        broken(masters={"70000": base64.b64encode(bytes(32)).decode()}),
        broken(signing_pem=5),
        broken(signing_pem="x"),
        broken(signing_pem="-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"),
        fit(former_signing="x"),
        fit(former_signing={}),
        fit(former_signing={"public_pem": 5, "until": 5}),
        fit(former_signing={"public_pem": "x", "until": 5}),
        fit(former_signing={"public_pem": PUBLIC, "until": "soon"}),
        fit(former_signing={"public_pem": PUBLIC}),
    ],
    ids=range(29),
)
def test_a_broken_key_file_is_one_line_without_its_content(tmp_path: Path, content: str) -> None:
    path = tmp_path / "keys.json"
    path.write_text(content)
    path.chmod(0o600)
    with pytest.raises(KeyFileError) as refused:
        KeyFile.load(path)
    said = str(refused.value)
    assert "\n" not in said
    assert str(path) in said
    assert len(content) < 10 or content not in said


async def test_a_wrapped_key_opens_for_its_organisation_only(file: Path) -> None:
    service, organisation, key = KeyFile.load(file), uuid4(), secrets.token_bytes(32)
    wrapped = await service.wrap(organisation, key)
    assert await service.unwrap(organisation, wrapped) == key
    assert key not in wrapped
    for whose, changed in ((uuid4(), wrapped), (organisation, wrapped[:-1])):
        with pytest.raises(Unreadable):
            await service.unwrap(whose, changed)


async def test_rewrapping_moves_a_key_to_the_newest_master(file: Path) -> None:
    old, organisation, key = KeyFile.load(file), uuid4(), secrets.token_bytes(32)
    new = replace(old, masters={**old.masters, 2: secrets.token_bytes(32)})
    wrapped = await old.wrap(organisation, key)
    again = await new.rewrap(organisation, wrapped)
    assert (key_version(wrapped), key_version(again), new.newest) == (1, 2, 2)
    assert await new.unwrap(organisation, wrapped) == await new.unwrap(organisation, again) == key
    with pytest.raises(Unreadable):
        await old.unwrap(organisation, again)


def test_server_keys_differ_by_purpose_and_by_key_file(file: Path, tmp_path: Path) -> None:
    one, other = KeyFile.load(file), KeyFile.create(tmp_path / "other.json")
    found = {one.server_key("cursor"), one.server_key("else"), other.server_key("cursor")}
    assert len(found) == 3
    assert one.server_key("cursor") == KeyFile.load(file).server_key("cursor")


async def test_a_renewed_key_file_wraps_with_the_new_master_and_opens_what_the_old_one_wrapped(
    file: Path,
) -> None:
    old, organisation, key = KeyFile.load(file), uuid4(), secrets.token_bytes(32)
    wrapped = await old.wrap(organisation, key)
    new = KeyFile.renew(file)
    assert new == KeyFile.load(file)
    assert (new.newest, new.signing_pem, new.masters[1]) == (2, old.signing_pem, old.masters[1])
    assert await new.unwrap(organisation, wrapped) == key
    assert key_version(await new.rewrap(organisation, wrapped)) == 2
    assert new.server_key("cursor") == old.server_key("cursor")  # page links live through it


@time_machine.travel(1_800_000_000, tick=False)
def test_of_a_signing_key_that_is_renewed_the_public_half_stays_for_an_hour(file: Path) -> None:
    old = KeyFile.renew(file)
    new = KeyFile.renew_signing(file)
    assert new == KeyFile.load(file)
    assert new.former_signing == FormerSigning(public_pem(old), 1_800_003_600)
    assert (new.masters, new.server_secret) == (old.masters, old.server_secret)
    assert new.signing_pem != old.signing_pem
    assert old.signing_pem.decode() not in file.read_text()
    assert KeyFile.renew(file).former_signing == new.former_signing  # a new master takes nothing from it
    with pytest.raises(KeyFileError, match=r"believed until 09:00 UTC: wait, or use --at-once"):
        KeyFile.renew_signing(file)  # what the first has signed is believed still, and there is room for one
    assert KeyFile.load(file).signing_pem == new.signing_pem
    with time_machine.travel(1_800_003_600, tick=False):
        assert KeyFile.renew_signing(file).former_signing == FormerSigning(public_pem(new), 1_800_007_200)
    again = KeyFile.renew_signing(file, at_once=True)
    assert again.former_signing is None
    assert again.signing_pem not in {old.signing_pem, new.signing_pem}
    assert file.stat().st_mode & 0o777 == 0o600
    assert list(file.parent.iterdir()) == [file]


def test_a_renewed_key_file_is_for_its_owner_only_and_alone(file: Path) -> None:
    KeyFile.renew(file)
    assert file.stat().st_mode & 0o777 == 0o600
    assert list(file.parent.iterdir()) == [file]


def test_a_key_file_that_cannot_be_read_is_not_renewed(file: Path) -> None:
    file.write_text("[]")
    with pytest.raises(KeyFileError):
        KeyFile.renew(file)
    assert file.read_text() == "[]"


def test_a_key_file_shows_no_key(file: Path) -> None:
    held = KeyFile.load(file)
    assert repr(held) == "KeyFile()"
