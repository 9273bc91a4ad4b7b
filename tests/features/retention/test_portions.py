"""What cannot be purged keeps nothing else from going, and goes when it can (G-16)."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from importlib import import_module
from typing import Any

import pytest
from structlog.testing import capture_logs

from tests.factories.house import House, Party
from tests.features.people import stories as people
from tests.features.retention.keeping import (
    BEGIN,
    closed_case,
    closed_report,
    id_of,
    purged,
    tombstones,
    warned,
)
from tests.features.stories import Clock, journal, replayed
from trafficking_api import worker

sweep = import_module("trafficking_api.features.retention.service.sweep")
LATER = datetime(2060, 1, 1, 12, tzinfo=UTC)


@asynccontextmanager
async def unburied(house: House, things: Sequence[str]) -> AsyncIterator[None]:
    """These cannot be purged meanwhile: no stone can be set for them, when all else of them is done."""
    ids = ", ".join(f"'{id_of(here)}'" for here in things)
    await house.owner_execute(
        f"ALTER TABLE tombstones ADD CONSTRAINT no_stone CHECK (id NOT IN ({ids})) NOT VALID"
    )
    try:
        yield
    finally:
        await house.owner_execute("ALTER TABLE tombstones DROP CONSTRAINT no_stone")


async def test_g_16_what_fails_keeps_nothing_else_from_going_and_goes_with_the_next_sweep(
    house: House, clock: Clock
) -> None:
    centre, police = await house.party(), await house.party("authority")
    await clock.stop(BEGIN)
    reports = [await closed_report(police, centre, summary="It stays.") for _ in range(3)]
    cases = [await closed_case(centre, gender="Feminine") for _ in range(3)]
    alone = [await people.written(centre.coordinator) for _ in range(2)]
    failing = [reports[0], cases[1], alone[0]]
    await clock.stop(LATER)
    async with unburied(house, failing):
        with capture_logs() as logs:
            assert await purged(house, centre) == 5
        gone = await tombstones(centre.coordinator)
        assert set(gone) == {id_of(here) for here in (*reports, *cases, *alone)} - set(map(id_of, failing))
        for here in failing:
            assert (await centre.coordinator.get(here)).status_code == 200
        # It was undone as a whole.
        assert (await police.liaison.get(reports[0])).json()["summary"] == "It stays."
        assert (await centre.coordinator.get(cases[1])).json()["gender"] == "Feminine"
        assert (await people.read(centre.coordinator, alone[0]))["identity"] is not None
        told = [line for line in logs if line["log_level"] == "error"]
        assert [(line["event"], line["kind"], line["error"], line["times"]) for line in told] == [
            ("purge failed", kind, "IntegrityError", 1) for kind in ("signalement", "case", "person")
        ]
        assert [id_ for id_ in (str(centre.id), *map(id_of, failing)) if id_ in str(told)] == []
        assert await purged(house, centre) == 0
    assert await purged(house, centre) == 3
    assert len(await tombstones(centre.coordinator)) == 8
    assert await replayed(house, centre, police) > 0


async def test_g_16_what_cannot_be_announced_keeps_nothing_else_from_being_announced(
    house: House, clock: Clock
) -> None:
    centre = await house.party()
    await clock.stop(BEGIN)
    cases = [await closed_case(centre) for _ in range(3)]
    failing = id_of(cases[1])
    await clock.stop(LATER)
    await house.owner_execute(
        f"ALTER TABLE retention_warnings ADD CONSTRAINT no_word CHECK (object_id <> '{failing}') NOT VALID"
    )
    try:
        with capture_logs() as logs:
            assert await warned(house, centre) == 2
        told = [line for line in logs if line["log_level"] == "error"]
        assert [(line["event"], line["sweep"], line["error"], line["times"]) for line in told] == [
            ("sweep failed", "announce_purges", "IntegrityError", 1)
        ]
        assert not [id_ for id_ in (str(centre.id), failing) if id_ in str(told)]
        assert await warned(house, centre) == 0
    finally:
        await house.owner_execute("ALTER TABLE retention_warnings DROP CONSTRAINT no_word")
    assert await warned(house, centre) == 1
    for here in cases:
        events = await journal(house, centre, id_of(here), "case")
        assert [event.type for event in events].count("case.purge_announced") == 1


async def test_g_16_many_that_fail_are_passed_by(
    house: House, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre = await house.party()
    await clock.stop(BEGIN)
    cases = sorted([await closed_case(centre) for _ in range(6)], key=id_of)
    await clock.stop(LATER)
    monkeypatch.setattr(sweep, "_AT_ONCE", 2)
    async with unburied(house, cases[:3]):
        assert await purged(house, centre) == 2
        assert set(await tombstones(centre.coordinator)) == set(map(id_of, cases[3:5]))
        assert await purged(house, centre) == 1


async def test_g_16_where_the_database_is_away_nothing_more_is_tried(
    house: House, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre = await house.party()
    await clock.stop(BEGIN)
    for _ in range(3):
        await closed_case(centre)
    await clock.stop(LATER)
    tried: list[Any] = []

    async def away(*_: Any) -> int:
        tried.append(1)
        monkeypatch.setattr(house.office, "database", None)
        raise ConnectionResetError

    with monkeypatch.context() as broken:
        broken.setattr(sweep, "_purge_one", away)
        with pytest.raises(AttributeError):
            await purged(house, centre)
    assert tried == [1]


async def test_g_16_the_worker_goes_on_after_what_cannot_be_purged(alone: House) -> None:
    clock = Clock(alone)
    centre: Party = await alone.party()
    await clock.stop(BEGIN)
    failing, other = await closed_case(centre), await closed_case(centre)
    await clock.stop(LATER)
    async with unburied(alone, [failing]):
        await worker.sweep(alone.office)
    assert list(await tombstones(centre.coordinator)) == [id_of(other)]
    await worker.sweep(alone.office)
    assert set(await tombstones(centre.coordinator)) == {id_of(failing), id_of(other)}
