"""What travels between two servers: it is believed when it is whole, and of who it says it is of."""

import base64
import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from trafficking_api.features.exchange.rules import message
from trafficking_api.features.exchange.rules.message import (
    Altered,
    Head,
    Letter,
    Misshapen,
    Outcome,
    Reply,
    Unsigned,
)

#: The secret key of the first example in RFC 8032: everybody knows it.
KNOWN = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
PRIVATE = Ed25519PrivateKey.from_private_bytes(KNOWN)
OTHER = Ed25519PrivateKey.generate()
NOW = datetime(2026, 11, 28, 12, 0, 0, tzinfo=UTC)
ID = UUID("0190a1b2-0000-7000-8000-000000000001")
SAID: dict[str, Any] = {
    "form": 1,
    "id": str(ID),
    "from_organisation_id": "6f1c8a52-3c1e-4c3e-9d66-0d6a3b1f2c11",
    "to_organisation_id": "6f1c8a52-3c1e-4c3e-9d66-0d6a3b1f2c12",
    "number": 7,
    "after": 4,
    "kind": "referral.sent",
    "object_id": "6f1c8a52-3c1e-4c3e-9d66-0d6a3b1f2c13",
    "sent_at": "2026-11-28T12:00:00Z",
}


def letter(body: Any = None, private: Ed25519PrivateKey = PRIVATE, **said: Any) -> Letter:
    text = message.written({} if body is None else body)
    head = Head.model_validate(
        {**SAID, "body_hash": message.sha256(base64.urlsafe_b64decode(text + "==")), **said}
    )
    return message.sign(head, text, private)


def read(sent: Letter) -> Any:
    head = message.signed_head(sent, PRIVATE.public_key())
    return message.whole_body(sent, head)


WORDS = st.text(st.characters(codec="utf-8"), max_size=5)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-(2**53), 2**53) | WORDS,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
        max_leaves=8,
    )
)
def test_xch_2_what_was_signed_is_what_is_read(body: Any) -> None:
    assert read(letter({"told": body})) == {"told": body}


def test_xch_2_another_program_signs_the_same_text_alike() -> None:
    # Made with node:crypto, of this head and that key.
    said = json.dumps({**SAID, "body_hash": message.sha256(b"{}")}, separators=(",", ":")).encode()
    head = base64.urlsafe_b64encode(said).rstrip(b"=").decode()
    signature = "T2MoSVd244BCDgFXEkAUDtOjELIr2VoLoDqVTT_FTgfW8K3iL4VTWURjGA7B4_j8_fx7g0HJBX7_ph3xuGD6AQ"
    assert read(Letter(head, "e30", signature)) == {}


@given(st.data())
def test_xch_2_one_changed_sign_anywhere_is_refused(data: st.DataObject) -> None:
    sent = letter({"told": "x"})
    part = data.draw(st.sampled_from(["head", "body", "signature"]))
    text: str = getattr(sent, part)
    at = data.draw(st.integers(0, len(text) - 1))
    sign = data.draw(st.sampled_from("abcXYZ019-_").filter(lambda sign: sign != text[at]))
    with pytest.raises((Misshapen, Unsigned, Altered)):
        read(replace(sent, **{part: text[:at] + sign + text[at + 1 :]}))


def test_xch_2_the_signature_of_another_key_and_that_of_an_answer_do_not_count() -> None:
    with pytest.raises(Unsigned):
        read(letter(private=OTHER))
    sent = letter()
    as_answer = PRIVATE.sign(message.ANSWER + sent.head.encode())
    with pytest.raises(Unsigned):
        read(replace(sent, signature=base64.urlsafe_b64encode(as_answer).rstrip(b"=").decode()))


def test_xch_2_a_body_of_another_message_is_refused() -> None:
    with pytest.raises(Altered):
        read(replace(letter({"code": "NoCapacity"}), body=letter({"code": "Other"}).body))


@pytest.mark.parametrize(
    "said",
    [
        {"form": 2},
        {"form": True},
        {"number": "7"},
        {"number": 0},
        {"after": -1},
        {"sent_at": "2026-11-28T12:00:00"},
        {"sent_at": 1},
        {"kind": "referral"},
        {"body_hash": "0"},
        {"more": 1},
        {"object_id": "x"},
    ],
)
def test_xch_3_a_head_of_another_shape_is_no_message(said: dict[str, Any]) -> None:
    text = message.written({**SAID, "body_hash": message.sha256(b"{}"), **said})
    with pytest.raises(Misshapen):
        message.head_of(text)


@pytest.mark.parametrize("missing", [*SAID, "body_hash"])
def test_xch_3_a_head_that_lacks_something_is_no_message(missing: str) -> None:
    said = {**SAID, "body_hash": message.sha256(b"{}")}
    said.pop(missing)
    with pytest.raises(Misshapen):
        message.head_of(message.written(said))


@pytest.mark.parametrize(
    "text",
    [
        *("", "!", "e30=", "e31", "e3 0", "é"),
        base64.urlsafe_b64encode(b'{"a":1,"a":2}').rstrip(b"=").decode(),
        base64.urlsafe_b64encode(b'{"a":NaN}').rstrip(b"=").decode(),
        base64.urlsafe_b64encode(b"[" * 100_000).rstrip(b"=").decode(),
        base64.urlsafe_b64encode(b"\xff").rstrip(b"=").decode(),
    ],
)
def test_xch_3_a_text_that_two_programs_could_read_in_two_ways_is_no_message(text: str) -> None:
    with pytest.raises(Misshapen):
        message.head_of(text)
    head = message.signed_head(letter(), PRIVATE.public_key())
    with pytest.raises((Misshapen, Altered)):
        message.whole_body(replace(letter(), body=text), head)


def test_xch_2_an_answer_is_believed_only_for_its_own_question() -> None:
    sent, other = letter(), letter({"x": 1})
    answer = message.reply(message.answered(sent, ID, Outcome.REFUSED, "no_agreement", NOW), PRIVATE)
    told = message.signed_answer(answer, PRIVATE.public_key(), frozenset({other.hash, sent.hash}))
    assert (told.id, told.outcome, told.code, told.answered_at) == (ID, "refused", "no_agreement", NOW)
    with pytest.raises(Altered):
        message.signed_answer(answer, PRIVATE.public_key(), frozenset({other.hash}))
    with pytest.raises(Unsigned):
        message.signed_answer(answer, OTHER.public_key(), frozenset({sent.hash}))
    with pytest.raises(Misshapen):
        message.signed_answer(Reply(sent.head, sent.signature), PRIVATE.public_key(), frozenset())


def test_a_fingerprint_can_be_read_out_and_is_of_one_key() -> None:
    mine, other = (message.fingerprint(message.public_of(key)) for key in (PRIVATE, OTHER))
    assert mine == "21fe-31df-a154-a261-626b-f854-046f-d227"
    assert other != mine
