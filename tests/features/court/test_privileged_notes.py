"""What passes between a person and her lawyer: read by legal workers, and shared by no way (CRT-20)."""

from datetime import UTC, datetime
from typing import Any

from tests.factories.house import House
from tests.features.case_plans.plans import CLOSE, Desk, desk, state_of
from tests.features.case_plans.test_forgetting import erased, remembered, whose
from tests.features.case_plans.test_out_of_sight import hidden
from tests.features.case_plans.test_words import trace
from tests.features.people.stories import canary
from tests.features.retention.keeping import purged
from tests.features.stories import Clock, colleague, faults, now_done, refused, replayed, stored_anywhere

NOTES = "/v1/privileged-notes"
LATER = datetime(2060, 1, 1, 12, tzinfo=UTC)


async def noted(there: Desk, text: str, **more: Any) -> str:
    """A note of the centre's legal worker; returns its address."""
    answer = await there.centre.legal.post(NOTES, {"case_id": there.case, "text": text, **more}, key=canary())
    assert answer.status_code == 201, answer.text
    return str(answer.headers["Location"])


async def test_crt_20_only_legal_workers_know_that_there_is_a_note(house: House) -> None:
    there = await desk(house)
    here = await noted(there, canary())
    assert (await there.centre.legal.get(here)).status_code == 200
    for name, caller in there.centre.callers.items():
        if name != "legal":
            for answer in (
                await caller.get(here),
                await caller.get(NOTES),
                await caller.post(NOTES, {"case_id": there.case, "text": "x"}),
                await caller.patch(here, {"text": "x"}, etag="*"),
            ):
                assert answer.status_code == 403, name
    await refused((await house.party()).legal.get(here), 404, "not_found")


async def test_crt_20_no_word_lies_readable_and_no_list_has_one(house: House) -> None:
    there = await desk(house)
    said = canary()
    here = await noted(there, said)
    assert await stored_anywhere(house, said) == []
    assert (await there.centre.legal.get(here)).json()["details"] == {"text": said}
    listed = (await there.centre.legal.get(f"{NOTES}?case_id={there.case}")).json()["items"]
    assert [item["id"] for item in listed] == [here[-36:]]
    assert "details" not in listed[0]
    for path in ("/v1/work-list", f"/v1/cases/{there.case}/timeline", f"/v1/cases/{there.case}"):
        for caller in (there.author, there.centre.legal):
            answer = await caller.get(path)
            assert here[-36:] not in answer.text, path
            assert "privileged" not in answer.text, path


async def test_crt_20_reading_leaves_a_trace(house: House) -> None:
    there = await desk(house)
    here = await noted(there, "Her lawyer was here.")
    her = await whose(there)
    whom = [("case", there.case), ("person", her)]
    legal = there.centre.legal
    assert await trace(house, await legal.get(here)) == whom
    changed = await legal.patch(here, {"text": "She was not."}, etag="*")
    assert set(await trace(house, changed)) == set(whom)
    assert await trace(house, await legal.get(NOTES)) == []
    seen = (await there.author.get(f"/v1/people/{her}/accesses?limit=200")).json()["items"]
    assert "read_privileged_note" in {item["operation"] for item in seen}


async def test_only_its_author_changes_a_note(house: House) -> None:
    there = await desk(house)
    here = await noted(there, "As it was said.")
    other = await colleague(house, there.centre, "legal")
    assert (await other.get(here)).json()["author_id"] == str(there.centre.legal.member_id)
    await refused(other.patch(here, {"text": "Otherwise."}, etag="*"), 403, "not_its_author")
    tag = (await there.centre.legal.get(here)).headers["ETag"]
    await refused(there.centre.legal.patch(here, {"text": "x"}), 428, "if_match_required")
    answer = await there.centre.legal.patch(here, {"text": "As it was meant."}, etag=tag)
    assert answer.json()["details"] == {"text": "As it was meant."}
    await refused(there.centre.legal.patch(here, {"text": "x"}, etag=tag), 412, "stale")
    wrongs: list[Any] = [None, "", 1, []]
    for wrong in wrongs:
        answer = await there.centre.legal.patch(here, {"text": wrong}, etag="*")
        assert answer.status_code == 422, wrong


async def test_a_note_is_seen_with_its_case_and_hangs_on_it(house: House) -> None:
    centre = await house.party()
    there = await hidden(house, centre, centre.coordinator)
    here = await noted(there, "As it was said.")
    stranger, legal = await desk(house), there.centre.legal
    body = {"case_id": stranger.case, "text": "x"}
    problem = await refused(legal.post(NOTES, body), 422, "invalid")
    assert faults(problem) == [("/case_id", "unknown_reference")]
    body = {"case_id": there.case, "proceeding_id": stranger.case, "text": "x"}
    problem = await refused(legal.post(NOTES, body), 422, "invalid")
    assert faults(problem) == [("/proceeding_id", "unknown_reference")]
    await now_done(there.author, f"/v1/cases/{there.case}", "seal")
    await refused(legal.get(here), 404, "not_found")
    await refused(legal.patch(here, {"text": "x"}, etag="*"), 404, "not_found")
    assert (await legal.get(NOTES)).json()["items"] == []


async def test_a_closed_case_takes_no_note(house: House) -> None:
    there = await desk(house)
    here = await noted(there, "As it was said.")
    await now_done(there.author, f"/v1/cases/{there.case}", "close", CLOSE)
    legal = there.centre.legal
    await refused(legal.post(NOTES, {"case_id": there.case, "text": "x"}), 409, "case_closed")
    await refused(legal.patch(here, {"text": "x"}, etag="*"), 409, "case_closed")
    assert (await legal.get(here)).status_code == 200


async def test_g_16_with_the_person_the_words_go_and_with_the_case_the_note(
    house: House, clock: Clock
) -> None:
    await clock.stop(datetime(2031, 5, 5, 12, tzinfo=UTC))
    there = await desk(house)
    here = await noted(there, canary())
    await now_done(there.author, f"/v1/cases/{there.case}", "close", CLOSE)
    assert await remembered(there) == 1
    await erased(there, await whose(there))
    assert (await there.centre.legal.get(here)).json()["details"] is None
    assert await state_of(there, "privileged_notes", "details IS NULL", "sealed_for") == [(True, None)]
    assert await remembered(there) == 0
    await clock.stop(LATER)
    assert await purged(house, there.centre) >= 1
    assert await state_of(there, "privileged_notes", "id") == []
    await refused(there.centre.legal.get(here), 404, "not_found")
    assert await replayed(house, there.centre) > 0
