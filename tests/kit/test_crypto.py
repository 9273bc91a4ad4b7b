"""Words are locked to their organisation, column and row; a key file others can read is refused."""

import base64
import json
import secrets
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_mock_engine

from trafficking_api.kit.crypto import (
    KeyFile,
    KeyFileError,
    OrganisationKeys,
    Sealed,
    Unreadable,
    derive,
    key_version,
)

COLUMN = "signalements.summary"
DIALECT = create_mock_engine("postgresql+asyncpg://", lambda *_: None).dialect


def keys_of(organisation: UUID, *versions: int) -> OrganisationKeys:
    return OrganisationKeys(organisation, {version: secrets.token_bytes(32) for version in versions})


KEYS = keys_of(uuid4(), 1)


@given(st.text(max_size=400))
def test_what_was_sealed_opens_again_and_looks_like_nothing(text: str) -> None:
    row = uuid4()
    sealed = KEYS.seal(COLUMN, row, text)
    assert KEYS.open(COLUMN, row, sealed) == text
    assert len(text.encode()) < 8 or text.encode() not in sealed
    assert KEYS.seal(COLUMN, row, text) != sealed


def test_a_sealed_value_opens_at_its_own_place_only() -> None:
    row, secret = uuid4(), secrets.token_bytes(32)
    keys = OrganisationKeys(uuid4(), {1: secret})
    sealed = keys.seal(COLUMN, row, "Sunisa")
    same_key_elsewhere = OrganisationKeys(uuid4(), {1: secret})
    for opener, column, place in (
        (keys, "signalements.official_reference", row),
        (keys, COLUMN, uuid4()),
        (same_key_elsewhere, COLUMN, row),
        (keys_of(keys.organisation_id, 1), COLUMN, row),
    ):
        with pytest.raises(Unreadable):
            opener.open(column, place, sealed)


def test_every_changed_byte_makes_a_sealed_value_unreadable() -> None:
    row = uuid4()
    sealed = KEYS.seal(COLUMN, row, "Sunisa")
    for index in range(len(sealed)):
        changed = bytearray(sealed)
        changed[index] ^= 1
        with pytest.raises(Unreadable):
            KEYS.open(COLUMN, row, bytes(changed))
    for length in range(len(sealed)):
        with pytest.raises(Unreadable):
            KEYS.open(COLUMN, row, sealed[:length])


def test_after_a_rotation_the_newest_key_seals_and_the_old_one_still_opens() -> None:
    old = keys_of(uuid4(), 1)
    both = OrganisationKeys(old.organisation_id, {**old.versions, 2: secrets.token_bytes(32)})
    row = uuid4()
    before, after = old.seal(COLUMN, row, "before"), both.seal(COLUMN, row, "after")
    assert (key_version(before), key_version(after)) == (1, 2)
    assert (both.open(COLUMN, row, before), both.open(COLUMN, row, after)) == ("before", "after")
    with pytest.raises(Unreadable):
        old.open(COLUMN, row, after)
    assert both.mac("reference", "x") == old.mac("reference", "x")


def test_a_fingerprint_depends_on_organisation_purpose_and_each_part() -> None:
    mine, other = keys_of(uuid4(), 1), keys_of(uuid4(), 1)
    prints = [
        mine.mac("reference", "ab", "c"),
        mine.mac("reference", "a", "bc"),
        mine.mac("reference", "abc"),
        mine.mac("once", "ab", "c"),
        other.mac("reference", "ab", "c"),
    ]
    assert len(set(prints)) == len(prints)
    assert mine.mac("reference", "ab", "c") == prints[0]
    assert {len(value) for value in prints} == {32}


def test_no_key_serves_two_purposes() -> None:
    key = secrets.token_bytes(32)
    assert len({derive(key, "seal"), derive(key, "mac|once"), derive(key, "mac|reference"), key}) == 4


@pytest.mark.parametrize("plain", ["Sunisa", "Sunisa was found at a building site", b"Sunisa", b"", ""])
def test_a_sealed_column_refuses_plain_text(plain: Any) -> None:
    with pytest.raises(Unreadable):
        Sealed(COLUMN).process_bind_param(plain, DIALECT)


def test_a_sealed_column_takes_sealed_bytes_and_nothing() -> None:
    sealed = KEYS.seal(COLUMN, uuid4(), "Sunisa")
    column = Sealed(COLUMN)
    assert column.process_bind_param(sealed, DIALECT) == sealed
    assert column.process_bind_param(None, DIALECT) is None


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


def test_a_missing_key_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(KeyFileError, match="is missing: set KEY_FILE"):
        KeyFile.load(tmp_path / "none.json")


def broken(**changes: Any) -> str:
    whole = {"masters": {"1": base64.b64encode(bytes(32)).decode()}, "signing_pem": "x"}
    return json.dumps({name: value for name, value in {**whole, **changes}.items() if value is not None})


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
    ],
    ids=range(23),
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


def test_a_wrapped_key_opens_for_its_organisation_only(file: Path) -> None:
    service, organisation, key = KeyFile.load(file), uuid4(), secrets.token_bytes(32)
    wrapped = service.wrap(organisation, key)
    assert service.unwrap(organisation, wrapped) == key
    assert key not in wrapped
    for whose, changed in ((uuid4(), wrapped), (organisation, wrapped[:-1])):
        with pytest.raises(Unreadable):
            service.unwrap(whose, changed)


def test_rewrapping_moves_a_key_to_the_newest_master(file: Path) -> None:
    old, organisation, key = KeyFile.load(file), uuid4(), secrets.token_bytes(32)
    new = KeyFile({**old.masters, 2: secrets.token_bytes(32)}, old.signing_pem)
    wrapped = old.wrap(organisation, key)
    again = new.rewrap(organisation, wrapped)
    assert (key_version(wrapped), key_version(again), new.newest) == (1, 2, 2)
    assert new.unwrap(organisation, wrapped) == new.unwrap(organisation, again) == key
    with pytest.raises(Unreadable):
        old.unwrap(organisation, again)


def test_server_keys_differ_by_purpose_and_by_key_file(file: Path, tmp_path: Path) -> None:
    one, other = KeyFile.load(file), KeyFile.create(tmp_path / "other.json")
    found = {one.server_key("cursor"), one.server_key("else"), other.server_key("cursor")}
    assert len(found) == 3
    assert one.server_key("cursor") == KeyFile.load(file).server_key("cursor")
