"""The strict verifier: only what the signer issues is a token, and every other string is refused alike."""

import base64
import hashlib
import hmac
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import jose.backends.cryptography_backend
import pytest
import time_machine
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from hypothesis import given
from hypothesis import strategies as st

from tests.factories.house import House
from trafficking_api.access import tokens
from trafficking_api.access.permissions import Role
from trafficking_api.access.tokens import Signer, Verifier
from trafficking_api.kit.errors import Unauthenticated
from trafficking_api.kit.keys.file import AN_HOUR, KeyFile

#: Fixed, as the names of tests are made of them.
CLIENT, OTHER = (f"{UUID(int=n)}.{UUID(int=n + 1)}" for n in (0x4711, 0x815))
ISSUER, AUDIENCE = "https://issuer.test", "trafficking-api"
Mint = Callable[..., str]


@pytest.fixture(scope="module")
def signer(keys: KeyFile) -> Signer:
    return Signer(keys.signing_pem, ISSUER, AUDIENCE, 600)


@pytest.fixture
def verifier(signer: Signer) -> Verifier:
    return Verifier(signer)


def b64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def signed(pem: bytes, header: str, claims: str) -> str:
    """A correct ES256 signature over whatever stands in header and claims."""
    private = serialization.load_pem_private_key(pem, password=None)
    assert isinstance(private, ec.EllipticCurvePrivateKey)
    text = f"{b64(header.encode())}.{b64(claims.encode())}"
    r, s = decode_dss_signature(private.sign(text.encode(), ec.ECDSA(hashes.SHA256())))
    return f"{text}.{b64(r.to_bytes(32, 'big') + s.to_bytes(32, 'big'))}"


def header_of(signer: Signer) -> dict[str, Any]:
    return {"alg": "ES256", "typ": "at+jwt", "kid": signer.kid}


def claims_now() -> dict[str, Any]:
    now = int(time.time())
    return {
        "iss": ISSUER,
        "sub": CLIENT,
        "client_id": CLIENT,
        "aud": AUDIENCE,
        "iat": now,
        "nbf": now,
        "exp": now + 600,
        "jti": str(uuid4()),
        "role": "coordinator",
        "scope": "cases:read",
        "epoch": 1,
    }


@pytest.fixture
def mint(signer: Signer, keys: KeyFile) -> Mint:
    """A correctly signed token with these claims and header members; `...` leaves one out."""

    def make(claims: dict[str, Any] | None = None, header: dict[str, Any] | None = None) -> str:
        parts = [{**header_of(signer), **(header or {})}, {**claims_now(), **(claims or {})}]
        texts = [json.dumps({n: v for n, v in part.items() if v is not ...}) for part in parts]
        return signed(keys.signing_pem, *texts)

    return make


def refused(verifier: Verifier, token: str) -> None:
    with pytest.raises(Unauthenticated) as found:
        verifier.verify(token)
    assert found.value.errors == ()
    assert found.value.members == {}
    assert token not in verifier._known


def accepted(verifier: Verifier, token: str) -> bool:
    claims = verifier.verify(token)
    return f"{claims.organisation_id}.{claims.client_id}" == CLIENT


def test_what_the_signer_issues_is_accepted_and_says_the_same(signer: Signer, verifier: Verifier) -> None:
    claims = verifier.verify(signer.issue(CLIENT, "legal", ["cases:read"], 3))
    assert f"{claims.organisation_id}.{claims.client_id}" == CLIENT
    assert (claims.role, claims.scopes, claims.epoch) == (Role.LEGAL, ("cases:read",), 3)
    assert claims.expires == pytest.approx(time.time() + 600, abs=2)


def test_a_minted_token_is_like_an_issued_one(verifier: Verifier, mint: Mint) -> None:
    assert verifier.verify(mint()).role is Role.COORDINATOR


WRONG_TYPES: list[Any] = [None, True, False, 0, 1, 1.5, "", "x", [], {}, [AUDIENCE], {"a": 1}, 10**400]
GOOD_TYPE: dict[str, Callable[[Any], bool]] = {
    "epoch": lambda value: type(value) is int,
    "jti": lambda value: isinstance(value, str),
    "scope": lambda value: isinstance(value, str),
    "exp": lambda value: type(value) is int and value > 10,
    "iat": lambda value: type(value) is int and value <= 1,
    "nbf": lambda value: type(value) is int and value <= 1,
}


@pytest.mark.parametrize("name", sorted(claims_now()))
def test_every_claim_is_needed(verifier: Verifier, mint: Mint, name: str) -> None:
    refused(verifier, mint({name: ...}))


@pytest.mark.parametrize("name", sorted(claims_now()))
@pytest.mark.parametrize("value", WRONG_TYPES, ids=lambda value: repr(value)[:10])
def test_every_claim_has_one_type(verifier: Verifier, mint: Mint, name: str, value: Any) -> None:
    if GOOD_TYPE.get(name, lambda _: False)(value):
        assert accepted(verifier, mint({name: value}))
    else:
        refused(verifier, mint({name: value}))


@pytest.mark.parametrize("name", ["iat", "nbf", "exp"])
def test_a_time_is_an_integer_even_if_it_would_be_right(verifier: Verifier, mint: Mint, name: str) -> None:
    now = time.time()
    for value in (str(int(now) + 60), now + 60.0, float(int(now))):
        refused(verifier, mint({name: value}))


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://other.test"},
        {"iss": ISSUER + "/"},
        {"aud": "other"},
        {"aud": [AUDIENCE]},
        {"sub": OTHER},
        {"client_id": OTHER},
        {"sub": CLIENT[:-1], "client_id": CLIENT[:-1]},
        {"sub": CLIENT.replace(".", "-"), "client_id": CLIENT.replace(".", "-")},
        {"sub": "x" * 36 + "." + "y" * 36, "client_id": "x" * 36 + "." + "y" * 36},
        {"role": "superuser"},
        {"role": "Coordinator"},
        {"role": ["coordinator"]},
    ],
    ids=str,
)
def test_a_claim_with_another_value_is_refused(
    verifier: Verifier, mint: Mint, claims: dict[str, Any]
) -> None:
    refused(verifier, mint(claims))


@pytest.mark.parametrize(("name", "limit"), [("iat", 30), ("nbf", 30), ("exp", -30)])
def test_clocks_may_differ_by_thirty_seconds_and_no_more(
    verifier: Verifier, mint: Mint, name: str, limit: int
) -> None:
    with time_machine.travel(1_800_000_000, tick=False):
        now, beyond = int(time.time()), 1 if limit > 0 else -1
        assert accepted(verifier, mint({name: now + limit}))
        refused(verifier, mint({name: now + limit + beyond}))


@pytest.mark.parametrize(
    "header",
    [
        {"alg": "none"},
        {"alg": "None"},
        {"alg": "HS256"},
        {"alg": "ES384"},
        {"alg": "es256"},
        {"alg": ...},
        {"alg": None},
        {"alg": ["ES256"]},
        {"typ": "JWT"},
        {"typ": "at+JWT"},
        {"typ": "application/at+jwt"},
        {"typ": ...},
        {"kid": "other"},
        {"kid": ...},
        {"kid": None},
        {"crit": ["exp"]},
        {"crit": []},
        {"crit": ["b64"], "b64": False},
        {"jwk": {"kty": "EC"}},
        {"jku": "https://evil.test/jwks.json"},
        {"x5u": "https://evil.test/x.pem"},
        {"cty": "JWT"},
        {"zip": "DEF"},
        {"enc": "A256GCM"},
    ],
    ids=str,
)
def test_the_header_has_its_three_members_and_no_other(
    verifier: Verifier, mint: Mint, header: dict[str, Any]
) -> None:
    refused(verifier, mint(header=header))


def test_a_doubled_member_is_refused_in_header_and_claims(
    verifier: Verifier, signer: Signer, keys: KeyFile
) -> None:
    header, claims = json.dumps(header_of(signer)), json.dumps(claims_now())
    assert accepted(verifier, signed(keys.signing_pem, header, claims))
    for name, value in header_of(signer).items():
        doubled = header[:-1] + f", {json.dumps(name)}: {json.dumps(value)}}}"
        refused(verifier, signed(keys.signing_pem, doubled, claims))
    for name, value in claims_now().items():
        for doubled in (
            claims[:-1] + f", {json.dumps(name)}: {json.dumps(value)}}}",
            f"{{{json.dumps(name)}: {json.dumps(value)}, " + claims[1:],
        ):
            refused(verifier, signed(keys.signing_pem, header, doubled))
    inside = claims[:-1] + ', "act": {"sub": "a", "sub": "b"}}'
    refused(verifier, signed(keys.signing_pem, header, inside))


def test_a_token_without_a_signature_is_none(verifier: Verifier, mint: Mint, signer: Signer) -> None:
    head, claims, signature = mint().split(".")
    none = b64(json.dumps({**header_of(signer), "alg": "none"}).encode())
    for token in (
        f"{head}.{claims}.",
        f"{head}.{claims}",
        f"{none}.{claims}.",
        f"{none}.{claims}.{signature}",
        f".{claims}.{signature}",
        f"{head}..{signature}",
        f"{head}.{claims}.{signature}.{signature}",
        f"{head}.{claims}.{b64(bytes(64))}",
        f"{head}.{claims}.{b64(bytes(63))}",
        "..",
        "",
    ):
        refused(verifier, token)


def test_the_public_key_is_no_secret_to_sign_with(verifier: Verifier, signer: Signer) -> None:
    for algorithm in ("HS256", "ES256"):
        head = b64(json.dumps({**header_of(signer), "alg": algorithm}).encode())
        text = f"{head}.{b64(json.dumps(claims_now()).encode())}"
        forged = hmac.new(signer.public_pem.encode(), text.encode(), hashlib.sha256).digest()
        refused(verifier, f"{text}.{b64(forged)}")


def test_another_key_does_not_sign_here_even_under_our_name(verifier: Verifier, signer: Signer) -> None:
    private = ec.generate_private_key(ec.SECP256R1())
    pem = private.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    other = Signer(pem, ISSUER, AUDIENCE, 600)
    assert other.kid != signer.kid
    refused(verifier, other.issue(CLIENT, "coordinator", [], 1))
    refused(verifier, signed(pem, json.dumps(header_of(signer)), json.dumps(claims_now())))


def test_what_the_former_key_signed_is_believed_for_an_hour_and_the_new_one_signs(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    before = Signer(KeyFile.create(path).signing_pem, ISSUER, AUDIENCE, 600)
    with time_machine.travel(1_800_000_000, tick=False) as clock:
        token = before.issue(CLIENT, "legal", [], 1)
        held = KeyFile.renew_signing(path)
        signer = Signer(held.signing_pem, ISSUER, AUDIENCE, 600)
        verifier = Verifier(signer, held.former_signing)
        assert accepted(verifier, token)
        assert accepted(verifier, signer.issue(CLIENT, "legal", [], 1))
        assert [key["kid"] for key in verifier.jwks["keys"]] == [signer.kid, before.kid]
        refused(Verifier(signer), token)  # as where it was stolen
        clock.shift(AN_HOUR - 300)
        late = before.issue(CLIENT, "legal", [], 1)
        assert accepted(verifier, late)
        clock.shift(331)
        refused(verifier, late)
        refused(Verifier(signer, held.former_signing), late)
        assert [key["kid"] for key in verifier.jwks["keys"]] == [signer.kid]
        assert accepted(verifier, signer.issue(CLIENT, "legal", [], 1))


def test_no_key_signs_under_the_name_of_the_other(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    old, new = KeyFile.create(path), KeyFile.renew_signing(path)
    signers = [Signer(each.signing_pem, ISSUER, AUDIENCE, 600) for each in (old, new)]
    verifier = Verifier(signers[1], new.former_signing)
    for held, other in zip((new, old), signers, strict=True):
        refused(verifier, signed(held.signing_pem, json.dumps(header_of(other)), json.dumps(claims_now())))
    for held, own in zip((old, new), signers, strict=True):
        assert accepted(
            verifier, signed(held.signing_pem, json.dumps(header_of(own)), json.dumps(claims_now()))
        )


def test_every_changed_letter_is_refused(verifier: Verifier, mint: Mint) -> None:
    token = mint()
    assert accepted(verifier, token)
    for index, letter in enumerate(token[:-1]):  # the last one has bits that no byte takes
        refused(verifier, token[:index] + ("A" if letter != "A" else "B") + token[index + 1 :])


@pytest.mark.parametrize("junk", ["=", "==", "!", "\n", " ", "%", "é", "\x00", "+"])
def test_a_token_has_one_spelling(verifier: Verifier, mint: Mint, junk: str) -> None:
    token = mint()
    for index in (0, 5, token.index("."), len(token) - 3, len(token)):
        refused(verifier, token[:index] + junk + token[index:])


def test_what_is_too_large_is_not_even_looked_at(verifier: Verifier, mint: Mint) -> None:
    token = mint({"pad": "x" * 2500})
    assert len(token) < 4096
    assert accepted(verifier, token)
    too_large = mint({"pad": "x" * 3200})
    assert len(too_large) > 4096
    refused(verifier, too_large)
    refused(verifier, "a." * 100_000)


@pytest.mark.parametrize("depth", [100, 1_000, 2_900, 10_000])
@pytest.mark.parametrize("opening", ["[", '{"a":'])
def test_nesting_without_end_is_no_token(
    verifier: Verifier, signer: Signer, keys: KeyFile, depth: int, opening: str
) -> None:
    deep = opening * depth
    refused(verifier, f"{b64(deep.encode())}.{b64(b'{}')}.{b64(bytes(64))}")
    refused(verifier, signed(keys.signing_pem, json.dumps(header_of(signer)), deep))
    closed = '{"a":' * depth + "1" + "}" * depth
    refused(verifier, signed(keys.signing_pem, json.dumps(header_of(signer)), closed))


@pytest.mark.parametrize("part", ["[]", "1", '"x"', "null", "true", "", "{", "\ufeff{}", "NaN"])
def test_a_part_that_is_no_object_is_no_token(
    verifier: Verifier, signer: Signer, keys: KeyFile, part: str
) -> None:
    refused(verifier, signed(keys.signing_pem, part, json.dumps(claims_now())))
    refused(verifier, signed(keys.signing_pem, json.dumps(header_of(signer)), part))


@given(st.text(max_size=300))
def test_no_string_crashes_the_verifier(signer: Signer, token: str) -> None:
    refused(Verifier(signer), token)
    refused(Verifier(signer), f"{b64(json.dumps(header_of(signer)).encode())}.{token}.{token}")


def test_a_cached_token_does_not_outlive_its_expiry(verifier: Verifier, mint: Mint) -> None:
    with time_machine.travel(1_800_000_000, tick=False) as clock:
        token = mint()
        assert verifier.verify(token) is verifier.verify(token)
        clock.shift(600 + 30)
        assert accepted(verifier, token)
        clock.shift(1)
        refused(verifier, token)


def test_the_cache_keeps_a_bounded_number(
    verifier: Verifier, mint: Mint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tokens, "_CACHED", 3)
    made = [mint() for _ in range(5)]
    assert all(accepted(verifier, token) for token in made)
    assert list(verifier._known) == made[2:]
    assert accepted(verifier, made[0])


def test_verification_uses_cryptography_and_not_the_ecdsa_package(verifier: Verifier, signer: Signer) -> None:
    assert type(verifier._keys[signer.kid].key) is jose.backends.cryptography_backend.CryptographyECKey
    script = """
import sys
import ecdsa, ecdsa.keys, ecdsa.ecdsa, ecdsa.ellipticcurve
def used(*_arguments, **_more): raise AssertionError("ecdsa was used")
for home, names in ((ecdsa.keys.SigningKey, "from_pem from_string sign_digest"),
                    (ecdsa.keys.VerifyingKey, "from_pem from_string verify_digest"),
                    (ecdsa.ecdsa.Private_key, "sign"), (ecdsa.ecdsa.Public_key, "verifies")):
    for name in names.split(): setattr(home, name, used)
from pathlib import Path
from trafficking_api.access.tokens import Signer, Verifier
import trafficking_api.app
signer = Signer(sys.stdin.buffer.read(), "i", "a", 600)
assert Verifier(signer).verify(signer.issue(sys.argv[1], "legal", [], 1))
print(*sorted(name for name in sys.modules if name.startswith("jose")))
"""
    done = subprocess.run(
        [sys.executable, "-c", script, CLIENT],
        input=signer._pem.encode(),
        capture_output=True,
        check=True,
    )
    loaded = done.stdout.decode().split()
    assert "jose.jws" in loaded
    assert not {"jose.jwe", "jose.backends.ecdsa_backend", "jose.backends.rsa_backend"} & set(loaded)


async def test_the_published_keys_verify_a_token_without_our_code(house: House) -> None:
    centre = await house.party()
    answer = await house.http.get("/.well-known/jwks.json")
    assert answer.status_code == 200
    head, claims, signature = centre.coordinator.token.split(".")
    told = json.loads(base64.urlsafe_b64decode(head + "=="))
    (key,) = [key for key in answer.json()["keys"] if key["kid"] == told["kid"]]
    x, y = (int.from_bytes(base64.urlsafe_b64decode(key[name] + "="), "big") for name in "xy")
    raw = base64.urlsafe_b64decode(signature + "==")
    r, s = int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big")
    public = ec.EllipticCurvePublicNumbers(x, y, ec.SECP256R1()).public_key()
    public.verify(encode_dss_signature(r, s), f"{head}.{claims}".encode(), ec.ECDSA(hashes.SHA256()))
    assert {name: key[name] for name in ("kty", "crv", "use", "alg")} == {
        "kty": "EC",
        "crv": "P-256",
        "use": "sig",
        "alg": "ES256",
    }
    assert "d" not in key


BAD_AUTHORIZATIONS = [
    None,
    "",
    "Bearer",
    "Bearer ",
    "Bearer x",
    "Bearer a.b.c",
    "Basic YTpi",
    "bearer\ttoken",
    "Bearer " + "[" * 10_000,
    "Bearer " + b64(b"[" * 10_000) + ".e30.e30",
    "Bearer \xe9.\xe9.\xe9",
]


@pytest.mark.parametrize("header", BAD_AUTHORIZATIONS, ids=lambda value: repr(value)[:20])
async def test_without_a_valid_token_every_answer_is_the_same_401(house: House, header: str | None) -> None:
    headers = [] if header is None else [(b"Authorization", header.encode("latin-1"))]
    answer = await house.http.get("/v1/me", headers=headers)
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == 'Bearer realm="trafficking-api"'
    assert answer.json()["code"] == "unauthenticated"
    assert answer.json()["errors"] == []


async def test_the_scheme_is_read_without_regard_to_case(house: House) -> None:
    centre = await house.party()
    for scheme in ("Bearer", "bearer", "BEARER"):
        answer = await house.http.get("/v1/me", headers={"Authorization": f"{scheme} {centre.legal.token}"})
        assert answer.status_code == 200
