"""Either database is killed amid signed messages: each is done once, and both logs agree (XCH-2, XCH-8)."""

import asyncio
import itertools
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.factories.exchange_peers import elsewhere
from tests.factories.house import FACTS, Party, soon
from tests.factories.world import command, made
from tests.faults.deployment import Deployment, Server, Write
from trafficking_api.features.exchange.service.peer_telling import TALES

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

WRITERS, DEATHS = 4, 6
#: Until somebody has been told what happened, on a busy machine too.
TOLD_WITHIN = 60

#: Each finds what a transaction would have left behind half done; zero is a whole database.
HALVES = {
    "a message that nobody answered": "SELECT count(*) FROM peer_messages WHERE outcome IS NULL",
    "a message that was refused": "SELECT count(*) FROM peer_messages WHERE outcome <> 'done'",
    "a line that stands still": "SELECT count(*) FROM peer_lines WHERE failures > 0",
    "a referral without its link": """
        SELECT count(*) FROM referrals r WHERE 1 <> (SELECT count(*) FROM referral_links l
        WHERE l.id = r.id AND l.organisation_id = r.from_organisation_id)""",
    "a referral without the message that sent it": """
        SELECT count(*) FROM referrals r WHERE 1 <> (SELECT count(*) FROM peer_messages m
        WHERE m.object_id = r.id AND m.kind = 'referral.sent')""",
    "a referral without the message that answered it": """
        SELECT count(*) FROM referrals r WHERE 1 <> (SELECT count(*) FROM peer_messages m
        WHERE m.object_id = r.id AND m.kind = 'referral.' || r.status)""",
    "a message about a referral that is not here": """
        SELECT count(*) FROM peer_messages m WHERE m.kind LIKE 'referral.%'
        AND NOT EXISTS (SELECT FROM referrals r WHERE r.id = m.object_id)""",
    "a card that was not sent once": """
        SELECT count(*) FROM referrals r WHERE 1 <> (SELECT count(*) FROM exchanges e
        WHERE e.referral_id = r.id AND e.kind = 'CardSent')""",
    "words without their message": """
        SELECT count(*) FROM referral_messages w WHERE 1 <> (SELECT count(*) FROM peer_messages m
        WHERE m.object_id = w.id AND m.kind = 'referral_message.sent')""",
    "what was not done once for each of the two": """
        SELECT count(*) FROM peer_messages m WHERE m.kind <> 'referral.changed'
        AND 2 <> (SELECT count(*) FROM events e WHERE e.object_id = m.object_id AND e.type = m.kind)""",
    "a change that was not told for each word": """
        SELECT (SELECT count(*) FROM peer_messages WHERE kind = 'referral.changed')
             - (SELECT count(*) FROM peer_messages WHERE kind = 'referral_message.sent')""",
}
#: The log as both must have it, and how each message was sent: the receiver knows the form that it has done.
LOG = """
    SELECT from_organisation_id, number, id, to_organisation_id, after, kind, object_id, body_hash,
    outcome, code, answer_head, answer_signature, answered_at FROM peer_messages ORDER BY 1, 2"""
FORMS = "SELECT id, request_hashes, body_hashes FROM peer_messages WHERE from_organisation_id = :sender"
ON_ITS_WAY = "SELECT id FROM peer_messages WHERE outcome IS NULL"
SENT_AGAIN = """
    SELECT id FROM peer_messages WHERE from_organisation_id = :own AND cardinality(request_hashes) > 1"""
#: What happened between the two and is not settled with the other server, numbered or not.
UNTOLD = """
    SELECT e.id FROM peer_lines l JOIN peers p ON p.id = l.id
    JOIN events e ON e.organisation_id = l.organisation_id AND e.peer_id = p.partner_id
    LEFT JOIN feed_entries f ON f.organisation_id = e.organisation_id AND f.event_seq = e.seq
    WHERE e.type = ANY(:tales) AND (f.peer_position IS NULL OR f.peer_position > l.position)"""


@dataclass
class Side:
    """A deployment, its server, and the centre on it, which does not give up."""

    deployment: Deployment
    server: Server

    @property
    def centre(self) -> Party:
        return self.deployment.centre

    async def rows(self, query: str, **parameters: Any) -> list[Any]:
        return list((await self.deployment.house.owner_execute(query, **parameters)).all())

    async def does(
        self, path: str, body: dict[str, Any], etag: str | None = None, role: str = "coordinator"
    ) -> dict[str, Any]:
        """Send it under its key until it is done."""
        write = Write(self.centre.callers[role], path, body, etag=etag)
        return await self._heard(lambda: write.send(self.server))

    async def finds(self, path: str, role: str = "coordinator") -> dict[str, Any]:
        """What is there, as soon as it is."""
        caller = replace(self.centre.callers[role], http=self.server.http)
        return await self._heard(lambda: caller.get(path), later={404})

    async def until(self, path: str, status: str, role: str = "coordinator") -> None:
        async with asyncio.timeout(TOLD_WITHIN):
            while (await self.finds(path, role))["status"] != status:  # noqa: ASYNC110 - no event tells it
                await asyncio.sleep(0.1)

    async def until_said(self, path: str, words: int) -> None:
        async with asyncio.timeout(TOLD_WITHIN):
            while len((await self.finds(f"{path}/messages"))["items"]) != words:  # noqa: ASYNC110 - the same
                await asyncio.sleep(0.1)

    async def _heard(
        self, ask: Callable[[], Awaitable[httpx.Response]], later: set[int] | None = None
    ) -> dict[str, Any]:
        async with asyncio.timeout(TOLD_WITHIN):
            while True:
                try:
                    answer = await ask()
                except httpx.TransportError:
                    pass
                else:
                    if answer.is_success:
                        return dict(answer.json())
                    assert answer.status_code in {503, *(later or ())}, answer.text
                await asyncio.sleep(0.1)


@dataclass
class Two:
    """Two of them that know each other's keys, and what they have told each other of so far."""

    here: Side
    there: Side
    done: list[str] = field(default_factory=list)
    stopped: bool = False
    _turns: Any = field(default_factory=itertools.count)

    async def write(self) -> None:
        """Refer one after the other, until it is enough."""
        while not self.stopped:
            self.done.append(await self._refer(next(self._turns)))

    async def _refer(self, turn: int) -> str:
        """One referral, answered there, and talked about by both; each waits until the other has heard."""
        here, there = self.here, self.there
        case = await here.does("/v1/cases", FACTS)
        drafted = await here.does("/v1/referrals", self._offer(case["id"]))
        offer = f"/v1/referrals/{drafted['id']}"
        await here.does(f"{offer}/send", {}, "*")
        await there.until(offer, "sent")
        if turn % 3 == 0:
            await there.does(f"{offer}/decline", {"by": "centre", "code": "Other"}, "*")
            await here.until(offer, "declined")
            return offer
        await there.does(f"{offer}/accept", {}, "*")
        await there.does(f"{offer}/messages", {"text": "The room is ready."})
        await here.until(offer, "accepted")
        await here.does(f"{offer}/messages", {"text": "She can come on Monday."})
        for side in (here, there):
            await side.until_said(offer, 2)
        return offer

    def _offer(self, case: str) -> dict[str, Any]:
        to = str(self.there.centre.id)
        return {"case_id": case, "kind": "referral", "to_organisation_id": to, "respond_by_on": soon()}

    async def until_one_is_on_its_way(self) -> None:
        """A message is written down and not answered: here or there, whichever is asked first."""
        sender = random.choice((self.here, self.there))
        async with asyncio.timeout(TOLD_WITHIN):
            while not await sender.rows(ON_ITS_WAY):  # noqa: ASYNC110 - a log tells nobody
                await asyncio.sleep(0.005)

    async def were_both_asked_again(self) -> bool:
        """Each side has sent something twice."""
        return all([await side.rows(SENT_AGAIN, own=side.centre.id) for side in (self.here, self.there)])

    async def until_all_is_told(self) -> None:
        async with asyncio.timeout(TOLD_WITHIN):
            for side in (self.here, self.there):
                while await side.rows(UNTOLD, tales=list(TALES)):  # noqa: ASYNC110 - the same
                    await asyncio.sleep(0.1)


async def met(here: Side, there: Side) -> None:
    """Each gives the other a seat, and both confirm each other's keys."""
    told, peers = [], []
    for side, other in ((here, there), (there, here)):
        body = elsewhere(other.centre.id)
        body["elsewhere"]["home_url"] = f"http://127.0.0.1:{other.server.port}"
        await side.deployment.house.operator.operator.made("/v1/organisations", body)
        peers.append(await made(side.centre.admin, "/v1/peers", {"partner_id": str(other.centre.id)}))
        told.append((await side.centre.admin.get(peers[-1])).json())
    for side, peer, other in zip((here, there), peers, reversed(told), strict=True):
        await command(side.centre.admin, peer, "present", {"public_key": other["own_public_key"]})
        await command(side.centre.admin, peer, "confirm", {"fingerprint": other["own_fingerprint"]})


async def agreed(here: Side, there: Side) -> None:
    """An agreement that one proposes and the other signs, and a crowd that the first card hides in."""
    body = {"to_organisation_id": str(there.centre.id), "kind": "referral", "valid_from": "2026-01-01"}
    made_ = await here.does("/v1/agreements", body, role="admin")
    address = f"/v1/agreements/{made_['id']}"
    await there.until(address, "proposed", role="admin")
    await there.does(f"{address}/sign", {}, "*", role="admin")
    await here.until(address, "active", role="admin")
    for _ in range(5):
        await here.does("/v1/cases", FACTS)


async def opened(folder: Path) -> Deployment:
    await asyncio.to_thread(folder.mkdir)
    return await Deployment.open(folder, peer_allowed_hosts=["127.0.0.1"], sweep_seconds=0.5)


@pytest.fixture
async def two(tmp_path: Path) -> AsyncIterator[Two]:
    deployments = await asyncio.gather(opened(tmp_path / "here"), opened(tmp_path / "there"))
    # One after the other: to start takes a processor for seconds, and each has a minute.
    here, there = [Side(deployment, await deployment.server()) for deployment in deployments]
    await met(here, there)
    await agreed(here, there)
    yield Two(here, there)
    for side in (here, there):
        await side.deployment.close()


async def killed_in_turn(two: Two) -> None:
    """The database of one, then of the other, while a message is on its way; until each had to ask again."""
    for deaths, side in enumerate(itertools.cycle((two.there, two.here))):
        if deaths >= DEATHS and await two.were_both_asked_again():
            return
        await two.until_one_is_on_its_way()
        await asyncio.sleep(random.uniform(0, 0.05))  # wherever it is by then
        await side.deployment.kill_database()
        await side.deployment.start_database()


async def both_logs_agree(two: Two) -> None:
    """All that was answered, and that each names the one before it; of forms, the one that was done."""
    logs = [await side.rows(LOG) for side in (two.here, two.there)]
    assert logs[0] == logs[1]
    for before, row in itertools.pairwise(logs[0]):
        assert row.after == (before.number if row[0] == before[0] else 0)
    for sender, receiver in ((two.here, two.there), (two.there, two.here)):
        sent, taken = [
            {row.id: set(zip(row.request_hashes, row.body_hashes, strict=True)) for row in rows}
            for rows in [await side.rows(FORMS, sender=sender.centre.id) for side in (sender, receiver)]
        ]
        assert all(len(taken[id_]) == 1 and taken[id_] <= forms for id_, forms in sent.items())


async def test_databases_that_die_amid_messages_lose_none_and_do_none_twice(two: Two) -> None:
    async with asyncio.TaskGroup() as writing:
        for _ in range(WRITERS):
            writing.create_task(two.write())
        await killed_in_turn(two)
        two.stopped = True
    await two.until_all_is_told()
    await both_logs_agree(two)
    for side in (two.here, two.there):
        found = {name: (await side.rows(query))[0][0] for name, query in HALVES.items()}
        assert found == dict.fromkeys(HALVES, 0)
        offers = await side.rows("SELECT id FROM referrals")
        assert sorted(f"/v1/referrals/{row.id}" for row in offers) == sorted(two.done)
