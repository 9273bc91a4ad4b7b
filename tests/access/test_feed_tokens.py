"""Feed tokens: nothing to guess, nothing to steal from the database, nothing to tell wrong from revoked."""

import base64
import hashlib
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from trafficking_api.access.feed_tokens import NOWHERE, fingerprint, home_of, matches, new_token

KEY, OTHER_KEY = bytes(range(32)), bytes(32)
CENTRE = UUID("6f1c8a52-3c1e-4c3e-9d66-0d6a3b1f2c11")


def raw(token: str) -> bytes:
    return base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))


def test_crt_11_a_token_begins_with_256_random_bits_and_fits_into_an_address() -> None:
    tokens = {new_token(KEY, CENTRE) for _ in range(200)}
    assert len({raw(token)[:32] for token in tokens}) == 200
    assert {len(raw(token)) for token in tokens} == {64}
    assert all(token.replace("-", "").replace("_", "").isalnum() for token in tokens)


def test_crt_11_a_token_tells_its_centre_to_nobody_but_us() -> None:
    one, two = new_token(KEY, CENTRE), new_token(KEY, CENTRE)
    assert home_of(KEY, one) == home_of(KEY, two) == CENTRE
    assert home_of(OTHER_KEY, one) == NOWHERE
    assert CENTRE.bytes not in raw(one)
    # Two members of one centre have no byte in common that strangers would not have.
    assert raw(one)[32:] != raw(two)[32:]


def test_crt_11_a_token_that_was_changed_anywhere_belongs_nowhere() -> None:
    whole = raw(new_token(KEY, CENTRE))
    for place in range(len(whole)):
        changed = bytearray(whole)
        changed[place] ^= 1
        token = base64.urlsafe_b64encode(bytes(changed)).rstrip(b"=").decode()
        assert home_of(KEY, token) == NOWHERE, place


def test_crt_11_only_the_hash_is_stored() -> None:
    token = new_token(KEY, CENTRE)
    assert fingerprint(token) == hashlib.sha256(token.encode()).digest()
    assert token.encode() not in fingerprint(token)


def test_crt_11_only_the_right_token_matches() -> None:
    token = new_token(KEY, CENTRE)
    stored = fingerprint(token)
    assert matches(stored, token)
    others = (new_token(KEY, CENTRE), token[:-1], token + "=", "", token.upper())
    assert not any(matches(stored, wrong) for wrong in others)


def test_crt_11_unknown_and_revoked_never_match() -> None:
    assert not matches(None, new_token(KEY, uuid4()))


@given(st.text(st.characters()))
def test_crt_11_any_text_may_be_tried(text: str) -> None:
    assert not matches(fingerprint("another"), text)
    assert not matches(None, text)
    assert home_of(KEY, text) == NOWHERE
