"""Feed tokens: nothing to guess, nothing to steal from the database, nothing to tell wrong from revoked."""

import base64
import hashlib

from hypothesis import given
from hypothesis import strategies as st

from trafficking_api.features.court.rules.tokens import fingerprint, matches, new_secret


def test_crt_11_a_token_is_256_random_bits_that_fit_into_an_address() -> None:
    tokens = {new_secret() for _ in range(200)}
    assert len(tokens) == 200
    assert {len(base64.urlsafe_b64decode(token + "=")) for token in tokens} == {32}


def test_crt_11_only_the_hash_is_stored() -> None:
    token = new_secret()
    assert fingerprint(token) == hashlib.sha256(token.encode()).digest()
    assert token.encode() not in fingerprint(token)


def test_crt_11_only_the_right_token_matches() -> None:
    token = new_secret()
    stored = fingerprint(token)
    assert matches(stored, token)
    assert not any(
        matches(stored, wrong) for wrong in (new_secret(), token[:-1], token + "=", "", token.upper())
    )


def test_crt_11_unknown_and_revoked_never_match() -> None:
    assert not matches(None, new_secret())


@given(st.text(st.characters()))
def test_crt_11_any_text_may_be_tried(text: str) -> None:
    assert not matches(fingerprint("another"), text)
    assert not matches(None, text)
