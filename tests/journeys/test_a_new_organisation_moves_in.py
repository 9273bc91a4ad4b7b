"""The operator founds an organisation; its administrator makes clients; they sign in and work."""

from typing import Any
from uuid import uuid4

from tests.factories.house import FACTS, House


async def _sign_in(house: House, client: dict[str, Any], **form: str) -> dict[str, str]:
    """A header with an access token, got as every client gets it."""
    grant = {"grant_type": "client_credentials", **form}
    basic = (client["client_id"], client["client_secret"])
    answer = await house.http.post("/oauth/token", data=grant, auth=basic)
    assert answer.status_code == 200, answer.text
    assert answer.json()["token_type"] == "Bearer"
    return {"Authorization": f"Bearer {answer.json()['access_token']}"}


async def test_a_new_organisation_moves_in(house: House) -> None:
    slug = f"coordination_{uuid4().hex[:8]}"
    organisation = {
        "slug": slug,
        "name": "Coordination of Haut-Katanga",
        "kind": "centre",
        "type": "NGO",
        "country": "CD",
        "time_zone": "Africa/Lubumbashi",
    }
    founded = (await house.operator.operator.made("/v1/organisations", organisation)).json()
    admin = await _sign_in(house, founded["first_client"])
    me = (await house.http.get("/v1/me", headers=admin)).json()
    assert (me["organisation_id"], me["role"]) == (founded["id"], "admin")

    # The administrator sees no victim, but adds who works here, and makes clients that act for them.
    assert (await house.http.get("/v1/cases", headers=admin)).status_code == 403
    somebody = {"name": "A. Example", "role": "caseworker", "languages": ["fr"]}
    member = await house.http.post("/v1/members", json=somebody, headers=admin)
    assert member.status_code == 201
    wanted = {"name": "Night desk", "role": "caseworker", "member_id": member.json()["id"]}
    made = await house.http.post("/v1/clients", json=wanted, headers=admin)
    assert made.status_code == 201
    desk = await _sign_in(house, made.json())
    case = await house.http.post("/v1/cases", json=FACTS, headers=desk)
    assert case.status_code == 201
    assert (await house.http.get("/v1/clients", headers=desk)).status_code == 403

    # A token may be narrower than its client, and a client narrower than its role.
    reads = await _sign_in(house, made.json(), scope="cases:read")
    assert (await house.http.get("/v1/cases", headers=reads)).status_code == 200
    assert (await house.http.post("/v1/cases", json=FACTS, headers=reads)).status_code == 403
    wall = {"name": "Wall screen", "role": "coordinator", "scopes": ["signalements:read"]}
    screen = await _sign_in(house, (await house.http.post("/v1/clients", json=wall, headers=admin)).json())
    assert (await house.http.get("/v1/signalements?escalated=true", headers=screen)).status_code == 200
    assert (await house.http.get("/v1/cases", headers=screen)).status_code == 403

    # The laptop of the night desk is stolen: its next request fails, and its secret opens nothing.
    version = {**admin, "If-Match": made.headers["ETag"]}
    revoked = await house.http.post(f"{made.headers['Location']}/revoke", headers=version)
    assert (revoked.status_code, revoked.json()["allowed_commands"]) == (200, [])
    for token in (desk, reads):
        assert (await house.http.get("/v1/cases", headers=token)).status_code == 401
    basic = (made.json()["client_id"], made.json()["client_secret"])
    grant = {"grant_type": "client_credentials"}
    refused = await house.http.post("/oauth/token", data=grant, auth=basic)
    assert (refused.status_code, refused.json()["error"]) == (401, "invalid_client")

    # Everybody finds the new organisation in the directory; its secret was shown to the operator alone.
    listed = (await house.http.get(f"/v1/organisations?slug={slug}", headers=admin)).json()["items"]
    assert [entry["name"] for entry in listed] == [organisation["name"]]
    assert founded["first_client"]["client_secret"] not in str(listed)
