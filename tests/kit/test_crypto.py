"""Words are locked to their organisation, column and row."""

import secrets
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_mock_engine

from trafficking_api.kit.crypto import (
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
