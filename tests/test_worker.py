"""The worker stops when it is told to, whatever it was doing."""

import asyncio

import pytest

from tests.factories.house import House
from trafficking_api import worker
from trafficking_api.access.mandate import Mandate


@pytest.mark.parametrize("where", ["sweep", "tenant"])
async def test_a_failure_while_it_is_stopped_does_not_keep_it_alive(
    house: House, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    begun = asyncio.Event()

    async def interrupted(_: object) -> int:
        begun.set()
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            # As a driver does that is interrupted in the middle of a statement.
            raise RuntimeError("the transaction is broken") from None
        return 0

    async def due(mandate: Mandate) -> int:
        return await interrupted(mandate)

    if where == "sweep":
        monkeypatch.setattr(worker, "sweep", interrupted)
    else:
        monkeypatch.setattr(worker, "SWEEPS", {"due": due})
    task = asyncio.create_task(worker.sweep_forever(house.office, 0.01))
    async with asyncio.timeout(10):
        await begun.wait()
    task.cancel()
    done, _ = await asyncio.wait({task}, timeout=5)
    assert done == {task}
    assert task.cancelled()
