"""An administrator's clients: made with a secret shown once, narrowed, given a new secret, ended at once."""

import asyncio
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from sqlalchemy import update
from sqlmodel import col

from tests.factories.house import Caller, House, Party
from trafficking_api.access import service
from trafficking_api.access.errors import LastAdmin
from trafficking_api.access.mandate import Mandate, system_mandate
from trafficking_api.access.models import Client
from trafficking_api.kit.conditions import Expected

DESK = {"name": "Night desk", "role": "caseworker", "scopes": []}


async def sign_in(house: House, client: str, secret: str) -> httpx.Response:
    form = {"grant_type": "client_credentials", "client_id": client, "client_secret": secret}
    return await house.http.post("/oauth/token", data=form)


async def works(house: House, token: str) -> bool:
    answer = await house.http.get("/v1/me", headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code in {200, 401}
    return answer.status_code == 200


def here(client_id: UUID | str) -> str:
    return f"/v1/clients/{client_id}"


async def etag(caller: Caller, path: str) -> str:
    return str((await caller.get(path)).headers["ETag"])


async def test_a_client_is_made_read_changed_and_listed(house: House) -> None:
    centre = await house.party()
    made = await centre.admin.made("/v1/clients", {**DESK, "scopes": ["me:read", "cases:read"]})
    assert made.headers["Location"] == here(made.json()["id"])
    assert made.json()["client_id"] == f"{centre.id}.{made.json()['id']}"
    assert len(made.json()["client_secret"]) >= 43
    read = await centre.admin.get(made.headers["Location"])
    assert read.headers["ETag"] == made.headers["ETag"] == '"1"'
    assert "client_secret" not in read.json()
    assert read.json() == {n: v for n, v in made.json().items() if n != "client_secret"}
    assert read.json()["scopes"] == ["cases:read", "me:read"]
    assert read.json()["allowed_commands"] == ["revoke", "rotate-secret"]
    changed = await centre.admin.patch(made.headers["Location"], {"name": "Day desk"}, etag='"1"')
    assert (changed.status_code, changed.headers["ETag"]) == (200, '"2"')
    assert (changed.json()["name"], changed.json()["scopes"]) == ("Day desk", ["cases:read", "me:read"])
    listed = await centre.admin.get("/v1/clients?role=caseworker&limit=1")
    assert listed.json()["items"] == [changed.json()]
    since = changed.json()["updated_at"]
    again = await centre.admin.get("/v1/clients", params={"updated_since": since})
    assert [item["id"] for item in again.json()["items"]] == [made.json()["id"]]


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({**DESK, "role": "liaison"}, 422, "role_not_here"),
        ({**DESK, "role": "operator"}, 422, "role_not_here"),
        ({**DESK, "role": "superuser"}, 422, "invalid"),
        ({**DESK, "scopes": ["everything"]}, 422, "invalid"),
        ({**DESK, "scopes": "cases:read"}, 422, "invalid"),
        ({**DESK, "scopes": ["cases:read", "cases:read"]}, 422, "invalid"),
        ({**DESK, "name": ""}, 422, "invalid"),
        ({**DESK, "name": None}, 422, "invalid"),
        ({**DESK, "secret": "mine"}, 422, "invalid"),
        ({**DESK, "organisation_id": str(UUID(int=1))}, 422, "invalid"),
    ],
    ids=str,
)
async def test_a_client_that_cannot_be_is_refused(
    house: House, body: dict[str, Any], status: int, code: str
) -> None:
    centre = await house.party()
    before = await centre.admin.get("/v1/clients")
    refused = await centre.admin.post("/v1/clients", body)
    assert (refused.status_code, refused.json()["code"]) == (status, code)
    assert (await centre.admin.get("/v1/clients")).content == before.content


async def test_a_patch_cannot_make_a_name_null_or_change_a_role(house: House) -> None:
    centre = await house.party()
    path = (await centre.admin.made("/v1/clients", DESK)).headers["Location"]
    for body in ({"name": None}, {"scopes": None}, {"role": "admin"}, {"revoked_at": None}):
        refused = await centre.admin.patch(path, body, etag='"1"')
        assert (refused.status_code, refused.json()["code"]) == (422, "invalid")
    assert await etag(centre.admin, path) == '"1"'


async def test_who_is_narrowed_takes_over_no_client_that_may_do_more(house: House) -> None:
    centre = await house.party()
    narrow = {"name": "Renewer", "role": "admin", "scopes": ["clients:read", "clients:command"]}
    renewer, twin = [(await centre.admin.made("/v1/clients", narrow)).json() for _ in range(2)]
    full = (await centre.admin.made("/v1/clients", {"name": "Boss", "role": "admin", "scopes": []})).json()
    signed_in = (await sign_in(house, renewer["client_id"], renewer["client_secret"])).json()
    by = replace(centre.admin, token=signed_in["access_token"])
    answer = await by.post(here(full["id"]) + "/rotate-secret", {}, etag="*")
    assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")
    assert (await sign_in(house, full["client_id"], full["client_secret"])).status_code == 200
    assert (await by.post(here(twin["id"]) + "/rotate-secret", {}, etag="*")).status_code == 200


async def test_new_scopes_end_the_tokens_given_out_before(house: House) -> None:
    centre = await house.party()
    made = (await centre.admin.made("/v1/clients", DESK)).json()
    token = (await sign_in(house, made["client_id"], made["client_secret"])).json()["access_token"]
    renamed = await centre.admin.patch(here(made["id"]), {"name": "Desk"}, etag='"1"')
    assert await works(house, token)
    await centre.admin.patch(here(made["id"]), {"scopes": ["me:read"]}, etag=renamed.headers["ETag"])
    assert not await works(house, token)
    narrow = (await sign_in(house, made["client_id"], made["client_secret"])).json()
    assert narrow["scope"] == "me:read"


async def test_a_revoked_client_is_refused_on_its_next_request(house: House) -> None:
    centre = await house.party()
    made = (await centre.admin.made("/v1/clients", DESK)).json()
    token = (await sign_in(house, made["client_id"], made["client_secret"])).json()["access_token"]
    assert await works(house, token)
    revoked = await centre.admin.done(here(made["id"]) + "/revoke", etag='"1"')
    assert revoked.json()["revoked_at"] is not None
    assert revoked.json()["allowed_commands"] == []
    assert not await works(house, token)
    assert (await sign_in(house, made["client_id"], made["client_secret"])).status_code == 401
    for command in ("revoke", "rotate-secret"):
        again = await centre.admin.post(f"{here(made['id'])}/{command}", {}, etag=revoked.headers["ETag"])
        assert (again.status_code, again.json()["code"]) == (409, "client_revoked")
        assert (again.json()["current_state"], again.json()["allowed"]) == ("revoked", [])
    patched = await centre.admin.patch(here(made["id"]), {"name": "x"}, etag=revoked.headers["ETag"])
    assert patched.json()["code"] == "client_revoked"


async def test_the_refused_request_of_a_revoked_client_is_written_down(house: House) -> None:
    centre = await house.party()
    path = here(centre.legal.client_id)
    await centre.admin.done(path + "/revoke", etag=await etag(centre.admin, path))
    refused = await centre.legal.get("/v1/cases")
    assert (refused.status_code, refused.headers["WWW-Authenticate"]) == (
        401,
        'Bearer realm="trafficking-api"',
    )
    found = await centre.auditor.get(f"/v1/audit-events?outcome=refused&client_id={centre.legal.client_id}")
    (row,) = found.json()["items"]
    assert (row["operation"], row["code"]) == ("list_cases", "unauthenticated")


async def test_a_new_secret_ends_the_old_one_and_its_tokens(house: House) -> None:
    centre = await house.party()
    made = (await centre.admin.made("/v1/clients", DESK)).json()
    token = (await sign_in(house, made["client_id"], made["client_secret"])).json()["access_token"]
    rotated = await centre.admin.done(here(made["id"]) + "/rotate-secret", etag='"1"')
    fresh = rotated.json()["client_secret"]
    assert fresh != made["client_secret"]
    assert not await works(house, token)
    assert (await sign_in(house, made["client_id"], made["client_secret"])).status_code == 401
    again = await sign_in(house, made["client_id"], fresh)
    assert await works(house, again.json()["access_token"])


async def test_a_replayed_answer_does_not_show_the_secret_again(house: House) -> None:
    centre = await house.party()
    key = str(uuid4())
    made = await centre.admin.made("/v1/clients", DESK, key=key)
    again = await centre.admin.made("/v1/clients", DESK, key=key)
    assert again.headers["Idempotent-Replayed"] == "true"
    assert again.json() == {**made.json(), "client_secret": None}
    stored = await house.owner_execute(
        "SELECT encode(body, 'escape') FROM remembered_answers WHERE resource_id = :id", id=made.json()["id"]
    )
    assert made.json()["client_secret"] not in stored.scalar_one()


async def test_g_9_a_change_names_the_version_that_was_read(house: House) -> None:
    centre = await house.party()
    path = (await centre.admin.made("/v1/clients", DESK)).headers["Location"]
    for tag, status in ((None, 428), ('"7"', 412)):
        refused = [await centre.admin.patch(path, {"name": "x"}, etag=tag)]
        refused += [await centre.admin.post(f"{path}/{c}", {}, etag=tag) for c in ("revoke", "rotate-secret")]
        assert [answer.status_code for answer in refused] == [status] * 3
    assert await etag(centre.admin, path) == '"1"'


async def test_another_organisations_client_is_like_a_random_one(house: House) -> None:
    mine, other = await house.party(), await house.party()
    for path in (here(other.legal.client_id), here(uuid4())):
        assert (await mine.admin.get(path)).status_code == 404
        assert (await mine.admin.patch(path, {"name": "x"}, etag='"1"')).status_code == 404
        assert (await mine.admin.post(path + "/revoke", {}, etag='"1"')).status_code == 404
    assert (await other.legal.get("/v1/me")).status_code == 200


async def only_admin(centre: Party) -> Caller:
    """Revoke the administrator that the organisation was founded with; the other is the last."""
    listed = await centre.admin.get("/v1/clients?role=admin")
    for item in listed.json()["items"]:
        if item["id"] != str(centre.admin.client_id):
            await centre.admin.done(here(item["id"]) + "/revoke", etag=f'"{item["version"]}"')
    return centre.admin


async def test_the_last_administrator_cannot_be_revoked(house: House) -> None:
    centre = await house.party()
    admin = await only_admin(centre)
    path = here(admin.client_id)
    refused = await admin.post(path + "/revoke", {}, etag=await etag(admin, path))
    assert (refused.status_code, refused.json()["code"]) == (409, "last_admin")
    assert (await admin.get("/v1/me")).status_code == 200
    await admin.made("/v1/clients", {"name": "Second", "role": "admin"})
    await admin.done(path + "/revoke", etag=await etag(admin, path))
    assert (await admin.get("/v1/me")).status_code == 401


async def test_the_last_operator_cannot_be_revoked(house: House) -> None:
    operator = house.operator
    async with system_mandate(house.office, operator.id, "test") as mandate:
        kept = operator.operator.client_id
        others = col(Client.id) != kept, col(Client.organisation_id) == operator.id
        await mandate.session.execute(update(Client).where(*others).values(revoked_at=mandate.now))
        with pytest.raises(LastAdmin):
            await service.revoke(mandate, kept, Expected("*"))
        await mandate.session.rollback()
    assert isinstance(mandate, Mandate)
    assert (await operator.operator.get("/v1/clients")).json()["items"][0]["revoked_at"] is None


@pytest.mark.race
async def test_two_administrators_who_revoke_each_other_leave_one(house: House) -> None:
    centres = await asyncio.gather(*(house.party() for _ in range(6)))
    for centre in centres:
        one = await only_admin(centre)
        made = (await one.made("/v1/clients", {"name": "Second", "role": "admin"})).json()
        two = house.caller(centre.id, UUID(made["id"]), "admin")
        tag = await etag(one, here(one.client_id))
        answers = await asyncio.gather(
            one.post(here(two.client_id) + "/revoke", {}, etag='"1"'),
            two.post(here(one.client_id) + "/revoke", {}, etag=tag),
        )
        statuses = sorted(answer.status_code for answer in answers)
        assert statuses in ([200, 401], [200, 409])
        alive = await house.owner_execute(
            "SELECT count(*) FROM clients "
            "WHERE organisation_id = :id AND role = 'admin' AND revoked_at IS NULL",
            id=centre.id,
        )
        assert alive.scalar_one() == 1
