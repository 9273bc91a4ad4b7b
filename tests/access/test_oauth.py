"""How a client gets its token: two ways, the errors of RFC 6749, and nothing that tells who exists."""

import base64
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote_plus
from uuid import uuid4

import httpx
import pytest
from sqlalchemy import text

from tests.factories.house import House, Party
from trafficking_api.access import credentials

GRANT = {"grant_type": "client_credentials"}


@dataclass
class Known:
    """A client whose secret we know."""

    party: Party
    id: str
    secret: str
    etag: str


async def known(house: House, role: str = "caseworker", scopes: list[str] | None = None) -> Known:
    party = await house.party()
    made = await party.admin.made("/v1/clients", {"name": "Desk", "role": role, "scopes": scopes or []})
    return Known(party, made.json()["client_id"], made.json()["client_secret"], made.headers["ETag"])


def basic(client: str, secret: str) -> dict[str, str]:
    pair = f"{quote_plus(client)}:{quote_plus(secret)}"
    return {"Authorization": "Basic " + base64.b64encode(pair.encode()).decode()}


async def ask(
    house: House, form: dict[str, Any] | None = None, headers: dict[str, str] | None = None
) -> httpx.Response:
    return await house.http.post("/oauth/token", data={**GRANT, **(form or {})}, headers=headers)


async def by_post(house: House, client: str, secret: str, **more: str) -> httpx.Response:
    return await ask(house, {"client_id": client, "client_secret": secret, **more})


def oauth_error(answer: httpx.Response, error: str, status: int = 400) -> None:
    assert answer.status_code == status, answer.text
    assert set(answer.json()) == {"error", "error_description"}
    assert answer.json()["error"] == error
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.headers["Cache-Control"] == "no-store"


async def me(house: House, answer: httpx.Response) -> httpx.Response:
    token = answer.json()["access_token"]
    return await house.http.get("/v1/me", headers={"Authorization": f"Bearer {token}"})


@pytest.mark.parametrize("way", ["basic", "post"])
async def test_a_client_gets_a_token_that_opens_its_doors(house: House, way: str) -> None:
    desk = await known(house)
    answer = await (
        by_post(house, desk.id, desk.secret)
        if way == "post"
        else ask(house, headers=basic(desk.id, desk.secret))
    )
    assert answer.status_code == 200
    body = answer.json()
    assert (body["token_type"], body["expires_in"]) == ("Bearer", 600)
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Pragma"] == "no-cache"
    seen = (await me(house, answer)).json()
    assert (seen["client_id"], seen["role"]) == (desk.id, "caseworker")
    assert sorted(seen["permissions"]) == sorted(body["scope"].split())


async def test_an_unknown_parameter_of_the_form_is_ignored_as_rfc_6749_asks(house: House) -> None:
    desk = await known(house)
    assert (await by_post(house, desk.id, desk.secret, resource="x")).status_code == 200


@pytest.mark.parametrize(
    ("form", "error"),
    [
        ({"grant_type": ""}, "invalid_request"),
        ({"grant_type": "password"}, "unsupported_grant_type"),
        ({"grant_type": "authorization_code", "code": "x"}, "unsupported_grant_type"),
        ({"grant_type": "Client_Credentials"}, "unsupported_grant_type"),
        ({"grant_type": "x" * 101}, "invalid_request"),
        ({"client_secret": "x" * 201}, "invalid_request"),
        ({"client_id": "x" * 101}, "invalid_request"),
        ({"scope": "x" * 1001}, "invalid_request"),
    ],
    ids=str,
)
async def test_a_wrong_form_is_refused_in_the_words_of_rfc_6749(
    house: House, form: dict[str, str], error: str
) -> None:
    oauth_error(await ask(house, form), error)


async def test_a_form_without_a_grant_is_an_invalid_request(house: House) -> None:
    oauth_error(await house.http.post("/oauth/token", data={"client_id": "x"}), "invalid_request")
    oauth_error(await house.http.post("/oauth/token"), "invalid_request")


async def test_a_form_is_short_or_nobody_looks_at_it(house: House) -> None:
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = await house.http.post("/oauth/token", content=b"&" * 20_000, headers=form)
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_request")
    assert "too large" in answer.json()["error_description"].lower()


async def test_two_ways_to_authenticate_at_once_are_refused(house: House) -> None:
    desk = await known(house)
    answer = await ask(house, {"client_secret": desk.secret}, basic(desk.id, desk.secret))
    oauth_error(answer, "invalid_request")


async def test_json_is_no_form(house: House) -> None:
    oauth_error(await house.http.post("/oauth/token", json=GRANT), "invalid_request")


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every argon2 that is paid for, told by which hash was compared."""
    paid: list[str] = []
    verify = credentials._verify

    def counting(stored: str, secret: str) -> bool:
        paid.append("dummy" if stored == credentials._DUMMY else "own")
        return verify(stored, secret)

    monkeypatch.setattr(credentials, "_verify", counting)
    return paid


async def strangers(house: House) -> AsyncIterator[tuple[str, httpx.Response]]:
    desk, revoked = await known(house), await known(house)
    path = f"/v1/clients/{revoked.id.split('.')[1]}/revoke"
    await revoked.party.admin.done(path, etag=revoked.etag)
    organisation = desk.id.split(".")[0]
    pairs = {
        "wrong secret": (desk.id, desk.secret[:-1] + "\N{LATIN SMALL LETTER E WITH ACUTE}"),
        "no secret": (desk.id, ""),
        "another's secret": (desk.id, revoked.secret),
        "revoked": (revoked.id, revoked.secret),
        "unknown client": (f"{organisation}.{uuid4()}", desk.secret),
        "unknown organisation": (f"{uuid4()}.{uuid4()}", desk.secret),
        "client of another organisation": (
            f"{revoked.id.split('.')[0]}.{desk.id.split('.')[1]}",
            desk.secret,
        ),
        "no client id at all": ("", desk.secret),
        "no client id": ("x", desk.secret),
        "nul": (desk.id, "\x00"),
        "injection": ("' OR 1=1 --", "' OR 1=1 --"),
    }
    for name, pair in pairs.items():
        yield name, await by_post(house, *pair)
        yield f"{name}, basic", await ask(house, headers=basic(*pair))
    for header in ("Basic", "Basic !", "Basic \xe9", "Basic /w==", "Basic Og==", "Basic YWJj"):
        raw = [(b"Authorization", header.encode("latin-1"))]
        yield header, await house.http.post("/oauth/token", data=GRANT, headers=raw)


async def test_whoever_is_refused_gets_the_same_answer_after_one_argon2(
    house: House, hashed: list[str]
) -> None:
    first: httpx.Response | None = None
    async for name, answer in strangers(house):
        oauth_error(answer, "invalid_client", 401)
        first = first or answer
        assert answer.content == first.content, name
        assert {**answer.headers, "request-id": ""} == {**first.headers, "request-id": ""}, name
        assert answer.headers["WWW-Authenticate"].startswith("Basic ")
        assert len(hashed) == 1, name
        hashed.clear()


async def test_a_right_secret_costs_one_argon2_as_well(house: House, hashed: list[str]) -> None:
    desk = await known(house)
    assert (await by_post(house, desk.id, desk.secret)).status_code == 200
    assert hashed == ["own"]


async def test_only_a_hash_of_the_secret_is_stored(house: House) -> None:
    desk = await known(house)
    rows = await house.owner_execute(
        "SELECT to_jsonb(c)::text AS row FROM clients c WHERE id = :id", id=desk.id.split(".")[1]
    )
    stored = rows.scalar_one()
    assert desk.secret not in stored
    assert "$argon2id$v=19$m=19456,t=2,p=1$" in stored


async def test_scopes_narrow_a_token_and_never_widen_it(house: House) -> None:
    desk = await known(house)
    narrow = await by_post(house, desk.id, desk.secret, scope="cases:read me:read")
    assert narrow.json()["scope"] == "cases:read me:read"
    assert (await me(house, narrow)).json()["permissions"] == ["cases:read", "me:read"]
    bearer = {"Authorization": f"Bearer {narrow.json()['access_token']}"}
    assert (await house.http.get("/v1/cases", headers=bearer)).status_code == 200
    assert (await house.http.get("/v1/referrals", headers=bearer)).status_code == 403
    for wider in ("clients:read", "cases:read clients:read", "everything", "cases", "CASES:READ"):
        oauth_error(await by_post(house, desk.id, desk.secret, scope=wider), "invalid_scope")


async def test_a_narrow_client_gives_narrow_tokens_without_asking(house: House) -> None:
    desk = await known(house, scopes=["cases:read", "me:read"])
    answer = await by_post(house, desk.id, desk.secret)
    assert answer.json()["scope"] == "cases:read me:read"
    assert (await me(house, answer)).json()["permissions"] == ["cases:read", "me:read"]
    narrower = await by_post(house, desk.id, desk.secret, scope="me:read")
    assert narrower.json()["scope"] == "me:read"
    oauth_error(await by_post(house, desk.id, desk.secret, scope="referrals:read"), "invalid_scope")


async def audit_of(desk: Known) -> list[dict[str, Any]]:
    found = await desk.party.auditor.get("/v1/audit-events?operation=issue_token")
    assert found.status_code == 200
    return list(found.json()["items"])


async def test_a_sign_in_and_a_failed_one_are_written_down(house: House) -> None:
    desk = await known(house)
    granted = await by_post(house, desk.id, desk.secret)
    refused = await by_post(house, desk.id, "wrong")
    too_wide = await by_post(house, desk.id, desk.secret, scope="clients:read")
    await by_post(house, f"{desk.party.id}.{uuid4()}", "wrong")
    unknown, wider, last, first = await audit_of(desk)
    client = desk.id.split(".")[1]
    expected = {"client_id": client, "object_id": client, "role": "caseworker", "fields": []}
    assert {name: first[name] for name in expected} == expected
    assert {name: last[name] for name in expected} == expected
    assert (first["outcome"], first["code"]) == ("done", None)
    assert (last["outcome"], last["code"]) == ("refused", "invalid_client")
    assert first["request_id"] == granted.headers["Request-Id"]
    assert last["request_id"] == refused.headers["Request-Id"]
    assert (wider["outcome"], wider["code"]) == ("refused", "invalid_scope")
    assert wider["request_id"] == too_wide.headers["Request-Id"]
    assert (unknown["code"], unknown["client_id"], unknown["role"]) == ("invalid_client", None, None)
    events = await house.owner_execute("SELECT count(*) FROM events WHERE object_id = :id", id=client)
    assert events.scalar_one() == 1  # it was made; signing in is no business event


async def test_a_sign_in_that_cannot_be_written_down_gives_no_token(house: House) -> None:
    desk = await known(house)
    async with house.owner.begin() as owner:
        await owner.execute(text("REVOKE INSERT ON audit_events FROM trafficking_app"))
    try:
        answer = await by_post(house, desk.id, desk.secret)
    finally:
        async with house.owner.begin() as owner:
            await owner.execute(text("GRANT INSERT ON audit_events TO trafficking_app"))
    assert answer.status_code in {500, 503}
    assert "access_token" not in answer.text
    assert await audit_of(desk) == []
