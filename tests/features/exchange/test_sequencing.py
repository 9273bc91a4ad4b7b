"""Events get numbers without gaps, and each thing's events in their order, however many write (XCH-7)."""

from uuid import uuid4

import pytest

from tests.factories.house import House, Party
from tests.features.exchange.sequences import entries, journal, number, write
from trafficking_api import tables
from trafficking_api.features.exchange.rules.kinds import EventKind
from trafficking_api.features.exchange.service import sequencing
from trafficking_api.kit.tables import Disclosure, Recorded


@pytest.fixture
async def centre(house: House) -> Party:
    """A centre whose first events are numbered."""
    centre = await house.party()
    await number(house, centre.id)
    return centre


async def test_xch_7_numbers_are_without_gaps_and_in_the_order_of_the_journal(
    house: House, centre: Party
) -> None:
    before = await entries(house, centre.id)
    assert len(before) == len(await journal(house, centre.id)) > 0
    async with house.owner.begin() as connection:
        for version in range(5):
            await write(connection, centre.id, uuid4(), version)
    assert await number(house, centre.id) == 5
    assert await number(house, centre.id) == 0
    found = await entries(house, centre.id)
    assert [entry.position for entry in found] == list(range(1, len(found) + 1))
    assert [entry.event_seq for entry in found] == await journal(house, centre.id)
    assert found[: len(before)] == before


async def test_xch_7_what_is_not_over_gets_no_number_and_is_not_passed_over(
    house: House, centre: Party
) -> None:
    done, late = len(await entries(house, centre.id)), uuid4()
    async with house.owner.connect() as slow:
        await write(slow, centre.id, late, 1)
        async with house.owner.begin() as fast:
            await write(fast, centre.id, uuid4(), 1)
        # Its transaction began after one that is still under way, so it waits behind the horizon.
        assert await number(house, centre.id) == 0
        await slow.commit()
    assert await number(house, centre.id) == 2
    assert [entry.object_id for entry in await entries(house, centre.id)][done] == late


async def test_xch_7_one_thing_stays_in_order_though_its_transactions_do_not(
    house: House, centre: Party
) -> None:
    """A transaction with a lower number changes a thing after one with a higher number has."""
    done, thing = len(await entries(house, centre.id)), uuid4()
    async with house.owner.connect() as low, house.owner.connect() as still, house.owner.connect() as high:
        await write(low, centre.id, uuid4(), 1)
        await write(still, centre.id, uuid4(), 1)
        await write(high, centre.id, thing, 1)
        await high.commit()
        await write(low, centre.id, thing, 2)
        await low.commit()
        # The one in the middle is under way: the horizon is above `low`, and below `high`.
        assert await number(house, centre.id) == 1
        await still.commit()
    assert await number(house, centre.id) == 3
    found = (await entries(house, centre.id))[done:]
    assert [entry.object_version for entry in found if entry.object_id == thing] == [1, 2]


async def test_xch_7_each_partner_has_numbers_of_its_own(house: House, centre: Party) -> None:
    one, other = uuid4(), uuid4()
    for peer in (one, None, other, one, one, other):
        async with house.owner.begin() as connection:
            await write(connection, centre.id, uuid4(), 1, peer)
    assert await number(house, centre.id) == 6
    found = [entry for entry in await entries(house, centre.id) if entry.peer_id in {one, other}]
    assert [(entry.peer_id, entry.peer_position) for entry in found] == [
        (one, 1),
        (other, 1),
        (one, 2),
        (one, 3),
        (other, 2),
    ]


async def test_xch_7_many_are_numbered_in_several_rounds(
    house: House, centre: Party, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sequencing, "AT_ONCE", 2)
    async with house.owner.begin() as connection:
        for version in range(5):
            await write(connection, centre.id, uuid4(), version)
    assert [await number(house, centre.id) for _ in range(4)] == [2, 2, 1, 0]
    found = await entries(house, centre.id)
    assert [entry.event_seq for entry in found] == await journal(house, centre.id)


_FROM_ELSEWHERE = (
    "UPDATE events SET xid = ((xid::text)::bigint + 1000000000)::text::xid8 WHERE organisation_id = :o",
    "UPDATE feed_heads SET until_xid = '1000000000' WHERE organisation_id = :o",
)


async def _restored(house: House, centre: Party) -> None:
    """Events as a restore brings them: from a server whose transactions had higher numbers."""
    async with house.owner.begin() as connection:
        for version in range(3):
            await write(connection, centre.id, uuid4(), version)
    for statement in _FROM_ELSEWHERE:
        await house.owner_execute(statement, o=centre.id)


async def test_xch_7_what_a_restore_brought_is_numbered_by_the_first_round(
    house: House, centre: Party
) -> None:
    await _restored(house, centre)
    async with house.owner.begin() as connection:
        await write(connection, centre.id, uuid4(), 1)
    assert await number(house, centre.id) == 0
    assert await number(house, centre.id, swept=True) == 4
    assert await number(house, centre.id, swept=True) == 0
    found = await entries(house, centre.id)
    assert [entry.event_seq for entry in found] == await journal(house, centre.id)
    async with house.owner.begin() as connection:
        await write(connection, centre.id, uuid4(), 1)
    assert await number(house, centre.id) == 1


def _recorded(kind: type[Recorded]) -> set[type[Recorded]]:
    inner = set(kind.__subclasses__())
    return inner.union(*(_recorded(one) for one in inner))


def test_crt_20_every_kind_is_told_of_but_what_is_privileged() -> None:
    assert tables.METADATA.tables
    told = {
        kind.recorded_as
        for kind in _recorded(Recorded)
        if hasattr(kind, "recorded_as") and kind.disclosure is not Disclosure.PRIVILEGED
    }
    assert {kind.value for kind in EventKind} == told


async def test_crt_20_a_privileged_note_gets_no_number(house: House, centre: Party) -> None:
    async with house.owner.begin() as connection:
        await write(connection, centre.id, uuid4(), 1)
    statement = "UPDATE events SET object_kind = 'privileged_note' WHERE organisation_id = :o AND seq = :seq"
    await house.owner_execute(statement, o=centre.id, seq=(await journal(house, centre.id))[-1])
    assert await number(house, centre.id) == 0
