"""A member chooses what it is told by mail: nothing at first, and nobody else learns where it goes."""

import pytest
from pydantic import ValidationError

from tests.factories.exchange_mail import SETTINGS
from tests.factories.house import House
from tests.features.exchange.post import EVERYTHING, Post, post
from tests.features.stories import colleague, faults, now_done, refused, stored_anywhere
from trafficking_api.app import mail_server
from trafficking_api.settings import Settings

__all__ = ["post"]


async def test_nothing_is_told_until_somebody_chooses(post: Post) -> None:
    centre = await post.house.party()
    found = await centre.caseworker.get(SETTINGS)
    settings = found.json()
    assert (settings["id"], settings["kinds"]) == (str(centre.caseworker.member_id), [])
    assert (settings["email"], settings["since"], settings["is_available"]) == (None, None, True)
    wishes = {"email": "me@example.org", "language": "fr", "kinds": ["hearings", "deadlines"]}
    changed = await centre.caseworker.patch(SETTINGS, wishes, etag=found.headers["ETag"])
    assert changed.status_code == 200, changed.text
    assert (changed.json()["email"], changed.json()["kinds"]) == ("me@example.org", ["deadlines", "hearings"])
    stale = centre.caseworker.patch(SETTINGS, {"kinds": []}, etag=found.headers["ETag"])
    await refused(stale, 412, "stale")
    since = changed.json()["since"]
    assert since is not None
    # What is chosen besides is told from the same moment on; what is turned off and on again is not.
    more = await centre.caseworker.patch(SETTINGS, {"kinds": list(EVERYTHING)}, etag="*")
    assert more.json()["since"] == since
    none = await centre.caseworker.patch(SETTINGS, {"kinds": []}, etag="*")
    assert (none.json()["since"], none.json()["email"]) == (None, "me@example.org")


async def test_an_address_is_read_by_nobody_else_and_ends_with_who_has_it(post: Post) -> None:
    centre = await post.house.party()
    member = await colleague(post.house, centre)
    await post.wants(member, email="only.hers@example.org")
    for reader in (centre.admin, centre.coordinator):
        for path in ("/v1/members?limit=200", f"/v1/members/{member.member_id}", SETTINGS):
            assert "only.hers" not in (await reader.get(path)).text
    assert await stored_anywhere(post.house, "only.hers") == []
    await now_done(centre.admin, f"/v1/members/{member.member_id}", "leave")
    rows = await post.house.owner_execute(
        "SELECT email, mail_kinds, mail_since FROM members WHERE id = :id", id=member.member_id
    )
    assert tuple(rows.one()) == (None, [], None)


async def test_without_a_server_nothing_can_be_turned_on(house: House) -> None:
    centre = await house.party()
    assert (await centre.legal.get(SETTINGS)).json()["is_available"] is False
    wishes = {"email": "me@example.org", "kinds": ["hearings"]}
    await refused(centre.legal.patch(SETTINGS, wishes, etag="*"), 409, "no_mail_server")
    kept = await centre.legal.patch(SETTINGS, {"email": "me@example.org"}, etag="*")
    assert (kept.json()["email"], kept.json()["kinds"]) == ("me@example.org", [])


async def test_mail_needs_an_address(post: Post) -> None:
    centre = await post.house.party()
    problem = await refused(centre.legal.patch(SETTINGS, {"kinds": ["hearings"]}, etag="*"), 422, "invalid")
    assert faults(problem) == [("/email", "email_needed")]
    await post.wants(centre.legal)
    problem = await refused(centre.legal.patch(SETTINGS, {"email": None}, etag="*"), 422, "invalid")
    assert faults(problem) == [("/email", "email_needed")]


@pytest.mark.parametrize(
    "address",
    [
        "a@example.org\r\nBcc: b@example.org",
        "a@example.org\nSubject: x",
        "a@example.org, b@example.org",
        "A <a@example.org>",
        '"a b"@example.org',
        "a@example.org ",
        "a@-example.org",
        "a..b@example.org",
        "a",
        "a@exämple.org",
    ],
)
async def test_an_address_that_says_more_than_one_place_is_refused(post: Post, address: str) -> None:
    centre = await post.house.party()
    problem = await refused(centre.legal.patch(SETTINGS, {"email": address}, etag="*"), 422, "invalid")
    assert [pointer for pointer, _ in faults(problem)] == ["/email"]


async def test_a_script_has_no_settings(post: Post) -> None:
    centre = await post.house.party()
    made = await centre.admin.made("/v1/clients", {"name": "Script", "role": "coordinator"})
    script = post.house.caller(centre.id, made.json()["id"], "coordinator")
    await refused(script.get(SETTINGS), 403, "member_needed")
    await refused(script.patch(SETTINGS, {"language": "fr"}, etag="*"), 403, "member_needed")


@pytest.mark.parametrize(
    "wrong",
    [
        {"smtp_from": ""},
        {"smtp_from": "nobody@example.org\r\nBcc: b@example.org"},
        {"smtp_security": "none"},
        {"smtp_user": "nobody"},
        {"smtp_password": "secret-of-the-server"},
    ],
)
def test_a_mail_server_that_would_be_spoken_to_in_the_open_is_refused(wrong: dict[str, str]) -> None:
    right = {"smtp_host": "mail.example.org", "smtp_from": "nobody@example.org"}
    assert mail_server(Settings(**right)) is not None  # type: ignore[arg-type]
    with pytest.raises(ValidationError) as refusal:
        Settings(**{**right, **wrong})  # type: ignore[arg-type]
    assert "secret-of-the-server" not in str(refusal.value)


def test_a_server_on_this_machine_may_have_no_tls_and_none_is_none() -> None:
    here = Settings(smtp_host="127.0.0.1", smtp_from="nobody@localhost", smtp_security="none")
    server = mail_server(here)
    assert server is not None
    assert (server.security, server.domain) == ("none", "localhost")
    assert mail_server(Settings()) is None
