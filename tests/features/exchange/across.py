"""Two deployments, each with a database, keys and a port of its own, and a centre that knows the other's."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import uvicorn

from tests import servers
from tests.factories.exchange_messages import Deaf
from tests.factories.exchange_peers import elsewhere
from tests.factories.house import Caller, House, Party, soon
from tests.factories.world import command, made
from tests.faults.deployment import free_port
from trafficking_api.app import create_app
from trafficking_api.features.exchange.service import peer_sending
from trafficking_api.features.exchange.service.peer_post import Post
from trafficking_api.kit.keys.file import KeyFile
from trafficking_api.settings import Settings


class Served:
    """A server that answers on a port, in this process, until it is stopped; it can start again."""

    def __init__(self, app: Any) -> None:
        self._app, self.port = app, free_port()
        self._task: asyncio.Task[None] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        config = uvicorn.Config(
            self._app, port=self.port, access_log=False, log_config=None, lifespan="off", ws="none"
        )
        self._server = uvicorn.Server(config)
        self._server.capture_signals = nullcontext  # type: ignore[method-assign, assignment] # they are pytest's
        self._task = asyncio.create_task(self._server.serve())
        while not self._server.started:  # noqa: ASYNC110 - it tells nobody
            await asyncio.sleep(0.01)

    async def stop(self) -> None:
        if self._task is not None:
            self._server.should_exit = True
            await self._task
            self._task = None


@dataclass
class Side:
    """One deployment, and the centre on it."""

    house: House
    served: Served
    centre: Party

    @property
    def worker(self) -> Caller:
        return self.centre.coordinator

    async def tell(self) -> None:
        """Tell the other side what there is, once."""
        async with Post.open(self.house.office) as post:
            await post.round()
            await post.until_told()

    async def tell_and_hear_nothing(self) -> None:
        """Tell the other side the next thing; it does it, and its answer is lost."""
        async with self.house.office.partners.line() as line:
            deaf = Deaf(line.reach, line.pool)
            for peer_id in await peer_sending.due(self.house.office, self.centre.id):
                await peer_sending.tell(self.house.office, deaf, asyncio.Lock(), self.centre.id, peer_id)

    async def tries_again(self) -> None:
        """An administrator need not wait for the next try."""
        (peer,) = (await self.centre.admin.get("/v1/peers")).json()["items"]
        for name in ("stop", "resume"):
            await command(self.centre.admin, f"/v1/peers/{peer['id']}", name)

    async def meets(self, other: "Side") -> str:
        """Give a seat to the other's centre, and make a peer for it."""
        body = elsewhere(other.centre.id)
        body["elsewhere"]["home_url"] = other.served.url
        await self.house.operator.operator.made("/v1/organisations", body)
        return await made(self.centre.admin, "/v1/peers", {"partner_id": str(other.centre.id)})

    async def log(self) -> list[dict[str, Any]]:
        """The log of messages, the first at its head."""
        (peer,) = (await self.centre.admin.get("/v1/peers")).json()["items"]
        items = (await self.centre.admin.get(f"/v1/peers/{peer['id']}/messages?limit=200")).json()["items"]
        return list(reversed(items))

    async def status(self, address: str) -> int | str:
        """How a referral stands, or the status of the answer."""
        answer = await self.worker.get(address)
        return str(answer.json()["status"]) if answer.status_code == 200 else answer.status_code


@dataclass
class Two:
    """Two sides that have confirmed each other's keys."""

    here: Side
    there: Side
    peers: tuple[str, str]

    async def carry(self) -> None:
        """Let both tell each other all that there is."""
        for _ in range(2):
            await self.here.tell()
            await self.there.tell()

    async def agree(self, kind: str = "referral") -> str:
        """An agreement that one side proposes and the other signs, each on its own server."""
        body = {"to_organisation_id": str(self.there.centre.id), "kind": kind, "valid_from": "2026-01-01"}
        address = await made(self.here.centre.admin, "/v1/agreements", body)
        await self.carry()
        await command(self.there.centre.admin, address, "sign")
        await self.carry()
        return address

    async def send(self, case: str, **more: Any) -> str:
        """A referral, sent here."""
        body = {
            "case_id": case,
            "kind": "referral",
            "to_organisation_id": str(self.there.centre.id),
            "respond_by_on": soon(),
            **more,
        }
        address = await made(self.here.worker, "/v1/referrals", body)
        await command(self.here.worker, address, "send")
        return address


@asynccontextmanager
async def side(folder: Path, name: str) -> AsyncIterator[Side]:
    """A deployment of its own."""
    with servers.own_database(is_quiet=True) as urls:
        settings = Settings(
            database_url=urls[0],
            shred_ledger=folder / f"{name}-shred.jsonl",
            seal_ledger=folder / f"{name}-seal.jsonl",
            peer_allowed_hosts=["127.0.0.1"],
            **servers.PATIENT,
        )
        app = create_app(settings, KeyFile.create(folder / f"{name}.json"))
        house, served = await House.open(app, urls[1]), Served(app)
        await served.start()
        try:
            yield Side(house, served, await house.party())
        finally:
            await served.stop()
            await house.close()


@asynccontextmanager
async def two(folder: Path) -> AsyncIterator[Two]:
    """Two of them, whose administrators have read their fingerprints to each other."""
    async with side(folder, "here") as here, side(folder, "there") as there:
        peers = (await here.meets(there), await there.meets(here))
        admins = (here.centre.admin, there.centre.admin)
        told = [(await admin.get(peer)).json() for admin, peer in zip(admins, peers, strict=True)]
        for admin, peer, other in zip(admins, peers, reversed(told), strict=True):
            await command(admin, peer, "present", {"public_key": other["own_public_key"]})
            await command(admin, peer, "confirm", {"fingerprint": other["own_fingerprint"]})
        yield Two(here, there, peers)
