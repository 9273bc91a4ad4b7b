"""What a liaison reports, and what it may learn of it (SIG-9, SIG-15, SIG-19)."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.factories.house import FACTS, House, Party
from tests.features.stories import (
    address,
    at_once,
    etag,
    faults,
    journal,
    now_done,
    refused,
    replayed,
    report,
    reported,
    statuses,
    stored_anywhere,
)

HIDDEN_FROM_REPORTER = {
    *("assessment", "duplicate_of", "outcome", "reopen_reason", "cases_count", "case_ids", "acknowledged_at"),
    *("escalated", "reporter_state", "notes"),
}


async def test_sig_15_the_same_reference_is_the_same_resource(house: House) -> None:
    centre, other, police = await house.party(), await house.party(), await house.party("authority")
    body = report(centre)
    made = await police.liaison.made("/v1/signalements", body)
    # Sent again with other words: what was submitted stays.
    again = await police.liaison.post(
        "/v1/signalements", {**body, "summary": "Other words.", "persons_count": 9}
    )
    assert again.status_code == 200
    assert again.content == made.content
    assert again.headers["ETag"] == made.headers["ETag"]
    assert len((await centre.coordinator.get("/v1/signalements")).json()["items"]) == 1
    elsewhere = await police.liaison.made("/v1/signalements", {**body, "to_organisation_id": str(other.id)})
    assert elsewhere.json()["id"] != made.json()["id"]
    without = {**body, "official_reference": None}
    ids = {(await police.liaison.made("/v1/signalements", without)).json()["id"] for _ in range(2)}
    assert len(ids) == 2


@pytest.mark.parametrize("key", ["", "once"])
@pytest.mark.parametrize("news", [{"summary": "She was seen again."}, {"persons_count": 3}], ids=str)
async def test_sig_15_a_closed_report_that_comes_again_with_news_is_worked_on_again(
    house: House, news: dict[str, Any], key: str
) -> None:
    centre, police = await house.party(), await house.party("authority")
    here, body = await closed(police, centre)
    for _ in range(2 if key else 1):  # the same request once more is not a report once more
        again = await police.liaison.post("/v1/signalements", {**body, **news}, key=key or None)
        assert (again.status_code, address(again)) == (200, here)
        assert again.json()["status"] == "being_handled"
    seen = (await centre.coordinator.get(here)).json()
    assert (seen["status"], seen["outcome"], seen["reopen_reason"]) == ("open", None, "NewInformation")
    told = await journal(house, centre, here.rsplit("/", 1)[1], "signalement_handling")
    assert [event.type.rpartition(".")[2] for event in told[2:]] == ["closed", "reopened"]
    assert await replayed(house, centre, police) > 0


@pytest.mark.parametrize("summary", ["Two workers found on a building site.", None])
async def test_sig_15_a_closed_report_that_comes_again_as_it_was_stays_closed_and_the_centre_is_told(
    house: House, summary: str | None
) -> None:
    """A program that sends all it has each night must not open what was done."""
    centre, police = await house.party(), await house.party("authority")
    here, body = await closed(police, centre, summary=summary)
    again = await police.liaison.post("/v1/signalements", body)
    assert (again.status_code, address(again), again.json()["status"]) == (200, here, "closed")
    seen = (await centre.coordinator.get(here)).json()
    assert (seen["status"], seen["outcome"]) == ("closed", "NoContact")
    told = await journal(house, centre, here.rsplit("/", 1)[1], "signalement_handling")
    assert [event.type.rpartition(".")[2] for event in told[2:]] == ["closed", "repeated"]
    assert await replayed(house, centre, police) > 0


async def closed(police: Party, centre: Party, **more: Any) -> tuple[str, dict[str, Any]]:
    """A report that the centre has closed, and what was sent."""
    body = {**report(centre), **more}
    here = address(await police.liaison.made("/v1/signalements", body))
    await now_done(centre.coordinator, here, "acknowledge")
    await now_done(centre.coordinator, here, "close", {"outcome": "NoContact"})
    return here, body


async def test_sig_15_the_centre_is_told_that_a_report_came_again_and_its_reporter_sees_it_unchanged(
    house: House,
) -> None:
    centre, police = await house.party(), await house.party("authority")
    body = report(centre)
    here = address(await police.liaison.made("/v1/signalements", body))
    await now_done(centre.coordinator, here, "acknowledge")
    before = (await etag(police.liaison, here), await etag(centre.coordinator, here))
    await police.liaison.post("/v1/signalements", {**body, "summary": "Other words."})
    assert await etag(police.liaison, here) == before[0]
    assert await etag(centre.coordinator, here) != before[1]
    told = await journal(house, centre, here.rsplit("/", 1)[1], "signalement_handling")
    assert [event.type.rpartition(".")[2] for event in told[2:]] == ["repeated"]


async def test_sig_15_another_authority_with_the_same_reference_gets_its_own(house: House) -> None:
    centre = await house.party()
    police, inspection = await house.party("authority"), await house.party("authority")
    body = report(centre)
    first = await police.liaison.made("/v1/signalements", body)
    second = await inspection.liaison.made("/v1/signalements", body)
    own = await centre.coordinator.made("/v1/signalements", body)
    assert len({first.json()["id"], second.json()["id"], own.json()["id"]}) == 3
    for caller, there in ((police, second), (inspection, first), (police, own)):
        assert (await caller.liaison.get(there.headers["Location"])).status_code == 404
        assert len((await caller.liaison.get("/v1/signalements")).json()["items"]) == 1


@pytest.mark.race
@pytest.mark.parametrize("given", ["none", "one", "one each"])
async def test_sig_15_twenty_at_once_are_one_row(house: House, given: str) -> None:
    centre, police = await house.party(), await house.party("authority")
    body = report(centre)
    keys: dict[str, list[str | None]] = {
        "none": [None] * 20,
        "one": ["the-key"] * 20,
        "one each": [uuid4().hex for _ in range(20)],
    }
    answers = await at_once([police.liaison.post("/v1/signalements", body, key=key) for key in keys[given]])
    assert len({answer.content for answer in answers}) == 1
    assert statuses(answers) == ({201: 20} if given == "one" else {201: 1, 200: 19})
    rows = await house.owner_execute(
        "SELECT count(*) FROM signalements WHERE from_organisation_id = :police", police=police.id
    )
    assert rows.scalar() == 1
    staff = {c.member_id for party in (centre, police) for c in party.callers.values()} - {None}
    assert await replayed(house, centre, police) == 3 + len(staff)


async def _long_story(house: House) -> tuple[Any, Any, str, dict[str, Any]]:
    centre, police = await house.party(), await house.party("authority")
    here = await reported(police, centre, persons_count=2, urgency="Immediate")
    await now_done(centre.coordinator, here, "acknowledge")
    await centre.coordinator.made(f"{here}/messages", {"text": "CANARY note: do not call back"})
    await centre.coordinator.made(
        f"{here}/messages", {"text": "The team arrives at nine.", "to_reporter": True}
    )
    await police.liaison.made(f"{here}/messages", {"text": "We wait at the gate."})
    await now_done(centre.coordinator, here, "assess", {"result": "actionable"})
    converted = await now_done(centre.coordinator, here, "convert", {"cases": [FACTS]})
    await now_done(centre.coordinator, here, "close", {"outcome": "AccompanimentStarted"})
    return centre, police, here, converted.json()


async def test_sig_15_the_liaison_never_sees_case_assessment_outcome_or_notes(house: House) -> None:
    centre, police, here, converted = await _long_story(house)
    seen = await police.liaison.get(here)
    listed = await police.liaison.get("/v1/signalements")
    messages = await police.liaison.get(f"{here}/messages")
    assert set(seen.json()).isdisjoint(HIDDEN_FROM_REPORTER)
    assert seen.json()["status"] == "closed"
    (case_id,) = converted["case_ids"]
    secret = [case_id, "CANARY", "AccompanimentStarted", "actionable", str(centre.coordinator.client_id)]
    for answer in (seen, listed, messages):
        assert [word for word in secret if word in answer.text] == []
    assert [(m["written_by"], m["text"]) for m in messages.json()["items"]] == [
        ("centre", "The team arrives at nine."),
        ("reporter", "We wait at the gate."),
    ]
    for path in ("/v1/cases", f"/v1/cases/{case_id}", "/v1/referrals?direction=in"):
        assert (await police.liaison.get(path)).status_code == 403
    trail = await police.auditor.get(f"/v1/audit-events?object_id={here.rsplit('/', 1)[1]}")
    assert [word for word in secret if word in trail.text] == []
    assert {e.type for e in await journal(house, police, case_id)} == set()


async def test_sig_9_a_note_is_no_message_and_its_address_is_nobodys(house: House) -> None:
    centre, police, here, _ = await _long_story(house)
    (note,) = [
        m for m in (await centre.coordinator.get(f"{here}/messages")).json()["items"] if not m["to_reporter"]
    ]
    assert note["text"].startswith("CANARY")
    assert (await centre.coordinator.get(f"{here}/messages/{note['id']}")).json() == note
    random = await police.liaison.get(f"{here}/messages/{uuid4()}")
    found = await police.liaison.get(f"{here}/messages/{note['id']}")
    assert found.status_code == random.status_code == 404
    assert {**found.json(), "instance": ""} == {**random.json(), "instance": ""}


async def test_sig_9_a_note_changes_nothing_that_the_reporter_can_see(house: House) -> None:
    centre, police = await house.party(), await house.party("authority")
    here = await reported(police, centre)
    before = await police.liaison.get(here)
    at_centre = await etag(centre.coordinator, here)
    await centre.coordinator.made(f"{here}/messages", {"text": "A note."})
    after = await police.liaison.get(here)
    assert (after.content, after.headers["ETag"]) == (before.content, before.headers["ETag"])
    assert await etag(centre.coordinator, here) != at_centre
    await now_done(centre.coordinator, here, "acknowledge")
    told = await police.liaison.get(here)
    await now_done(centre.coordinator, here, "assess", {"result": "insufficient"})
    assert (await police.liaison.get(here)).content == told.content


def test_sig_9_there_is_no_note_in_what_a_reporter_can_read(house: House) -> None:
    schemas = house.app.openapi()["components"]["schemas"]
    for name in ("SignalementReported", "MessageToReporter"):
        schema = schemas[name]
        assert schema["additionalProperties"] is False
        assert set(schema["properties"]).isdisjoint(HIDDEN_FROM_REPORTER | {"to_reporter"})


def test_sig_19_there_is_no_field_for_a_transcript(house: House) -> None:
    schemas = house.app.openapi()["components"]["schemas"]
    words = ("transcript", "verbatim", "statement", "recording", "audio", "quote")
    for name, schema in schemas.items():
        found = {field for field in schema.get("properties", {}) if any(word in field for word in words)}
        assert found <= {"not_verbatim"}, name
    for name in ("SignalementReported", "SignalementHandled"):
        assert schemas[name]["properties"]["not_verbatim"]["const"] is True
        assert "not_verbatim" in schemas[name]["required"]
        assert "summary_author_id" in schemas[name]["required"]
    assert "not_verbatim" not in schemas["NewSignalement"]["properties"]


async def test_sig_19_a_summary_carries_its_author_and_that_it_is_no_transcript(house: House) -> None:
    centre, police = await house.party(), await house.party("authority")
    here = await reported(police, centre)
    seen, at_centre = (await police.liaison.get(here)).json(), (await centre.coordinator.get(here)).json()
    assert seen["not_verbatim"] is at_centre["not_verbatim"] is True
    assert seen["summary_author_id"] == str(police.liaison.client_id)
    # The other side learns the organisation, not the member.
    assert at_centre["summary_author_id"] is None
    assert at_centre["from_organisation_id"] == str(police.id)
    body = report(centre) | {"transcript": "word for word"}
    problem = await refused(police.liaison.post("/v1/signalements", body), 422, "invalid")
    assert [pointer for pointer, _ in faults(problem)] == ["/transcript"]


async def test_words_lie_nowhere_readable(house: House) -> None:
    centre, police = await house.party(), await house.party("authority")
    words = {
        name: f"plain {name} {uuid4().hex}" for name in ("summary", "reference", "question", "reply", "note")
    }
    body = report(centre, summary=words["summary"], official_reference=words["reference"])
    made = await police.liaison.made("/v1/signalements", body, key="words")
    here = made.headers["Location"]
    await now_done(centre.coordinator, here, "acknowledge")
    version = await etag(centre.coordinator, here)
    asked = await centre.coordinator.post(f"{here}/ask", {"text": words["question"]}, etag=version, key="ask")
    assert asked.status_code == 200
    await now_done(police.liaison, here, "reply", {"text": words["reply"]})
    await centre.coordinator.made(f"{here}/messages", {"text": words["note"]}, key="note")
    for name, word in words.items():
        assert await stored_anywhere(house, word) == [], name
    assert await stored_anywhere(house, str(police.liaison.client_id)) != []
    assert (await centre.coordinator.get(here)).json()["summary"] == words["summary"]
    texts = [m["text"] for m in (await centre.coordinator.get(f"{here}/messages")).json()["items"]]
    assert texts == [words["question"], words["reply"], words["note"]]


async def test_filters_of_both_sides(house: House) -> None:
    centre, police = await house.party(), await house.party("authority")
    urgent = (await reported(police, centre, urgency="Immediate")).rsplit("/", 1)[1]
    calm = await reported(police, centre, urgency="Planned")
    await now_done(centre.coordinator, calm, "acknowledge")
    await now_done(centre.coordinator, calm, "assess", {"result": "out_of_scope"})

    async def ids(caller: Any, query: str) -> list[str]:
        answer = await caller.get(f"/v1/signalements?{query}")
        assert answer.status_code == 200, answer.text
        return [item["id"] for item in answer.json()["items"]]

    calm_id = calm.rsplit("/", 1)[1]
    assert await ids(centre.coordinator, "") == [calm_id, urgent]
    assert await ids(centre.coordinator, "status=assessed") == [calm_id]
    assert await ids(centre.coordinator, "status=submitted&status=assessed&urgency=Immediate") == [urgent]
    assert await ids(police.liaison, "status=being_handled") == [calm_id]
    # A reporter cannot ask for the fine state.
    assert await ids(police.liaison, "status=assessed") == []
    changed = (await centre.coordinator.get(calm)).json()["updated_at"]
    assert await ids(centre.coordinator, f"updated_since={changed}") == [calm_id]
    assert UUID(urgent).version == 4
