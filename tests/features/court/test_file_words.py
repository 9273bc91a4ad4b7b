"""Lawyers, numbers and courts are readable nowhere but for who reads one thing, and go when they must."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from tests.factories.court_files import FILES, PROCEEDINGS
from tests.factories.house import House
from tests.features.case_plans.plans import CLOSE, Desk, desk, id_of, state_of
from tests.features.case_plans.test_forgetting import erased, remembered, whose
from tests.features.case_plans.test_words import trace, unnamed
from tests.features.court.files import TABLES, correct, led
from tests.features.people.stories import canary
from tests.features.retention.keeping import purged_with_her, tombstones
from tests.features.stories import Clock, now_done, refused, replayed, stored_anywhere

LATER = datetime(2060, 1, 1, 12, tzinfo=UTC)
#: Those that have words.
WORDED = ("court_files", "proceedings", "proceeding_parties")


@dataclass(frozen=True)
class Told:
    """A case of which everything is told that can be told in words about its court file."""

    there: Desk
    #: The address of each single thing that has words.
    addresses: list[str]
    #: All that was said.
    said: list[str]


async def told(there: Desk) -> Told:
    """Fill each field that takes words, each request under a key, so that its answer is remembered."""
    said: list[str] = []

    def words(*names: str) -> dict[str, str]:
        said.extend(canary() for _ in names)
        return dict(zip(names, said[-len(names) :], strict=True))

    async def made(path: str, body: dict[str, Any]) -> str:
        answer = await there.author.post(path, body, key=canary())
        assert answer.status_code == 201, answer.text
        return str(answer.headers["Location"])

    file = await made(FILES, {"case_id": there.case, **words("lawyer_name", "lawyer_contact", "note")})
    body = {"court_file_id": id_of(file), "procedure": "Criminal"}
    here = await made(PROCEEDINGS, {**body, **words("file_number", "court", "note")})
    party = await made(f"{here}/parties", {"role": "Accused", **words("label")})
    await made(f"{here}/statements", {"type": "Complaint", "made_on": "2026-01-10"})
    step = await there.author.post(f"{here}/steps", {"command": "investigate"}, etag="*", key=canary())
    assert (await correct(there, here, step.json()["id"])).status_code == 200
    await led(there, here, "decline")
    return Told(there, [file, here, party], said)


async def told_in(there: Desk) -> list[tuple[bool, UUID | None]]:
    """Of each row of the case that can have words: whether it has, and for whom they are sealed."""
    rows: list[tuple[bool, UUID | None]] = []
    for table in WORDED:
        rows += await state_of(there, table, "details IS NOT NULL", "sealed_for")
    return rows


@pytest.mark.parametrize("is_named", [True, False])
async def test_no_word_of_the_court_lies_readable(house: House, is_named: bool) -> None:  # noqa: FBT001
    all_ = await told(await (desk(house) if is_named else unnamed(house)))
    there, (_, here, _) = all_.there, all_.addresses
    assert len(all_.said) == 7
    for said in all_.said:
        assert await stored_anywhere(house, said) == [], said
    read = "".join([(await there.author.get(address)).text for address in all_.addresses])
    assert [said for said in all_.said if said not in read] == []
    lists = (FILES, PROCEEDINGS, f"{here}/parties", f"{here}/statements", f"{here}/steps", f"{here}/stage")
    for path in (*lists, "/v1/work-list", f"/v1/cases/{there.case}/timeline"):
        assert "canary" not in (await there.author.get(path)).text, path


async def test_g_12_who_reads_of_the_court_leaves_a_trace_and_a_list_does_not(house: House) -> None:
    all_ = await told(await desk(house))
    there, (_, here, _) = all_.there, all_.addresses
    person = (await there.read(f"/v1/cases/{there.case}"))["person_id"]
    hers = [("case", there.case), ("person", person)]
    for address in all_.addresses:
        answer = await there.centre.legal.get(address)
        assert await trace(house, answer) == hers, address
    for path in (FILES, PROCEEDINGS, f"{here}/parties", f"{here}/statements", f"{here}/steps"):
        assert await trace(house, await there.centre.legal.get(path)) == [], path


async def test_g_16_of_somebody_forgotten_the_court_is_told_without_words(house: House) -> None:
    all_ = await told(await desk(house))
    there, kept = all_.there, await told(await desk(house, all_.there.centre))
    her = await whose(there)
    assert await told_in(there) == [(True, UUID(her))] * 3
    await now_done(there.author, f"/v1/cases/{there.case}", "close", CLOSE)
    before = [await there.read(address) for address in all_.addresses]
    other = [await kept.there.read(address) for address in kept.addresses]
    await erased(there, her)
    assert await told_in(there) == [(False, None)] * 3
    after = [await there.read(address) for address in all_.addresses]
    silent = {"details", "version", "updated_at"}
    for one, then in zip(after, before, strict=True):
        assert one["details"] is None
        assert {k: v for k, v in one.items() if k not in silent} == {
            k: v for k, v in then.items() if k not in silent
        }
    assert [await kept.there.read(address) for address in kept.addresses] == other
    assert await replayed(house, there.centre) > 0


async def test_g_16_with_a_purged_case_its_court_file_goes(house: House, clock: Clock) -> None:
    await clock.stop(datetime(2031, 5, 5, 12, tzinfo=UTC))
    centre = await house.party()
    all_, kept = await told(await desk(house, centre)), await told(await desk(house, centre))
    there = all_.there
    await now_done(there.author, f"/v1/cases/{there.case}", "close", CLOSE)
    assert await remembered(there) == 10
    await clock.stop(LATER)
    assert await purged_with_her(house, centre) == 2
    for table in (*TABLES.values(), "proceeding_steps"):
        assert await state_of(there, table, "id") == [], table
        assert await state_of(kept.there, table, "id") != [], table
    assert await remembered(there) == 5
    for address in all_.addresses:
        await refused(there.author.get(address), 404, "not_found")
    assert {stone["kind"] for stone in (await tombstones(there.author)).values()} == {"case", "person"}
    assert await replayed(house, centre) > 0
