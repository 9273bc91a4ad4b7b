"""Keys that another server unlocks: nobody who needs nothing of it waits for it, and nobody asks it twice."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI

from tests.factories.court_calendar import subscribed
from tests.factories.exchange_messages import DOOR, TERMS, Correspondent
from tests.factories.house import House, Party
from tests.features.stories import code, new_person
from trafficking_api.access.keyring import KeyRing
from trafficking_api.access.mandate import Office
from trafficking_api.app import create_app
from trafficking_api.kit.keys import KeyServerSilent
from trafficking_api.kit.keys.file import KeyFile
from trafficking_api.settings import Settings

POOL = 2
NOY = {"identity": {"first_name": "Noy"}}


@dataclass
class Elsewhere:
    """A key server that answers when it is let, and counts who asks."""

    is_elsewhere: ClassVar[bool] = True
    file: KeyFile
    is_free: asyncio.Event = field(default_factory=asyncio.Event)
    asked: Counter[UUID] = field(default_factory=Counter)
    arrived: dict[UUID, asyncio.Event] = field(default_factory=dict)
    trouble: Exception | None = None

    def knows(self, wrapped: bytes) -> bool:
        return self.file.knows(wrapped)

    async def wrap(self, organisation_id: UUID, key: bytes) -> bytes:
        return await self.file.wrap(organisation_id, key)

    async def rewrap(self, organisation_id: UUID, wrapped: bytes) -> bytes:
        return await self.file.rewrap(organisation_id, wrapped)

    async def unwrap(self, organisation_id: UUID, wrapped: bytes) -> bytes:
        self.asked[organisation_id] += 1
        self.arrived.setdefault(organisation_id, asyncio.Event()).set()
        await self.is_free.wait()
        if self.trouble is not None:
            raise self.trouble
        return await self.file.unwrap(organisation_id, wrapped)

    async def is_asked(self, *organisations: Party) -> None:
        """Return when it was asked for the keys of each of these."""
        async with asyncio.timeout(60):
            for each in organisations:
                await self.arrived.setdefault(each.id, asyncio.Event()).wait()


@dataclass
class Narrow:
    """A deployment with two connections, whose keys are elsewhere."""

    app: FastAPI
    http: httpx.AsyncClient
    server: Elsewhere

    @property
    def office(self) -> Office:
        office: Office = self.app.state.office
        return office

    async def post(self, party: Party, path: str, body: Any, **options: Any) -> httpx.Response:
        return await replace(party.coordinator, http=self.http).post(path, body, **options)


@pytest.fixture
async def narrow(settings: Settings, keys: KeyFile) -> AsyncIterator[Narrow]:
    app = create_app(settings.model_copy(update={"pool_size": POOL, "answer_seconds": 120.0}), keys)
    server = Elsewhere(keys)
    app.state.office.keys = KeyRing(server)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://test") as http:
        yield Narrow(app, http, server)
    await app.state.office.database.close()


async def test_who_waits_for_keys_holds_no_connection_and_they_are_asked_for_once(
    house: House, narrow: Narrow
) -> None:
    """More wait than there are connections, and another who needs no keys is served meanwhile."""
    one, two, other = [await house.party() for _ in range(3)]
    waiting = [
        asyncio.create_task(narrow.post(party, "/v1/people", NOY)) for party in (one, two) for _ in range(4)
    ]
    await narrow.server.is_asked(one, two)
    answer = await replace(other.coordinator, http=narrow.http).get("/v1/cases")
    assert answer.status_code == 200
    assert not any(each.done() for each in waiting)
    narrow.server.is_free.set()
    assert {answer.status_code for answer in await asyncio.gather(*waiting)} == {201}
    assert narrow.server.asked == {one.id: 1, two.id: 1}


async def test_a_key_server_that_does_not_help_is_asked_again_by_the_next(
    house: House, narrow: Narrow
) -> None:
    centre, server = await house.party(), narrow.server
    server.is_free.set()
    server.trouble = KeyServerSilent("503")
    answer = await narrow.post(centre, "/v1/people", NOY)
    assert (answer.status_code, code(answer)) == (503, "unavailable")
    server.trouble = None
    assert (await narrow.post(centre, "/v1/people", NOY)).status_code == 201
    assert server.asked == {centre.id: 2}


async def test_work_that_began_again_is_done_once_and_told_again_to_its_twin(
    house: House, narrow: Narrow
) -> None:
    centre = await house.party()
    narrow.server.is_free.set()
    first, twin = [await narrow.post(centre, "/v1/people", NOY, key="noy") for _ in range(2)]
    assert (first.status_code, twin.status_code) == (201, 201)
    assert twin.headers["Idempotent-Replayed"] == "true"
    listed = await centre.coordinator.get("/v1/people")
    assert [person["id"] for person in listed.json()["items"]] == [first.json()["id"]]


async def test_what_is_sealed_with_a_key_that_is_nowhere_ends_the_work(house: House, narrow: Narrow) -> None:
    """The keys are read again for a version that is not known, and not without end."""
    centre = await house.party()
    person = await new_person(centre, first_name="Noy")
    version = "set_byte(wrapped, 2, 9)"
    await house.owner_execute(
        f"UPDATE person_keys SET key_version = 9, wrapped = {version} WHERE person_id = :id",  # noqa: S608 - fixed
        id=UUID(person),
    )
    narrow.server.is_free.set()
    answer = await replace(centre.coordinator, http=narrow.http).get(f"/v1/people/{person}")
    assert (answer.status_code, code(answer)) == (500, "internal_error")


async def test_a_calendar_and_a_partners_message_wait_for_keys_without_a_connection_too(
    house: House, narrow: Narrow
) -> None:
    centre, seat = await house.party(), await house.party()
    partner = await Correspondent.of(house, seat)
    _, address = await subscribed(centre.legal)
    letter = partner.letter("agreement.created", TERMS).document()
    waiting = [asyncio.create_task(narrow.http.get(address)) for _ in range(POOL)]
    waiting += [asyncio.create_task(narrow.http.post(DOOR, json=letter)) for _ in range(POOL)]
    await narrow.server.is_asked(centre, seat)
    other = await house.party()
    answer = await replace(other.coordinator, http=narrow.http).get("/v1/cases")
    assert answer.status_code == 200
    assert not any(each.done() for each in waiting)
    narrow.server.is_free.set()
    assert {answer.status_code for answer in await asyncio.gather(*waiting)} == {200}
