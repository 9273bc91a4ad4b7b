"""A program follows what happens: thin, whole, in order, and only what its organisation may know (XCH-7)."""

import asyncio
from time import monotonic
from typing import Any
from uuid import uuid4

import pytest

from tests.factories.house import FACTS, Caller, House, Party
from tests.features.exchange.following import EVENTS, everything, read, script, told
from tests.features.exchange.sequences import write
from tests.features.referrals.second_stage import new_person
from tests.features.stories import refused, report
from trafficking_api.features.exchange.service import sequencing


@pytest.fixture
async def centre(house: House) -> Party:
    return await house.party()


@pytest.fixture
async def program(house: House, centre: Party) -> Caller:
    return await script(house, centre)


async def _open(centre: Party, times: int = 1) -> list[str]:
    """Open so many cases; their ids."""
    return [(await centre.coordinator.made("/v1/cases", FACTS)).json()["id"] for _ in range(times)]


async def test_xch_7_what_happened_is_told_once_with_its_number_and_nothing_of_what_it_was_about(
    centre: Party, program: Caller
) -> None:
    before = await everything(program)
    (case,) = await _open(centre)
    (event,) = [event for event in await everything(program) if event["object_id"] == case]
    assert event.keys() == {
        *("position", "id", "type", "kind", "object_id", "version", "occurred_at", "recorded_at"),
        "is_tombstone",
    }
    assert (event["type"], event["kind"], event["version"]) == ("case.created", "case", 1)
    assert event["position"] > before[-1]["position"]


async def test_xch_7_positions_have_no_gaps_whatever_the_size_of_the_pages(
    centre: Party, program: Caller
) -> None:
    await _open(centre, 5)
    whole = await everything(program)
    assert [event["position"] for event in whole] == list(range(1, len(whole) + 1))
    assert await everything(program, f"{EVENTS}?limit=3") == whole
    assert (await read(program, after=4, limit=2))["items"] == whole[4:6]


async def test_xch_7_there_is_always_a_next_which_goes_on_where_this_ended(
    centre: Party, program: Caller
) -> None:
    last = (await everything(program))[-1]["position"]
    empty = await read(program, after=last, limit=7)
    assert empty == {"items": [], "next": f"{EVENTS}?after={last}&limit=7"}
    (case,) = await _open(centre)
    assert case in {event["object_id"] for event in (await read(program, empty["next"]))["items"]}


async def test_a_filter_by_kind_passes_over_the_others(centre: Party, program: Caller) -> None:
    cases = await _open(centre, 3)
    address: str | None = f"{EVENTS}?kind=case&kind=agreement&limit=2"
    found = await everything(program, str(address))
    assert [event["object_id"] for event in found] == cases
    last = (await everything(program))[-1]["position"]
    assert (await read(program, kind="agreement"))["next"] == f"{EVENTS}?after={last}&kind=agreement"
    await refused(program.get(f"{EVENTS}?kind=nonsense"), 422, "invalid")
    await refused(program.get(f"{EVENTS}?kind=privileged_note"), 422, "invalid")


async def test_who_begins_at_the_end_is_told_where_that_is_and_nothing_of_before(
    house: House, centre: Party, program: Caller
) -> None:
    await _open(centre, 3)
    last = (await everything(program))[-1]["position"]
    began = await read(program, after="end", limit=7, kind="case", wait=30)
    assert began == {"items": [], "next": f"{EVENTS}?after={last}&limit=7&kind=case&wait=30"}
    (case,) = await _open(centre)
    assert [event["object_id"] for event in (await read(program, began["next"]))["items"]] == [case]
    partner = f"/v1/organisations/{(await house.party()).id}/events"
    assert await read(program, partner, after="end") == {"items": [], "next": f"{partner}?after=0"}
    for wrong in ("END", "end ", "", "0x1", "-1"):
        problem = await refused(program.get(EVENTS, params={"after": wrong}), 422, "invalid")
        assert [fault["pointer"] for fault in problem["errors"]] == ["?after"]


async def test_xch_7_who_begins_at_the_end_misses_nothing_that_is_stored_after_the_answer(
    house: House, centre: Party, program: Caller
) -> None:
    """Not what was under way at that time, nor what was stored before and had to wait for it."""
    slow, fast, later = uuid4(), uuid4(), uuid4()
    async with house.owner.connect() as first:
        await write(first, centre.id, slow, 1)
        async with house.owner.begin() as second:
            await write(second, centre.id, fast, 1)
        began = await read(program, after="end")
        assert began["items"] == []
        await first.commit()
    async with house.owner.begin() as third:
        await write(third, centre.id, later, 1)
    told_since = [event["object_id"] for event in await everything(program, began["next"])]
    assert told_since == [str(slow), str(fast), str(later)]


async def test_who_begins_at_the_end_is_told_nothing_that_had_no_number_yet(
    centre: Party, program: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    await everything(program)
    monkeypatch.setattr(sequencing, "AT_ONCE", 2)
    await _open(centre, 5)
    assert await everything(program, (await read(program, after="end"))["next"]) == []


async def test_xch_7_a_position_that_was_never_given_is_refused(program: Caller) -> None:
    last = (await everything(program))[-1]["position"]
    await refused(program.get(f"{EVENTS}?after={last + 1}"), 400, "bad_cursor")


async def test_only_a_program_that_acts_for_nobody_is_told(
    house: House, centre: Party, program: Caller
) -> None:
    await refused(centre.coordinator.get(EVENTS), 403, "script_needed")
    behalf = {"On-Behalf-Of": str(centre.coordinator.member_id)}
    await refused(program.get(EVENTS, headers=behalf), 403, "script_needed")
    for role in ("caseworker", "legal", "finance", "admin", "auditor"):
        await refused((await script(house, centre, role)).get(EVENTS), 403, "forbidden")
    await refused(house.operator.operator.get(EVENTS), 404, "not_found")
    police = await house.party("authority")
    assert await everything(await script(house, police, "liaison"))


async def test_g_1_nobody_is_told_what_happened_elsewhere(house: House, centre: Party) -> None:
    stranger, liaison = await house.party(), await house.party("authority")
    cases = await _open(centre)
    await liaison.liaison.made("/v1/signalements", report(centre))
    for party, role in ((stranger, "coordinator"), (liaison, "liaison")):
        program = await script(house, party, role)
        found = await everything(program)
        assert not {event["object_id"] for event in found} & set(cases)
        here = f"/v1/organisations/{centre.id}/events"
        assert bool((await read(program, here))["items"]) == (party is liaison)


async def test_xch_7_what_lies_between_two_has_numbers_of_its_own_on_either_side(
    house: House, centre: Party
) -> None:
    police, other = await house.party("authority"), await house.party("authority")
    sent = []
    for reporter in (police, other, police):
        await _open(centre)
        sent.append((await reporter.liaison.made("/v1/signalements", report(centre))).json()["id"])
    here, there = await script(house, centre), await script(house, police, "liaison")
    for program, peer in ((here, police), (there, centre)):
        address = f"/v1/organisations/{peer.id}/events"
        found = await everything(program, f"{address}?limit=1")
        assert [event["position"] for event in found] == [1, 2]
        assert [event["object_id"] for event in found] == [sent[0], sent[2]]
        empty = await read(program, address, after=2)
        assert empty == {"items": [], "next": f"{address}?after=2"}
        await refused(program.get(address, params={"after": 3}), 400, "bad_cursor")
    assert (await read(here, f"/v1/organisations/{(await house.party()).id}/events"))["items"] == []
    await refused(here.get(f"/v1/organisations/{uuid4()}/events"), 404, "not_found")


# --- waiting ----------------------------------------------------------------------------------------


async def _waiting(program: Caller, **wanted: Any) -> tuple[dict[str, Any], float]:
    """What is told in the end, and after how many seconds."""
    began = monotonic()
    return await read(program, **wanted), monotonic() - began


async def _last(program: Caller) -> int:
    return int((await everything(program))[-1]["position"])


async def test_who_waits_is_told_as_soon_as_something_happens(centre: Party, program: Caller) -> None:
    last = await _last(program)
    waiting = asyncio.create_task(_waiting(program, after=last, wait=30))
    await asyncio.sleep(1)
    assert not waiting.done()
    (case,) = await _open(centre)
    found, seconds = await waiting
    assert case in {event["object_id"] for event in found["items"]}
    assert 1 < seconds < 25


async def test_who_waits_in_vain_is_answered_in_time(program: Caller) -> None:
    last = await _last(program)
    found, seconds = await _waiting(program, after=last, wait=1)
    assert found["items"] == []
    assert 1 <= seconds < 20


async def test_who_waits_for_a_kind_is_not_woken_by_another(centre: Party, program: Caller) -> None:
    last = await _last(program)
    waiting = asyncio.create_task(_waiting(program, after=last, wait=3, kind="agreement"))
    await asyncio.sleep(0.5)
    await _open(centre)
    found, seconds = await waiting
    assert found["items"] == []
    assert seconds >= 3
    assert int(found["next"].partition("after=")[2].partition("&")[0]) > last


async def test_many_who_wait_hold_no_connection(house: House, centre: Party, program: Caller) -> None:
    pool: Any = house.office.database.engine.pool
    waiters = 3 * int(pool.size())
    last = await _last(program)
    waiting = [asyncio.create_task(_waiting(program, after=last, wait=30)) for _ in range(waiters)]
    held = []
    for _ in range(20):
        await asyncio.sleep(0.1)
        held.append(pool.checkedout())
    assert min(held) == 0
    assert len(house.office.looks) <= 1
    (case,) = await _open(centre)
    for found, _ in await asyncio.gather(*waiting):
        assert case in {event["object_id"] for event in found["items"]}


async def test_who_loses_the_right_while_waiting_is_told_nothing(
    house: House, centre: Party, program: Caller
) -> None:
    last = await _last(program)
    waiting = asyncio.create_task(program.get(EVENTS, params={"after": last, "wait": 30}))
    await asyncio.sleep(0.7)
    statement = "UPDATE clients SET auth_epoch = 2 WHERE organisation_id = :o AND id = :c"
    await house.owner_execute(statement, o=centre.id, c=program.client_id)
    await _open(centre)
    assert (await waiting).status_code == 401


# --- what is gone -----------------------------------------------------------------------------------


async def test_g_16_of_what_is_erased_a_tombstone_is_told(centre: Party, program: Caller) -> None:
    person = await new_person(centre)
    wish = {"person_id": person, "reason": "PersonRequest"}
    here = (await centre.coordinator.made("/v1/erasures", wish)).headers["Location"]
    tag = (await centre.coordinator_2.get(here)).headers["ETag"]
    await centre.coordinator_2.done(f"{here}/approve", etag=tag)
    assert told(await everything(program), "person", person)[-1] == ("person.forgotten", True)
    assert told(await everything(program), "person", person)[0] == ("person.created", False)
