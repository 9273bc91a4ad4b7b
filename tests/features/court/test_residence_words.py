"""The number of a paper is readable nowhere but for who reads the paper, and goes with her (G-16)."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from tests.factories.house import House
from tests.features.case_plans.plans import CLOSE, Desk, desk, state_of
from tests.features.case_plans.test_forgetting import erased, remembered, whose
from tests.features.case_plans.test_words import trace, unnamed
from tests.features.cases.work import person
from tests.features.court.stays import begun, given, paper
from tests.features.people.stories import canary
from tests.features.retention.keeping import purged_with_her, tombstones
from tests.features.stories import Clock, now_done, refused, replayed, stored_anywhere

TABLES = ("residence_tracks", "residence_events", "residence_requests", "residence_papers")


async def told(there: Desk) -> tuple[list[str], list[str]]:
    """A stay with two papers that have numbers: their addresses, and the numbers."""
    said = [canary(), canary()]
    here = await begun(there)
    body = {"phase": "reflection_45d", "on": "2026-01-05", "paper": {"type": "BE_ANNEX15", "number": said[0]}}
    answer = await there.author.post(f"{here}/grant", body, etag="*", key=canary())
    assert answer.status_code == 200, answer.text
    wrong = (await given(there, here, "doc_3m", "2026-01-06")).json()
    assert wrong["phase"] == "doc_3m"
    last = (await there.author.get(f"{here}/events")).json()["items"][-1]["id"]
    await there.author.done(f"{here}/events/{last}/correct", {"reason": "recorded_twice"}, etag="*")
    await there.author.made(f"{here}/requests", {"phase": "doc_3m"})
    first = f"/v1/residence-papers/{(await there.rows('residence-papers'))[0]['id']}"
    return [first, await paper(there, valid_to="2026-12-31", number=said[1])], said


@pytest.mark.parametrize("is_named", [True, False])
async def test_no_number_lies_readable_in_the_database(house: House, is_named: bool) -> None:  # noqa: FBT001
    there = await (desk(house) if is_named else unnamed(house))
    addresses, said = await told(there)
    for here, number in zip(addresses, said, strict=True):
        assert (await there.read(here))["details"] == {"number": number}
        assert await stored_anywhere(house, number) == []


async def test_g_12_who_reads_a_number_leaves_a_trace(house: House) -> None:
    there = await desk(house)
    (one, _), _ = await told(there)
    her = await whose(there)
    answer = await there.author.get(one)
    assert set(await trace(house, answer)) == {("case", there.case), ("person", her)}
    assert await trace(house, await there.author.get(f"/v1/residence-papers?case_id={there.case}")) == []


async def test_g_16_of_somebody_forgotten_the_numbers_go_and_the_days_stay(house: House) -> None:
    there = await desk(house)
    addresses, _ = await told(there)
    kept = await desk(house, there.centre)
    (other, _), _ = await told(kept)
    before = await kept.read(other)
    her = await whose(there)
    await now_done(there.author, f"/v1/cases/{there.case}", "close", CLOSE)
    await erased(there, her)
    for here in addresses:
        found = await there.read(here)
        assert (found["details"], found["valid_from"] is not None) == (None, True)
    assert await state_of(there, "residence_papers", "details IS NULL", "sealed_for") == [(True, None)] * 2
    assert await kept.read(other) == before
    assert await replayed(house, there.centre) > 0


async def test_g_16_what_was_written_before_she_was_named_goes_with_her_too(house: House) -> None:
    there = await unnamed(house)
    (one, two), _ = await told(there)
    her = await person(there.centre)
    await there.patched(f"/v1/cases/{there.case}", {"person_id": her})
    await there.patched(one, {"number": canary()})
    assert {row[0] for row in await state_of(there, "residence_papers", "sealed_for")} == {None, UUID(her)}
    await now_done(there.author, f"/v1/cases/{there.case}", "close", CLOSE)
    await erased(there, her)
    assert [(await there.read(here))["details"] for here in (one, two)] == [None, None]
    await refused(there.author.patch(one, {"number": "B 1"}, etag="*"), 409, "case_closed")


async def test_g_16_with_a_purged_case_everything_of_her_stay_goes(house: House, clock: Clock) -> None:
    await clock.stop(datetime(2031, 5, 5, 12, tzinfo=UTC))
    centre = await house.party()
    there, kept = await desk(house, centre), await desk(house, centre)
    addresses, _ = await told(there)
    await told(kept)
    rows = [len(await state_of(kept, table, "id")) for table in TABLES]
    assert await remembered(there) == 2
    await now_done(there.author, f"/v1/cases/{there.case}", "close", CLOSE)
    await clock.stop(datetime(2060, 1, 1, 12, tzinfo=UTC))
    assert await purged_with_her(house, centre) == 2
    for table in TABLES:
        assert await state_of(there, table, "id") == [], table
    assert [len(await state_of(kept, table, "id")) for table in TABLES] == rows == [1, 3, 1, 2]
    # The answer that the other case's key opens is kept.
    assert await remembered(there) == 1
    for address in addresses:
        await refused(there.author.get(address), 404, "not_found")
    assert {stone["kind"] for stone in (await tombstones(there.author)).values()} == {"case", "person"}
    assert await replayed(house, centre) > 0
