"""Who reads a report, or what was written about it, leaves a trace (G-12)."""

from collections.abc import AsyncIterator
from uuid import UUID

import httpx
import pytest

from tests.factories.house import House, Party
from tests.features.stories import now_done, refused, report, reported

SUMMARY = "CANARY, and where she sleeps."


async def trace(house: House, answer: httpx.Response) -> list[tuple[str, UUID]]:
    """Whose trail names which signalement as read by one request, beside what the request changed."""
    rows = await house.owner_execute(
        "SELECT object_id::text, organisation_id FROM audit_events WHERE request_id = :id "
        "AND outcome = 'done' AND object_kind = 'signalement' AND fields = '{}' ORDER BY seq",
        id=UUID(answer.headers["Request-Id"]),
    )
    return [tuple(row) for row in rows]


@pytest.fixture
async def sides(house: House) -> tuple[Party, Party, str]:
    """A centre, who reported to it, and a report with a message."""
    centre, police = await house.party(), await house.party("authority")
    here = await reported(police, centre, summary=SUMMARY)
    await police.liaison.made(f"{here}/messages", {"text": SUMMARY})
    return centre, police, here


async def test_g_12_each_side_s_reading_of_a_report_is_in_its_own_trail(
    house: House, sides: tuple[Party, Party, str]
) -> None:
    centre, police, here = sides
    id_ = here.rpartition("/")[2]
    for caller, party in ((centre.caseworker, centre), (police.liaison, police)):
        written = [(id_, party.id)]
        answer = await caller.get(here)
        assert (answer.json()["summary"], await trace(house, answer)) == (SUMMARY, written)
        again = await caller.get(here, headers={"If-None-Match": answer.headers["ETag"]})
        assert (again.status_code, await trace(house, again)) == (304, written)
        messages = await caller.get(f"{here}/messages")
        assert await trace(house, messages) == written
        one = await caller.get(f"{here}/messages/{messages.json()['items'][0]['id']}")
        assert (one.json()["text"], await trace(house, one)) == (SUMMARY, written)
    audited = (await centre.auditor.get("/v1/audit-events?limit=200")).json()["items"]
    read = [line for line in audited if line["operation"] == "read_signalement"]
    assert [(line["object_kind"], line["object_id"]) for line in read] == [("signalement", id_)] * 2
    assert {line["member_id"] for line in read} == {str(centre.caseworker.member_id)}


async def test_g_12_a_list_of_reports_notes_each_that_it_shows_and_no_other(
    house: House, sides: tuple[Party, Party, str]
) -> None:
    centre, police, here = sides
    other = await reported(police, centre)
    ids = [address.rpartition("/")[2] for address in (other, here)]
    for caller, party in ((centre.coordinator, centre), (police.liaison, police)):
        whole = await caller.get("/v1/signalements")
        assert [item["id"] for item in whole.json()["items"]] == ids
        assert await trace(house, whole) == [(id_, party.id) for id_ in ids]
        first = await caller.get("/v1/signalements?limit=1")
        assert await trace(house, first) == [(ids[0], party.id)]
        table = await caller.get("/v1/signalements", headers={"Accept": "text/csv"})
        assert await trace(house, table) == [(id_, party.id) for id_ in ids]
        none = await caller.get("/v1/signalements?updated_since=2199-01-01T00:00:00Z")
        assert (none.json()["items"], await trace(house, none)) == ([], [])


async def test_g_12_what_a_command_or_a_repetition_answers_in_words_is_noted_too(
    house: House, sides: tuple[Party, Party, str]
) -> None:
    centre, police, here = sides
    id_ = here.rpartition("/")[2]
    worker, liaison = centre.coordinator, police.liaison
    for answer in (
        await now_done(worker, here, "acknowledge"),
        await now_done(worker, here, "ask", {"text": "Where?"}),
        await now_done(worker, here, "close", {"outcome": "NoContact"}),
        await now_done(worker, here, "reopen", {"reason": "NewInformation"}),
    ):
        assert (id_, centre.id) in await trace(house, answer)
    body = report(centre)
    made = [await liaison.post("/v1/signalements", body, key="once") for _ in range(2)]
    known = await liaison.post("/v1/signalements", body)
    assert [answer.status_code for answer in (*made, known)] == [201, 201, 200]
    for answer in (*made, known):
        assert (made[0].json()["id"], police.id) in await trace(house, answer)
    said = {"text": SUMMARY}
    talked = [await liaison.post(f"{here}/messages", said, key="talk") for _ in range(2)]
    assert talked[1].json() == talked[0].json()
    assert await trace(house, talked[1]) == [(id_, police.id)]


@pytest.fixture
async def full_trail(house: House, sides: tuple[Party, Party, str]) -> AsyncIterator[None]:
    """From now on no audit row about a signalement can be written, until the end of the test."""
    del sides
    await house.owner_execute(
        "ALTER TABLE audit_events ADD CONSTRAINT no_more CHECK (object_kind <> 'signalement') NOT VALID"
    )
    yield
    await house.owner_execute("ALTER TABLE audit_events DROP CONSTRAINT no_more")


@pytest.mark.parametrize("path", ["{here}", "{here}/messages", "/v1/signalements"])
async def test_g_12_a_report_whose_reading_cannot_be_written_down_is_not_read(
    sides: tuple[Party, Party, str], full_trail: None, path: str
) -> None:
    del full_trail
    centre, _, here = sides
    answer = await centre.coordinator.get(path.format(here=here))
    assert answer.status_code >= 500
    assert SUMMARY not in answer.text


async def test_g_12_who_does_not_see_a_report_has_not_read_it(
    house: House, sides: tuple[Party, Party, str]
) -> None:
    _, _, here = sides
    stranger = await house.party()
    for path in (here, f"{here}/messages"):
        await refused(stranger.coordinator.get(path), 404, "not_found")
    rows = await house.owner_execute(
        "SELECT count(*) FROM audit_events WHERE organisation_id = :id AND outcome = 'done' "
        "AND object_id = CAST(:report AS uuid)",
        id=stranger.id,
        report=here.rpartition("/")[2],
    )
    assert rows.scalar() == 0
