"""With somebody forgotten her address and landlord go; when a case's time is over, all goes (G-16)."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from tests.factories.house import House
from tests.features.case_plans.plans import CLOSE, Desk, desk, state_of
from tests.features.case_plans.test_forgetting import erased, remembered, whose, without_words
from tests.features.case_plans.test_words import trace, unnamed
from tests.features.cases.work import person
from tests.features.housing.homes import TABLES, furnished
from tests.features.housing.test_words import Told, told
from tests.features.retention.keeping import purged_with_her, tombstones
from tests.features.stories import Clock, now_done, refused, replayed

LATER = datetime(2060, 1, 1, 12, tzinfo=UTC)


async def closed(there: Desk) -> None:
    """End the case."""
    await now_done(there.author, f"/v1/cases/{there.case}", "close", CLOSE)


async def told_in(there: Desk) -> list[tuple[bool, UUID | None]]:
    """Of each row of the case: whether it has words, and for whom they are sealed."""
    rows: list[tuple[bool, UUID | None]] = []
    for table in TABLES.values():
        rows += await state_of(there, table, "details IS NOT NULL", "sealed_for")
    return rows


async def read_all(all_: Told) -> list[dict[str, Any]]:
    return [await all_.there.read(here) for here in all_.addresses]


async def test_g_16_of_somebody_forgotten_the_words_go_and_the_facts_stay(house: House) -> None:
    all_ = await told(await desk(house))
    there, kept = all_.there, await told(await desk(house, all_.there.centre))
    her = await whose(there)
    await now_done(there.author, all_.addresses[-1], "sign")
    assert await told_in(there) == [(True, UUID(her))] * 4
    await closed(there)
    before, other = await read_all(all_), await read_all(kept)
    assert await remembered(there) == 12
    await erased(there, her)
    assert await told_in(there) == [(False, None)] * 4
    after = await read_all(all_)
    assert [without_words(one) for one in after] == [without_words(one) for one in before]
    assert [one["details"] for one in after] == [None] * 4
    # Another person's are as they were, and so are the answers that her keys open.
    assert await read_all(kept) == other
    assert await remembered(there) == 6
    assert await replayed(house, there.centre) > 0


async def test_g_16_of_somebody_forgotten_nothing_is_told_any_more(house: House) -> None:
    all_ = await told(await desk(house))
    there = all_.there
    await closed(there)
    await erased(there, await whose(there))
    no = {"reason": "Other"}
    told_more = there.author.post(f"{all_.addresses[1]}/refuse", {**no, "note": "She"}, etag="*")
    await refused(told_more, 410, "erased")
    await now_done(there.author, all_.addresses[1], "refuse", no)


async def test_g_16_what_was_written_before_she_was_named_goes_with_her_too(house: House) -> None:
    all_ = await told(await unnamed(house))
    there = all_.there
    assert await told_in(there) == [(True, None)] * 4
    her = await person(there.centre)
    await there.patched(f"/v1/cases/{there.case}", {"person_id": her})
    # What is changed from now on lies under her own key, all of it.
    await there.patched(all_.addresses[0], {"wishes": "canary-new"})
    await there.patched(all_.addresses[3], {"note": None})
    assert {sealed for _, sealed in await told_in(there)} == {None, UUID(her)}
    assert (await there.read(all_.addresses[3]))["details"]["landlord_name"] == all_.said[5]
    answer = await there.author.get(all_.addresses[0])
    assert set(await trace(house, answer)) == {("case", there.case), ("person", her)}
    await closed(there)
    await erased(there, her)
    assert await told_in(there) == [(False, None)] * 4
    for here in all_.addresses:
        assert "canary" not in (await there.author.get(here)).text


async def test_g_16_with_a_purged_case_everything_that_hangs_on_it_goes(house: House, clock: Clock) -> None:
    await clock.stop(datetime(2031, 5, 5, 12, tzinfo=UTC))
    centre = await house.party()
    all_, kept = await told(await desk(house, centre)), await furnished(await desk(house, centre))
    there = all_.there
    await now_done(there.author, all_.addresses[0], "end", {"reason": "Other"})
    await furnished(there)
    await closed(there)
    assert await remembered(there) == 6
    await clock.stop(LATER)
    # The other case is open, and her person is kept with it.
    assert await purged_with_her(house, centre) == 2
    for table in TABLES.values():
        assert await state_of(there, table, "id") == [], table
    assert await remembered(there) == 0
    for address in all_.addresses:
        await refused(there.author.get(address), 404, "not_found")
    for what in TABLES:
        rows = (await there.author.get(f"/v1/{what}?limit=200")).json()["items"]
        assert {row["case_id"] for row in rows} == {kept.case}
        assert await kept.rows(what) == rows
    assert {stone["kind"] for stone in (await tombstones(there.author)).values()} == {"case", "person"}
    assert await replayed(house, centre) > 0
