"""The cancellation storm: whoever hangs up, no answer ever holds another organisation's rows."""

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import replace

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import text

from tests.factories.house import FACTS, Caller, House
from tests.kit.spoken import speak
from trafficking_api.app import create_app
from trafficking_api.kit.keys.file import KeyFile
from trafficking_api.settings import Settings

POOL, STORM, READS = 3, 500, 300
#: What marks an organisation's cases: a fact that only its own have.
MARKS = ("LA", "CD")


@pytest.fixture
async def crowded(settings: Settings, keys: KeyFile) -> AsyncIterator[FastAPI]:
    """The same deployment with hardly any connections."""
    app = create_app(settings.model_copy(update={"pool_size": POOL, "pool_timeout": 30.0}), keys)
    yield app
    await app.state.office.database.close()


async def call(http: httpx.AsyncClient, caller: Caller, mark: str, choice: random.Random) -> None:
    own = replace(caller, http=http)
    what = choice.randrange(4)
    if what == 0:
        await own.post("/v1/cases", {**FACTS, "origin_country": mark}, key=str(choice.random()))
    elif what == 1:
        await own.get("/v1/cases/00000000-0000-4000-8000-000000000000")  # refused: writes its audit row
    elif what == 2:
        await own.get("/v1/me")
    else:
        await own.get("/v1/cases?limit=200")


async def hang_up(app: FastAPI, caller: Caller) -> None:
    """A client that is gone before its body is."""
    headers = {"Authorization": f"Bearer {caller.token}", "Content-Type": "application/json"}
    heard = await speak(app, "POST", "/v1/cases", headers=headers, body=[b'{"gender"', None])
    assert heard.status == 400


@pytest.mark.race
@pytest.mark.slow
async def test_g_3_a_storm_of_cancellations_mixes_up_no_tenants(house: House, crowded: FastAPI) -> None:
    centres = [await house.party(), await house.party()]
    for centre, mark in zip(centres, MARKS, strict=True):
        for _ in range(3):
            await centre.coordinator.made("/v1/cases", {**FACTS, "origin_country": mark})
    choice = random.Random(4711)
    transport = httpx.ASGITransport(app=crowded)
    async with httpx.AsyncClient(transport=transport, base_url="http://test", timeout=60) as http:
        cancelled = 0
        for _ in range(STORM // 20):
            tasks = []
            for number in range(20):
                centre, mark = centres[number % 2], MARKS[number % 2]
                caller, gone = centre.coordinator, number % 10 == 0
                work = hang_up(crowded, caller) if gone else call(http, caller, mark, choice)
                tasks.append(asyncio.create_task(work))
            for task in choice.sample(tasks, 14):
                await asyncio.sleep(choice.random() * 0.004)
                cancelled += task.cancel()
            for task in tasks:
                with suppress(asyncio.CancelledError):
                    await task
        assert cancelled > STORM / 4

        async def read(number: int) -> Counter[str]:
            centre, mark = centres[number % 2], MARKS[number % 2]
            answer = await replace(centre.coordinator, http=http).get("/v1/cases?limit=200")
            assert answer.status_code == 200, answer.text
            return Counter(
                "own" if item["origin_country"] == mark else "other" for item in answer.json()["items"]
            )

        found = await asyncio.gather(*(read(number) for number in range(READS)))
    total = sum(found, Counter[str]())
    assert total["other"] == 0
    assert all(count["own"] >= 3 for count in found)
    await nothing_is_left_behind(crowded)


async def nothing_is_left_behind(app: FastAPI) -> None:
    """Every connection came back to the pool, and none of them is in a tenant."""
    engine = app.state.office.database.engine
    assert engine.pool.checkedout() == 0
    connections = [await engine.connect() for _ in range(POOL)]
    for connection in connections:
        assert not await connection.scalar(text("SELECT current_setting('app.organisation_id', true)"))
        assert await connection.scalar(text("SELECT count(*) FROM cases")) == 0
        await connection.close()
