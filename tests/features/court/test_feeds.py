"""The address of a calendar: shown once, read without a token, and dead at once when its right is gone."""

import io
import json
from typing import Any
from uuid import UUID

import httpx
import pytest
from icalendar import Calendar
from sqlalchemy import event

from tests.factories.court_calendar import subscribed
from tests.factories.house import Caller, House, Party
from tests.features.stories import colleague, now_done, refused, stored_anywhere
from tests.kit.test_logging import lines  # noqa: F401 - a fixture
from trafficking_api.access.feed_tokens import fingerprint, new_token

FEEDS = "/v1/calendar-feeds"
#: What differs between any two answers.
CHANGING = {"request-id", "date"}


def token_of(address: str) -> str:
    return address.partition("?token=")[2]


async def read(house: House, address: str, **headers: str) -> httpx.Response:
    """What a calendar program gets, which has nothing but the address."""
    return await house.http.get(address, headers=headers)


def gist(answer: httpx.Response) -> tuple[int, dict[str, Any], dict[str, str]]:
    """All of a refusal that could differ."""
    problem = {name: value for name, value in answer.json().items() if name != "instance"}
    return (
        answer.status_code,
        problem,
        {name: value for name, value in answer.headers.items() if name not in CHANGING},
    )


async def admin_patches(centre: Party, caller: Caller, body: dict[str, Any]) -> None:
    """Let an administrator change a member."""
    answer = await centre.admin.patch(f"/v1/members/{caller.member_id}", body, etag="*")
    assert answer.status_code == 200, answer.text


async def test_crt_11_the_address_is_shown_once_and_only_its_hash_is_kept(house: House) -> None:
    legal = (await house.party()).legal
    body = {"language": "nl", "shows_location": False}
    first = await legal.made(FEEDS, body, key="phone")
    here, address = str(first.headers["Location"]), str(first.json()["address"])
    assert address.startswith("/v1/calendar.ics?token=")
    again = await legal.made(FEEDS, body, key="phone")
    assert (again.headers["Idempotent-Replayed"], again.json()["address"]) == ("true", None)
    for answer in (await legal.get(here), await legal.get(FEEDS)):
        assert token_of(address) not in answer.text
        assert "address" not in answer.text
    assert await stored_anywhere(house, token_of(address)) == []
    assert await stored_anywhere(house, address) == []
    kept = await house.owner_execute(
        "SELECT token_hash FROM calendar_feeds WHERE id = :id", id=UUID(here[-36:])
    )
    assert kept.scalar_one() == fingerprint(token_of(address))


async def test_crt_11_a_program_reads_it_without_a_token_of_its_own(house: House) -> None:
    legal = (await house.party()).legal
    _, address = await subscribed(legal)
    answer = await read(house, address, Accept="text/calendar")
    assert answer.status_code == 200, answer.text
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "ETag" not in answer.headers
    assert 'filename="calendar.ics"' in answer.headers["Content-Disposition"]
    assert Calendar.from_ical(answer.content).errors == []
    head = await house.http.head(address)
    assert (head.status_code, head.content) == (200, b"")
    assert (await house.http.post(address)).status_code == 405


async def test_crt_11_wrong_and_revoked_look_alike_in_all_that_is_answered(house: House) -> None:
    centre = await house.party()
    here, address = await subscribed(centre.legal)
    assert (await read(house, address)).status_code == 200
    await now_done(centre.legal, here, "revoke")
    key = house.office.feed_key
    tokens = {
        "revoked": token_of(address),
        "never given out": new_token(key, centre.id),
        "of no organisation": new_token(key, UUID(int=7)),
        "of another server": new_token(bytes(32), centre.id),
        "cut off": token_of(address)[:-1],
        "longer": token_of(address) + "A",
        "nothing": "",
        "words": "Ada Lovelace é\u0000",
        "very long": "A" * 8000,
    }
    found = {
        name: gist(await house.http.get("/v1/calendar.ics", params={"token": token}))
        for name, token in tokens.items()
    }
    found["missing"] = gist(await house.http.get("/v1/calendar.ics"))
    assert found["revoked"][:1] == (404,)
    assert found["revoked"][2]["cache-control"] == "no-store"
    for name, one in found.items():
        assert one == found["revoked"], name
    # A bearer token opens nothing here.
    assert gist(await centre.legal.get("/v1/calendar.ics")) == found["revoked"]


async def test_crt_11_wrong_and_revoked_are_the_same_work(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre = await house.party()
    here, address = await subscribed(centre.legal)
    await now_done(centre.legal, here, "revoke")
    said: list[str] = []

    def heard(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        said.append(statement)

    engine = house.office.database.engine.sync_engine
    event.listen(engine, "before_cursor_execute", heard)
    try:
        work = []
        for token in (token_of(address), new_token(house.office.feed_key, centre.id), "none", ""):
            said.clear()
            assert (await read(house, f"/v1/calendar.ics?token={token}")).status_code == 404
            work.append(list(said))
    finally:
        event.remove(engine, "before_cursor_execute", heard)
    assert work[0]
    assert all(one == work[0] for one in work)


async def test_crt_11_it_is_dead_within_one_request_of_losing_the_role(house: House) -> None:
    centre = await house.party()
    worker = centre.caseworker
    _, address = await subscribed(worker)
    assert (await read(house, address)).status_code == 200
    await admin_patches(centre, worker, {"role": "finance"})
    gone = await read(house, address)
    assert gist(gone) == gist(await read(house, f"{address}x"))
    assert gone.status_code == 404
    await admin_patches(centre, worker, {"role": "legal"})
    assert (await read(house, address)).status_code == 200


async def test_crt_11_it_is_dead_within_one_request_of_the_member_leaving(house: House) -> None:
    centre = await house.party()
    worker = await colleague(house, centre, "caseworker")
    _, address = await subscribed(worker)
    assert (await read(house, address)).status_code == 200
    await now_done(centre.admin, f"/v1/members/{worker.member_id}", "leave")
    assert gist(await read(house, address)) == gist(await read(house, f"{address}x"))


async def test_crt_11_each_member_has_feeds_of_its_own_and_sees_no_others(house: House) -> None:
    centre = await house.party()
    mine, his = centre.legal, centre.caseworker
    here, address = await subscribed(mine)
    there, _ = await subscribed(his)
    for other in (his, centre.coordinator, (await house.party()).legal):
        await refused(other.get(here), 404, "not_found")
        await refused(other.patch(here, {"shows_location": True}, etag="*"), 404, "not_found")
        await refused(other.post(f"{here}/revoke", etag="*"), 404, "not_found")
    for caller, own in ((mine, here), (his, there), (centre.coordinator, None)):
        items = (await caller.get(FEEDS)).json()["items"]
        assert [f"{FEEDS}/{item['id']}" for item in items] == ([own] if own else [])
    assert (await read(house, address)).status_code == 200
    for caller in (centre.callers["housing"], centre.finance, centre.admin, centre.auditor):
        await refused(caller.post(FEEDS, {"language": "en"}), 403, "forbidden")


async def test_a_script_that_acts_for_nobody_has_no_feed(house: House) -> None:
    centre = await house.party()
    body = {"name": "Script", "role": "legal"}
    made = await centre.admin.made("/v1/clients", body)
    script = house.caller(centre.id, UUID(made.json()["id"]), "legal")
    await refused(script.post(FEEDS, {"language": "en"}), 403, "member_needed")
    assert (await script.get(FEEDS)).json()["items"] == []


async def test_crt_9_what_a_member_wishes_counts_on_through_all_feeds(house: House) -> None:
    legal = (await house.party()).legal
    one, _ = await subscribed(legal, language="fr", shows_location=False)

    async def wishes() -> tuple[str, bool, int]:
        row = await house.owner_execute(
            "SELECT language, shows_location, version FROM calendar_wishes WHERE member_id = :id",
            id=legal.member_id,
        )
        return tuple(row.one())

    assert await wishes() == ("fr", False, 1)
    two, address = await subscribed(legal, language="fr", shows_location=False)
    assert await wishes() == ("fr", False, 1)
    before = {here: (await legal.get(here)).headers["ETag"] for here in (one, two)}
    answer = await legal.patch(two, {"shows_location": True}, etag=before[two])
    assert (answer.status_code, answer.json()["shows_location"]) == (200, True)
    # The other feed says so too, so whoever read it before holds something old.
    other = await legal.get(one)
    assert other.json()["shows_location"] is True
    assert other.headers["ETag"] != before[one]
    assert await wishes() == ("fr", True, 2)
    await refused(legal.patch(one, {"language": "en"}, etag=before[one]), 412, "stale")
    await now_done(legal, two, "revoke")
    await now_done(legal, one, "revoke")
    await subscribed(legal, language="nl", shows_location=True)
    assert await wishes() == ("nl", True, 3)
    assert (await read(house, address)).status_code == 404


async def test_crt_11_a_revoked_feed_stays_revoked(house: House) -> None:
    legal = (await house.party()).legal
    here, _ = await subscribed(legal)
    answer = await now_done(legal, here, "revoke")
    assert answer.json()["revoked_at"] is not None
    assert answer.json()["allowed_commands"] == []
    problem = await refused(legal.post(f"{here}/revoke", etag="*"), 409, "feed_revoked")
    assert (problem["current_state"], problem["allowed"]) == ("revoked", [])
    await refused(legal.patch(here, {"language": "en"}, etag="*"), 409, "feed_revoked")
    shown = {
        query: [item["id"] for item in (await legal.get(f"{FEEDS}?is_revoked={query}")).json()["items"]]
        for query in ("true", "false")
    }
    assert shown == {"true": [here[-36:]], "false": []}


async def test_crt_11_the_token_is_in_no_log_no_trail_and_no_problem(
    house: House,
    lines: io.StringIO,  # noqa: F811 - the fixture
) -> None:
    legal = (await house.party()).legal
    _, address = await subscribed(legal)
    wrong = f"{address}-wrong"
    answers = [await read(house, address), await read(house, wrong), await read(house, f"{wrong}&x=1")]
    assert [answer.status_code for answer in answers] == [200, 404, 400]
    assert [json.loads(line)["status"] for line in lines.getvalue().splitlines()][-3:] == [200, 404, 400]
    for text in (lines.getvalue(), *(answer.text + str(answer.headers) for answer in answers)):
        assert token_of(address) not in text
    assert await stored_anywhere(house, token_of(address)) == []


async def test_that_a_feed_was_read_is_written_down_with_its_member(house: House) -> None:
    centre = await house.party()
    here, address = await subscribed(centre.legal)
    answer = await read(house, address)
    rows = await house.owner_execute(
        "SELECT operation, object_kind, object_id::text, member_id, client_id FROM audit_events "
        "WHERE request_id = :id",
        id=UUID(answer.headers["Request-Id"]),
    )
    assert [tuple(row) for row in rows] == [
        ("read_calendar", "calendar_feed", here[-36:], centre.legal.member_id, None)
    ]
    assert token_of(address) not in (await centre.auditor.get("/v1/audit-events?limit=200")).text
