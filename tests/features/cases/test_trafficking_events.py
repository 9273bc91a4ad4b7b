"""Trafficking events: codes in the open, words under the key of the person whom they are about."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import text

from tests.factories.house import House, Party
from tests.features.cases.work import BODIES, case_in, hidden_case, person
from tests.features.stories import (
    Clock,
    faults,
    journal,
    new_case,
    now_done,
    refused,
    stored_anywhere,
)
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features.people import service as people

DETAILS: dict[str, Any] = {
    "state": "Canary State",
    "city": "Canary City",
    "street": "Canary Street 7",
    "postal_code": "CANARY-7",
    "description": "Met at the canary station.",
}
EVENT: dict[str, Any] = {
    "type": "Recruitment",
    "happened_on": "2024-03-01",
    "country": "LA",
    "details": DETAILS,
}


async def _sealed_for(house: House, id_: str) -> UUID | None:
    rows = await house.owner_execute("SELECT sealed_for FROM trafficking_events WHERE id = :id", id=UUID(id_))
    found: UUID | None = rows.scalar_one()
    return found


async def _events(centre: Party, case_id: str) -> list[dict[str, Any]]:
    answer = await centre.coordinator.get(f"/v1/cases/{case_id}/trafficking-events")
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


async def test_words_are_read_as_written_and_lie_nowhere_readable(house: House) -> None:
    centre = await house.party()
    known, unknown = await case_in(centre, "active"), await new_case(centre)
    for case_id in (known, unknown):
        made = await centre.coordinator.made(f"/v1/cases/{case_id}/trafficking-events", EVENT)
        assert {name: made.json()[name] for name in EVENT} == EVENT
        assert (await centre.coordinator.get(made.headers["Location"])).json() == made.json()
        assert await _events(centre, case_id) == [made.json()]
        told = (await centre.coordinator.get(f"/v1/cases/{case_id}")).json()
        assert await _sealed_for(house, made.json()["id"]) == (told["person_id"] and UUID(told["person_id"]))
    for words in ("Canary State", "Canary City", "Canary Street", "CANARY-7", "canary station"):
        assert await stored_anywhere(house, words) == []


async def test_a_person_who_is_forgotten_takes_the_words_about_her_along(house: House) -> None:
    centre = await house.party()
    hers, other = await case_in(centre, "active"), await case_in(centre, "active")
    her = UUID((await centre.coordinator.get(f"/v1/cases/{hers}")).json()["person_id"])
    kept = await centre.coordinator.made(f"/v1/cases/{other}/trafficking-events", EVENT)
    made = await centre.coordinator.made(f"/v1/cases/{hers}/trafficking-events", EVENT)
    noted = await centre.coordinator.made(f"/v1/cases/{hers}/comments", {"text": "A note."})
    async with system_mandate(house.office, centre.id, "test") as mandate:
        await people.forget(mandate, her)
    told = (await centre.coordinator.get(made.headers["Location"])).json()
    assert (told["type"], told["details"]) == ("Recruitment", None)
    assert [item["details"] for item in await _events(centre, hers)] == [None]
    assert (await centre.coordinator.get(noted.headers["Location"])).json()["text"] is None
    assert (await centre.coordinator.get(kept.headers["Location"])).json()["details"] == DETAILS
    more = centre.coordinator.post(f"/v1/cases/{hers}/trafficking-events", EVENT)
    await refused(more, 410, "erased")
    merge = {"details": {"city": "Elsewhere"}}
    await refused(centre.coordinator.patch(made.headers["Location"], merge, etag="*"), 410, "erased")
    codes_only = {"type": "Transit", "country": "TH"}
    await centre.coordinator.made(f"/v1/cases/{hers}/trafficking-events", codes_only)


async def test_words_of_before_she_was_known_stay_readable_and_move_under_her_key_when_changed(
    house: House,
) -> None:
    centre = await house.party()
    case_id, her = await new_case(centre), await person(centre)
    made = await centre.coordinator.made(f"/v1/cases/{case_id}/trafficking-events", EVENT)
    await centre.coordinator.patch(f"/v1/cases/{case_id}", {"person_id": her}, etag="*")
    later = await centre.coordinator.made(f"/v1/cases/{case_id}/trafficking-events", EVENT)
    assert [item["details"] for item in await _events(centre, case_id)] == [DETAILS, DETAILS]
    assert await _sealed_for(house, made.json()["id"]) is None
    assert await _sealed_for(house, later.json()["id"]) == UUID(her)
    patch = {"details": {"city": "Elsewhere"}}
    moved = await centre.coordinator.patch(made.headers["Location"], patch, etag="*")
    assert moved.json()["details"] == {**DETAILS, "city": "Elsewhere"}
    assert await _sealed_for(house, made.json()["id"]) == UUID(her)


async def test_sealed_words_open_in_no_other_row(house: House) -> None:
    centre = await house.party()
    case_id = await case_in(centre, "active")
    here = f"/v1/cases/{case_id}/trafficking-events"
    one, other = await centre.coordinator.made(here, EVENT), await centre.coordinator.made(here, EVENT)
    async with house.owner.begin() as connection:
        await connection.execute(
            text(
                "UPDATE trafficking_events e SET details = o.details FROM trafficking_events o "
                "WHERE e.id = :one AND o.id = :other"
            ),
            {"one": UUID(one.json()["id"]), "other": UUID(other.json()["id"])},
        )
    moved = await centre.coordinator.get(one.headers["Location"])
    assert moved.status_code >= 500
    assert "Canary" not in moved.text
    assert (await centre.coordinator.get(other.headers["Location"])).json()["details"] == DETAILS


async def test_a_patch_merges_details_and_null_forgets(house: House) -> None:
    centre = await house.party()
    case_id = await case_in(centre, "intake")
    made = await centre.coordinator.made(f"/v1/cases/{case_id}/trafficking-events", EVENT)
    address = made.headers["Location"]

    async def patched(body: dict[str, Any]) -> dict[str, Any]:
        answer = await centre.coordinator.patch(address, body, etag="*")
        assert answer.status_code == 200, answer.text
        told: dict[str, Any] = answer.json()
        return told

    told = await patched({"details": {"street": None}, "happened_on": None})
    assert (told["details"], told["happened_on"]) == ({**DETAILS, "street": None}, None)
    told = await patched({"type": "Transit", "country": None})
    assert (told["type"], told["country"], told["details"]) == ("Transit", None, {**DETAILS, "street": None})
    assert (await patched({"details": None}))["details"] is None
    told = await patched({"details": {"city": "Again"}})
    assert told["details"] == {**dict.fromkeys(DETAILS), "city": "Again"}
    assert (await patched({"details": {"city": None}}))["details"] is None
    refusal = centre.coordinator.patch(address, {"type": None}, etag="*")
    assert faults(await refused(refusal, 422, "invalid"))[0][0] == "/type"
    for name in ("latitude", "longitude"):
        await refused(centre.coordinator.patch(address, {name: 1.5}, etag="*"), 422, "invalid")
    await refused(centre.coordinator.patch(address, {"type": "Transit"}), 428, "if_match_required")
    await refused(centre.coordinator.patch(address, {"type": "Transit"}, etag='"1"'), 412, "stale")


async def test_a_voided_event_stays_and_changes_no_more(house: House) -> None:
    centre = await house.party()
    case_id = await case_in(centre, "active")
    here = f"/v1/cases/{case_id}"
    made = await centre.coordinator.made(f"{here}/trafficking-events", EVENT)
    address, version = made.headers["Location"], (await centre.coordinator.get(here)).json()["version"]
    voided = (await now_done(centre.coordinator, address, "void")).json()
    assert (voided["status"], voided["details"]) == ("entered_in_error", DETAILS)
    assert (await centre.coordinator.get(here)).json()["version"] == version + 1
    for answer in (
        centre.coordinator.patch(address, {"country": "TH"}, etag="*"),
        centre.coordinator.post(f"{address}/void", etag="*"),
    ):
        problem = await refused(answer, 409, "wrong_state")
        assert (problem["current_state"], problem["allowed"]) == ("entered_in_error", [])
    assert [item["status"] for item in await _events(centre, case_id)] == ["entered_in_error"]
    listed = await centre.coordinator.get(f"{here}/trafficking-events?status=recorded")
    assert listed.json()["items"] == []
    told = await journal(house, centre, voided["id"])
    assert [line.type for line in told] == ["trafficking_event.recorded", "trafficking_event.voided"]


async def test_nothing_is_written_in_a_closed_case(house: House) -> None:
    centre = await house.party()
    here = f"/v1/cases/{await case_in(centre, 'active')}"
    made = await centre.coordinator.made(f"{here}/trafficking-events", EVENT)
    await now_done(centre.coordinator, here, "close", BODIES["close"])
    address = made.headers["Location"]
    for answer in (
        centre.coordinator.post(f"{here}/trafficking-events", EVENT),
        centre.coordinator.patch(address, {"country": "TH"}, etag="*"),
        centre.coordinator.post(f"{address}/void", etag="*"),
    ):
        await refused(answer, 409, "case_closed")
    assert (await centre.coordinator.get(address)).json() == made.json()


async def test_g_15_an_event_of_tomorrow_is_refused(house: House, clock: Clock) -> None:
    await clock.stop(datetime(2031, 5, 1, 20, tzinfo=UTC))  # in Vientiane it is the 2nd
    centre = await house.party(zone="Asia/Vientiane")
    here = f"/v1/cases/{await new_case(centre)}/trafficking-events"
    made = await centre.coordinator.made(here, {**EVENT, "happened_on": "2031-05-02"})
    for answer in (
        centre.coordinator.post(here, {**EVENT, "happened_on": "2031-05-03"}),
        centre.coordinator.patch(made.headers["Location"], {"happened_on": "2031-05-03"}, etag="*"),
    ):
        assert faults(await refused(answer, 422, "invalid")) == [("/happened_on", "in_the_future")]


async def test_g_2_an_event_is_found_through_its_case_and_its_case_through_sight(house: House) -> None:
    centre = await house.party()
    mine, other = await case_in(centre, "intake"), await case_in(centre, "intake")
    hidden = await hidden_case(centre)
    made = (await centre.caseworker.made(f"/v1/cases/{mine}/trafficking-events", EVENT)).json()["id"]
    unseen = (await centre.coordinator.made(f"/v1/cases/{hidden}/trafficking-events", EVENT)).json()["id"]
    for case_id, id_ in ((other, made), (hidden, unseen), (mine, str(uuid4()))):
        address = f"/v1/cases/{case_id}/trafficking-events/{id_}"
        for answer in (
            centre.caseworker.get(address),
            centre.caseworker.patch(address, {"country": "TH"}, etag="*"),
            centre.caseworker.post(f"{address}/void", etag="*"),
        ):
            await refused(answer, 404, "not_found")


async def _readers(centre: Party, person_id: str) -> list[str]:
    """What the second coordinator and the legal adviser did, as her accesses tell it, the first one first."""
    seen = (await centre.coordinator.get(f"/v1/people/{person_id}/accesses?limit=200")).json()["items"]
    others = {str(centre.coordinator_2.member_id), str(centre.legal.member_id)}
    return [item["operation"] for item in reversed(seen) if item["member_id"] in others]


async def test_g_12_whoever_changes_voids_or_repeats_it_reads_it_and_is_among_her_accesses(
    house: House,
) -> None:
    centre = await house.party()
    her, second = await person(centre), centre.coordinator_2
    here = f"/v1/cases/{await new_case(centre, person_id=her)}/trafficking-events"
    made = await centre.coordinator.made(here, EVENT)
    address = made.headers["Location"]
    assert await _readers(centre, her) == []
    changed = await second.patch(address, {"country": "TH"}, etag="*")
    assert changed.json()["details"] == made.json()["details"]
    assert await _readers(centre, her) == ["change_trafficking_event"]
    for times in (1, 2):
        voided = await second.post(f"{address}/void", etag="*", key="void")
        assert voided.json()["details"] == made.json()["details"]
        assert await _readers(centre, her) == [
            "change_trafficking_event",
            *["void_trafficking_event"] * times,
        ]


async def test_g_12_whose_words_they_were_sees_who_reads_them_though_the_case_is_another_s_now(
    house: House,
) -> None:
    centre = await house.party()
    former, present = await person(centre), await person(centre)
    case = (
        f"/v1/cases/{await new_case(centre, person_id=former, worker_id=str(centre.coordinator.member_id))}"
    )
    comment = await centre.coordinator.made(f"{case}/comments", {"text": "Words of hers."})
    event = await centre.coordinator.made(f"{case}/trafficking-events", EVENT)
    moved = await centre.coordinator.patch(case, {"person_id": present}, etag="*")
    assert moved.status_code == 200, moved.text
    read = ["list_case_comments", "read_case_comment", "list_trafficking_events", "read_trafficking_event"]
    event_at, comment_at = event.headers["Location"], comment.headers["Location"]
    for there in (f"{case}/comments", comment_at, f"{case}/trafficking-events", event_at):
        assert (await centre.legal.get(there)).status_code == 200
    assert await _readers(centre, former) == read
    assert await _readers(centre, present) == read
    merged = await centre.coordinator_2.patch(event_at, {"details": {"city": "Elsewhere"}}, etag="*")
    assert merged.status_code == 200, merged.text
    assert await _readers(centre, former) == [*read, "change_trafficking_event"]
    # From here on they are under the key of the present person, and read as hers.
    await centre.legal.get(event_at)
    assert await _readers(centre, former) == [*read, "change_trafficking_event"]
    await centre.legal.get(f"{case}/comments/{comment_at.rpartition('/')[2]}")
    assert (await _readers(centre, former))[-1] == "read_case_comment"


async def test_a_repeated_comment_has_no_words_of_somebody_who_was_erased_since(house: House) -> None:
    centre = await house.party()
    former, present = await person(centre), await person(centre)
    case = (
        f"/v1/cases/{await new_case(centre, person_id=former, worker_id=str(centre.coordinator.member_id))}"
    )
    body = {"text": "Words of hers."}
    await centre.coordinator.made(f"{case}/comments", body, key="comment")
    await centre.coordinator.patch(case, {"person_id": present}, etag="*")
    wish = await centre.coordinator.made("/v1/erasures", {"person_id": former, "reason": "PersonRequest"})
    await now_done(centre.coordinator_2, wish.headers["Location"], "approve")
    # The answer is forgotten with her: what comes again is written anew, by who sends it.
    again = await centre.coordinator.post(f"{case}/comments", body, key="comment")
    assert "Idempotent-Replayed" not in again.headers
