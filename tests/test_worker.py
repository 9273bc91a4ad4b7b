"""The worker stops when it is told to, whatever it was doing."""

import asyncio
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

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


@pytest.mark.parametrize("lost", ["lock", "unlock"])
async def test_a_lost_answer_leaves_the_lock_of_the_sweeper_with_nobody(
    house: House, monkeypatch: pytest.MonkeyPatch, lost: str
) -> None:
    truly = AsyncConnection.execute

    async def silent(self: AsyncConnection, statement: Any, *rest: Any, **options: Any) -> Any:
        if f"advisory_{lost}(" not in str(statement):
            return await truly(self, statement, *rest, **options)
        if lost == "lock":
            await truly(self, statement, *rest, **options)
        raise TimeoutError

    monkeypatch.setattr(worker, "SWEEPS", {})
    monkeypatch.setattr(AsyncConnection, "execute", silent)
    with pytest.raises(TimeoutError):
        await worker.sweep(house.office)
    monkeypatch.undo()
    query = "SELECT pg_try_advisory_xact_lock(:lock)"
    assert (await house.owner_execute(query, lock=worker.LOCK)).scalar_one() is True
