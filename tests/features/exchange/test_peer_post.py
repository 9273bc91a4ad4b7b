"""How partners are told: beside each other, by the process itself, and again while nobody answers."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from sqlalchemy import text

from tests.factories.exchange_messages import TERMS, Correspondent
from tests.factories.exchange_peers import seat
from tests.factories.house import House, Party
from tests.factories.world import command
from tests.features.exchange.across import Served
from trafficking_api.access.mandate import Office
from trafficking_api.app import create_app
from trafficking_api.features.exchange import tasks
from trafficking_api.features.exchange.rules import message
from trafficking_api.features.exchange.rules.message import Letter, Outcome
from trafficking_api.features.exchange.rules.waiting import PATIENCE, next_try
from trafficking_api.features.exchange.service import peer_post, peer_sending
from trafficking_api.features.exchange.service.peer_post import Post
from trafficking_api.kit.keys.file import KeyFile
from trafficking_api.kit.outbound import Reach
from trafficking_api.settings import Settings

NOW = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)


class Partner:
    """The server of a partner: it answers as it is told to, and counts what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.open = asyncio.Event()
        self.open.set()
        self.lies = False
        self.known: Correspondent

    async def __call__(self, _scope: Any, receive: Any, send: Any) -> None:
        body = b""
        while (event := await receive()) and event["type"] == "http.request":
            body += event["body"]
            if not event.get("more_body"):
                break
        document = json.loads(body)
        letter = Letter(document["head"], document["body"], document["signature"])
        head = message.head_of(letter.head)
        self.asked.append(head.kind)
        await self.open.wait()
        about = UUID(int=1) if self.lies else head.id
        reply = message.reply(
            message.answered(letter, about, Outcome.DONE, None, datetime.now(UTC)), self.known.private
        )
        headers = [(b"content-type", b"application/json")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": json.dumps(reply.document()).encode()})


@pytest.fixture
async def centre(house: House) -> Party:
    return await house.party()


@asynccontextmanager
async def opened(house: House, centre: Party, how_many: int) -> AsyncIterator[list[Partner]]:
    """Partners whose proposals the centre has signed, so that there is something to tell each."""
    house.office.partners = Reach(frozenset({"127.0.0.1"}))
    found: list[Partner] = []
    async with AsyncExitStack() as servers:
        for _ in range(how_many):
            partner = Partner()
            served = Served(partner)
            await served.start()
            servers.push_async_callback(served.stop)
            servers.callback(partner.open.set)
            place = await seat(house)
            moved = "UPDATE organisations SET home_url = :url WHERE id = :id"
            await house.owner_execute(moved, url=served.url, id=place)
            partner.known = await Correspondent.of(house, centre, place)
            agreement = str(uuid4())
            said = await partner.known.says("agreement.created", TERMS, object_id=agreement)
            assert said == ("done", None)
            await command(centre.admin, f"/v1/agreements/{agreement}", "sign")
            found.append(partner)
        yield found
    house.office.partners = Reach()


@pytest.fixture
async def partners(house: House, centre: Party) -> AsyncIterator[list[Partner]]:
    """Two of them."""
    async with opened(house, centre, 2) as found:
        yield found


async def outcomes(partner: Partner) -> list[str | None]:
    items = (await partner.known.centre.admin.get(f"{partner.known.peer}/messages")).json()["items"]
    return [one["outcome"] for one in items if one["direction"] == "out"]


async def until(partner: Partner, wanted: list[str | None]) -> None:
    async with asyncio.timeout(60):
        while await outcomes(partner) != wanted:  # noqa: ASYNC110 - the log tells nobody
            await asyncio.sleep(0.1)


async def test_xch_8_a_partner_who_is_slow_delays_no_other(house: House, partners: list[Partner]) -> None:
    slow, quick = partners
    slow.open.clear()
    async with Post.open(house.office) as post:
        await post.round()
        await until(quick, ["done"])
        assert await outcomes(slow) == [None]
        slow.open.set()
        await post.until_told()
    assert await outcomes(slow) == ["done"]
    assert (slow.asked, quick.asked) == (["agreement.signed"], ["agreement.signed"])


async def test_xch_8_however_many_are_slow_the_next_one_is_told(house: House, centre: Party) -> None:
    async with opened(house, centre, 12) as (*slow, quick), Post.open(house.office) as post:
        for partner in slow:
            partner.open.clear()
        await post.round()
        await until(quick, ["done"])
        async with asyncio.timeout(60):
            while not all(partner.asked for partner in slow):  # noqa: ASYNC110 - a server tells nobody
                await asyncio.sleep(0.1)
        for partner in slow:
            partner.open.set()
        await post.until_told()
        assert [await outcomes(partner) for partner in slow] == [["done"]] * len(slow)


async def test_partners_are_told_and_who_asks_is_answered_however_few_connections_there_are(
    house: House, centre: Party, quiet_database: tuple[str, str], settings: Settings, keys: KeyFile
) -> None:
    chosen = {"database_url": quiet_database[0], "pool_size": 3, "pool_timeout": 3.0}
    few = create_app(settings.model_copy(update=chosen), keys)
    office: Office = few.state.office
    async with (
        opened(house, centre, 5) as partners,
        httpx.AsyncClient(transport=httpx.ASGITransport(app=few), base_url="http://test") as http,
    ):
        office.partners = house.office.partners
        async with Post.open(office) as post:
            await post.round()
            told = asyncio.create_task(post.until_told())
            asked = []
            while not told.done():
                asked.append(await replace(centre.admin, http=http).get("/v1/peers"))
            await told
        assert {answer.status_code for answer in asked} == {200}
        assert [partner.asked for partner in partners] == [["agreement.signed"]] * 5
        assert [await outcomes(partner) for partner in partners] == [["done"]] * 5
    await office.database.close()


async def test_xch_8_the_trouble_of_one_organisation_is_not_that_of_those_after_it(
    house: House, partners: list[Partner], monkeypatch: pytest.MonkeyPatch
) -> None:
    centre, due = partners[0].known.centre, peer_sending.due
    last = text(f"SELECT id FROM organisations WHERE home_url IS NULL ORDER BY id = '{centre.id}'")  # noqa: S608 - an id of ours
    monkeypatch.setattr(peer_post, "_AT_HOME", last)
    looked_at: list[UUID] = []

    async def troubled(office: Office, organisation_id: UUID) -> list[UUID]:
        looked_at.append(organisation_id)
        if organisation_id != centre.id:
            raise TimeoutError
        return await due(office, organisation_id)

    monkeypatch.setattr(peer_sending, "due", troubled)
    async with Post.open(house.office) as post:
        await post.round()
        await post.until_told()
    assert (len(looked_at) > 1, looked_at[-1]) == (True, centre.id)
    assert [partner.asked for partner in partners] == [["agreement.signed"], ["agreement.signed"]]


async def test_the_process_tells_by_itself(house: House, partners: list[Partner]) -> None:
    telling = asyncio.create_task(tasks.tell_partners(house.office, 0.1))
    try:
        for partner in partners:
            await until(partner, ["done"])
    finally:
        telling.cancel()
        await asyncio.gather(telling, return_exceptions=True)


async def test_xch_2_an_answer_that_is_about_something_else_settles_nothing(
    house: House, partners: list[Partner]
) -> None:
    liar, _ = partners
    liar.lies = True
    async with Post.open(house.office) as post:
        await post.round()
        await post.until_told()
    assert await outcomes(liar) == [None]
    liar.lies = False
    for name in ("stop", "resume"):
        await command(liar.known.centre.admin, liar.known.peer, name)
    async with Post.open(house.office) as post:
        await post.round()
        await post.until_told()
    assert await outcomes(liar) == ["done"]


async def test_xch_4_without_the_log_nothing_leaves(house: House, partners: list[Partner]) -> None:
    await house.owner_execute("ALTER TABLE peer_messages ADD CONSTRAINT full_disk CHECK (false) NOT VALID")
    try:
        async with Post.open(house.office) as post:
            await post.round()
            await post.until_told()
        assert [partner.asked for partner in partners] == [[], []]
    finally:
        await house.owner_execute("ALTER TABLE peer_messages DROP CONSTRAINT full_disk")
    async with Post.open(house.office) as post:
        await post.round()
        await post.until_told()
    assert [partner.asked for partner in partners] == [["agreement.signed"], ["agreement.signed"]]


async def test_no_private_address_is_reached(house: House, partners: list[Partner]) -> None:
    house.office.partners = Reach()
    async with Post.open(house.office) as post:
        await post.round()
        await post.until_told()
    assert [partner.asked for partner in partners] == [[], []]
    assert [await outcomes(partner) for partner in partners] == [[None], [None]]


async def test_what_was_stopped_is_told_to_nobody(house: House, partners: list[Partner]) -> None:
    stopped, other = partners
    await command(stopped.known.centre.admin, stopped.known.peer, "stop")
    async with Post.open(house.office) as post:
        await post.round()
        await post.until_told()
    assert (stopped.asked, other.asked) == ([], ["agreement.signed"])


def test_xch_8_the_pauses_grow_and_end_after_three_days() -> None:
    pauses = [next_try(failures, NOW, NOW) for failures in range(1, 12)]
    seconds = [(at - NOW).total_seconds() for at in pauses if at is not None]
    assert len(seconds) == 11
    assert all(2 ** min(n, 10) / 2 <= pause for n, pause in enumerate(seconds[:8], 1))
    assert max(seconds) <= 300
    assert len(set(seconds)) == len(seconds)
    assert next_try(900, NOW - PATIENCE, NOW) is not None
    assert next_try(900, NOW - PATIENCE - timedelta(seconds=1), NOW) is None
