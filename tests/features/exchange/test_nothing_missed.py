"""A receiver fails half the time and is killed twice: it gets every event, and each object's in order."""

import asyncio
import json
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from standardwebhooks import Webhook

from tests.factories.world import identifier
from tests.features.exchange.hooks import Hooks, hooks
from trafficking_api.features.exchange.service.courier import deliver_forever

__all__ = ["hooks"]
_PROGRAM = Path(__file__).with_name("failing_receiver.py")
CASES, CHANGES = 10, 6


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@asynccontextmanager
async def _failing(log: Path, port: int, seed: int) -> AsyncIterator[None]:
    """The receiver, until it is killed without warning."""
    command = [sys.executable, str(_PROGRAM), str(log), str(port), str(seed)]
    process = await asyncio.create_subprocess_exec(*command)
    try:
        yield
    finally:
        process.kill()
        await process.wait()


async def _write(hooks: Hooks, case: str) -> None:
    for size in range(CHANGES):
        await hooks.change(case, 2 + size % 2)


async def _until_done(hooks: Hooks) -> None:
    """Wait until everything that happened is queued, and nothing is pending."""
    query = """
        SELECT (SELECT count(*) FROM events WHERE organisation_id = :id AND object_kind = 'case')
             = (SELECT count(*) FROM webhook_deliveries WHERE organisation_id = :id AND status = 'delivered')
        """
    # Pauses grow threefold: one that has failed ten times would be waited for longer than all the rest takes.
    hurry = """
        UPDATE webhook_deliveries SET next_at = app.now()
        WHERE organisation_id = :id AND status = 'pending' AND lease IS NULL
        """
    for _ in range(750):
        if (await hooks.house.owner_execute(query, id=hooks.centre.id)).scalar():
            return
        await hooks.house.owner_execute(hurry, id=hooks.centre.id)
        await asyncio.sleep(0.2)
    pytest.fail("it takes too long")


@pytest.mark.race
async def test_xch_8_nothing_is_missed_doubled_or_out_of_order(hooks: Hooks, tmp_path: Path) -> None:
    log, port = tmp_path / "got", _free_port()
    here = await hooks.told(f"http://127.0.0.1:{port}/hooks", "case")
    office = hooks.house.office
    office.reach = replace(office.reach, retry_after=timedelta(milliseconds=2))
    working = asyncio.create_task(deliver_forever(office, 0.02))
    try:
        async with _failing(log, port, 1):
            cases = [await hooks.case() for _ in range(CASES)]
            await asyncio.gather(*(_write(hooks, case) for case in cases[: CASES // 2]))
        await hooks.change(cases[0], 7)
        async with _failing(log, port, 2):
            await asyncio.gather(*(_write(hooks, case) for case in cases[CASES // 2 :]))
        await hooks.change(cases[1], 7)
        async with _failing(log, port, 3):
            await _until_done(hooks)
    finally:
        working.cancel()
        await asyncio.wait({working})
    await _compare(hooks, log, hooks.secrets[here], {str(identifier(case)) for case in cases})


async def _compare(hooks: Hooks, log: Path, secret: str, cases: set[str]) -> None:
    """What the receiver has written, each id once, is what the journal has, in the order of each object."""
    got: dict[str, dict[str, Any]] = {}
    lines = (await asyncio.to_thread(log.read_text)).splitlines()
    for line in lines:
        id_, at, signature, body = line.split("\t")
        signed = {"webhook-id": id_, "webhook-timestamp": at, "webhook-signature": signature}
        Webhook(secret).verify(body, signed)
        got.setdefault(id_, json.loads(body))
    assert len(lines) > len(got), "nothing came twice: the receiver has not failed after writing"
    rows = await hooks.house.owner_execute(
        "SELECT id::text, object_id::text FROM events "
        "WHERE organisation_id = :id AND object_kind = 'case' ORDER BY seq",
        id=hooks.centre.id,
    )
    told = [(event["id"], event["object_id"]) for event in got.values()]
    journal = [tuple(row) for row in rows.all()]
    assert len(journal) == CASES * (CHANGES + 1) + 2
    assert sorted(told) == sorted(journal)
    for case in cases:
        assert [one for one in told if one[1] == case] == [one for one in journal if one[1] == case]
