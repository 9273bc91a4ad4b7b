"""What takes long is done beside the sweeps, and one organisation's trouble is not another's."""

import asyncio
from uuid import UUID

import pytest

from tests.factories.exchange_imports import asked, at, counts, lines, person
from tests.factories.house import House
from trafficking_api import worker
from trafficking_api.access.mandate import Office
from trafficking_api.features.exchange import tasks


async def test_the_worker_takes_files_in_by_itself_whatever_befalls_others(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre = await house.party()
    address = await asked(centre.coordinator, lines([person(f"P-{n}") for n in range(3)]))
    troubled: set[UUID] = set()
    done = asyncio.Event()

    async def errand(office: Office, organisation_id: UUID) -> int:
        if organisation_id == centre.id:
            done.set()
            return await tasks.take_in_rows(office, organisation_id)
        troubled.add(organisation_id)
        raise RuntimeError("a trouble of theirs")

    monkeypatch.setattr(worker, "ERRANDS", {"errand": errand})
    monkeypatch.setattr(worker, "SWEEPS", {})
    assert await worker.go(house.office, "errand") == 3
    assert counts(await at(centre.coordinator, address)) == {"stored": 3}
    assert troubled
    done.clear()
    async with worker.sweeping(house.office, 0.05), asyncio.timeout(60):
        await done.wait()
