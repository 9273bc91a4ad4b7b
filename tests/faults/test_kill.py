"""Killed in a burst of writes: what was acknowledged is there, nothing is half, a retry is harmless."""

import asyncio
import time
from collections.abc import AsyncIterator
from pathlib import Path
from signal import SIGKILL, SIGTERM

import httpx
import pytest

from tests.faults.deployment import PATIENCE, Burst, Deployment, Server, Write

pytestmark = pytest.mark.slow

#: Each finds what a transaction would have left behind half done; an empty answer is a whole database.
HALVES = {
    "a case without its event": """
        SELECT count(*) FROM cases c WHERE 1 <> (SELECT count(*) FROM events e WHERE e.object_id = c.id
        AND e.organisation_id = c.organisation_id AND e.type = 'case.created')""",
    "an event without its case": """
        SELECT count(*) FROM events e WHERE e.object_kind = 'case'
        AND NOT EXISTS (SELECT FROM cases c WHERE c.id = e.object_id)""",
    "a case without its audit row": """
        SELECT count(*) FROM cases c WHERE 1 <> (SELECT count(*) FROM audit_events a WHERE a.object_id = c.id
        AND a.organisation_id = c.organisation_id AND a.operation = 'open_case')""",
    "a signalement without its handling": """
        SELECT count(*) FROM signalements s WHERE NOT EXISTS (
        SELECT FROM signalement_handlings h
        WHERE h.id = s.id AND h.organisation_id = s.to_organisation_id)""",
    "a handling without its signalement": """
        SELECT count(*) FROM signalement_handlings h WHERE NOT EXISTS (
        SELECT FROM signalements s WHERE s.id = h.id)""",
    "a signalement without an event on both sides": """
        SELECT count(*) FROM signalements s WHERE 2 <> (SELECT count(DISTINCT e.organisation_id) FROM events e
        WHERE e.object_id = s.id AND e.object_kind = 'signalement')""",
    "a handling without its event": """
        SELECT count(*) FROM signalement_handlings h WHERE 1 <> (SELECT count(*) FROM events e
        WHERE e.object_id = h.id AND e.object_kind = 'signalement_handling')""",
    "a key without its answer": """
        SELECT count(*) FROM remembered_answers WHERE status IS NULL OR body IS NULL""",
    "an answer without its effect": """
        SELECT count(*) FROM remembered_answers r
        WHERE NOT EXISTS (SELECT FROM cases WHERE id = r.resource_id)
        AND NOT EXISTS (SELECT FROM signalements WHERE id = r.resource_id)""",
    "an effect without its answer": """
        SELECT (SELECT count(*) FROM cases) + (SELECT count(*) FROM signalements)
             - (SELECT count(*) FROM remembered_answers)""",
}


@pytest.fixture(scope="module")
async def deployment(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Deployment]:
    opened = await Deployment.open(tmp_path_factory.mktemp("faults"))
    yield opened
    await opened.close()


@pytest.fixture
async def server(deployment: Deployment) -> Server:
    return await deployment.server()


async def nothing_is_half(deployment: Deployment) -> None:
    found = {name: await deployment.counted(query) for name, query in HALVES.items()}
    assert found == dict.fromkeys(HALVES, 0)


async def ids(deployment: Deployment) -> set[str]:
    rows = await deployment.house.owner_execute("SELECT id FROM cases UNION ALL SELECT id FROM signalements")
    found = [str(row.id) for row in rows]
    assert len(found) == len(set(found))
    return set(found)


async def retried(write: Write, server: Server, turns: asyncio.Semaphore) -> httpx.Response:
    """As the contract asks: a 503 is tried again, under the same key, after the seconds it names."""
    async with turns:
        answer = await write.send(server)
        deadline = time.monotonic() + 20
        while answer.status_code == 503 and time.monotonic() < deadline:
            await asyncio.sleep(int(answer.headers["Retry-After"]))
            answer = await write.send(server)
        return answer


async def every_acknowledged_write_is_there_once(
    deployment: Deployment, burst: Burst, server: Server, before: set[str]
) -> None:
    """Now, and after every write was sent again under its key, as a client does that heard nothing."""
    await nothing_is_half(deployment)
    acknowledged = {write.key: write.answer.json()["id"] for write in burst.acknowledged if write.answer}
    assert set(acknowledged.values()) <= await ids(deployment)
    turns = asyncio.Semaphore(8)
    again = await asyncio.gather(*(retried(write, server, turns) for write in burst.writes))
    assert {answer.status_code for answer in again} <= {201}, [a.text for a in again if a.status_code != 201]
    for write, answer in zip(burst.writes, again, strict=True):
        if write.key in acknowledged:
            assert answer.json()["id"] == acknowledged[write.key]
            assert answer.headers["Idempotent-Replayed"] == "true"
    effects = await ids(deployment) - before
    assert effects == {answer.json()["id"] for answer in again}
    assert len(effects) == len(burst.writes)
    await nothing_is_half(deployment)


async def test_a_killed_server_loses_no_acknowledged_write_and_leaves_none_half(
    deployment: Deployment, server: Server
) -> None:
    before = await ids(deployment)
    burst = Burst(deployment, server)
    await burst.until(acknowledged=60)
    server.send(SIGKILL)
    assert await server.ended() == -SIGKILL
    await burst.stop()
    again = await deployment.server()
    await every_acknowledged_write_is_there_once(deployment, burst, again, before)


async def until_unavailable(deployment: Deployment, server: Server) -> None:
    """Nothing hangs and nothing pretends while the database is gone."""
    centre = deployment.centre.coordinator
    began = time.monotonic()
    paths = ["/v1/me", "/v1/cases", "/readyz", "/v1/referrals"] * 4
    headers = {"Authorization": f"Bearer {centre.token}"}
    answers = await asyncio.gather(*(server.http.get(path, headers=headers) for path in paths))
    assert time.monotonic() - began < PATIENCE
    form = {"grant_type": "client_credentials", "client_id": f"{centre.organisation_id}.{centre.client_id}"}
    answers.append(await server.http.post("/oauth/token", data=form))
    for answer in answers:
        assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")
        assert int(answer.headers["Retry-After"]) >= 1
    assert (await server.http.get("/healthz")).status_code == 200


async def test_a_killed_database_loses_nothing_and_the_server_heals_by_itself(
    deployment: Deployment, server: Server
) -> None:
    before = await ids(deployment)
    burst = Burst(deployment, server)
    await burst.until(acknowledged=60)
    await deployment.kill_database()
    await until_unavailable(deployment, server)
    await burst.stop()
    assert {write.answer.status_code for write in burst.writes if write.answer} == {201, 503}
    await deployment.start_database()
    await server.until_status("/readyz", 200, seconds=10)
    await every_acknowledged_write_is_there_once(deployment, burst, server, before)
    assert server.process.poll() is None


async def test_sigterm_under_load_drains_and_what_was_acknowledged_is_stored(
    deployment: Deployment, server: Server, tmp_path: Path
) -> None:
    before = await ids(deployment)
    burst = Burst(deployment, server)
    await burst.until(acknowledged=60)
    server.send(SIGTERM)
    assert await server.ended(seconds=15) in {0, -SIGTERM}
    await burst.stop()
    assert {write.answer.status_code for write in burst.writes if write.answer} == {201}
    again = await deployment.server()
    await every_acknowledged_write_is_there_once(deployment, burst, again, before)


async def test_no_fault_left_a_stack_trace_or_an_id_in_the_log(
    deployment: Deployment, server: Server
) -> None:
    await deployment.kill_database()
    await until_unavailable(deployment, server)
    await deployment.start_database()
    await server.until_status("/readyz", 200, seconds=10)
    written = deployment.log.read_text()
    assert '"status": 503' in written
    for told in (
        "Traceback",
        str(deployment.centre.id),
        deployment.centre.coordinator.token,
        "/v1/",
        "SELECT",
    ):
        assert told not in written
