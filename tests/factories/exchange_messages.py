"""What a partner's server says: signed messages, delivered at our door as that server would."""

import asyncio
from asyncio import Lock
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.factories.exchange_peers import met, seat
from tests.factories.house import House, Party
from tests.factories.world import World
from trafficking_api.features.exchange.rules import message
from trafficking_api.features.exchange.rules.message import Head, Letter
from trafficking_api.features.exchange.service import peer_sending
from trafficking_api.kit.outbound import Asked, Failure, Headers, Line, Reach, Unreached

DOOR = peer_sending.DOOR
#: The terms of an agreement, as they travel.
TERMS: dict[str, Any] = {
    "kind": "referral",
    "minimum_class_size": 5,
    "valid_from": "2026-01-01",
    "valid_until": None,
}


@dataclass
class Correspondent:
    """A partner on another server, of which only the key is here: whoever has it speaks for it."""

    house: House
    centre: Party
    id: UUID
    peer: str
    private: Ed25519PrivateKey = field(repr=False)
    last: int = 0

    @classmethod
    async def of(cls, house: House, centre: Party, partner: str | None = None) -> "Correspondent":
        """A partner whose key the centre has confirmed."""
        private, partner = Ed25519PrivateKey.generate(), partner or await seat(house)
        peer = await met(centre.admin, partner, key=message.public_of(private))
        return cls(house, centre, UUID(partner), peer, private)

    def letter(self, kind: str, body: Any, *, key: Ed25519PrivateKey | None = None, **said: Any) -> Letter:
        """The next message, or one that says otherwise."""
        text, hash_ = message.packed(body)
        head = {
            "form": 1,
            "id": str(uuid4()),
            "from_organisation_id": str(self.id),
            "to_organisation_id": str(self.centre.id),
            "number": self.last + 1,
            "after": self.last,
            "kind": kind,
            "object_id": str(uuid4()),
            "sent_at": message.instant(datetime.now(UTC)),
            "body_hash": hash_,
            **said,
        }
        return message.sign(Head.model_validate(head), text, key or self.private)

    async def deliver(self, letter: Letter) -> httpx.Response:
        """What our server answers."""
        answer = await self.house.http.post(DOOR, json=letter.document())
        if answer.status_code == 200:
            self.last = max(self.last, message.head_of(letter.head).number)
        return answer

    async def says(self, kind: str, body: Any, **said: Any) -> tuple[str, str | None]:
        """Deliver the next message; what became of it."""
        answer = await self.deliver(self.letter(kind, body, **said))
        assert answer.status_code == 200, answer.text
        head = message.answer_head(message.answer_of(answer.content))
        return head.outcome, head.code


class Silent(Line):
    """Nobody answers."""

    async def ask(self, *_asked: object) -> tuple[int, bytes]:
        raise Unreached(Failure.NO_CONNECTION)


class Deaf(Line):
    """What is answered does not arrive."""

    async def ask(self, url: str, body: bytes, headers: Headers, limits: Asked) -> tuple[int, bytes]:
        await super().ask(url, body, headers, limits)
        raise Unreached(Failure.TOO_SLOW)


async def unheard(house: House, organisation_id: UUID, peer: str) -> None:
    """Tell a partner whose server does not answer."""
    async with Reach().line() as line:
        silent = Silent(line.reach, line.pool)
        await peer_sending.due(house.office, organisation_id)
        peer_id = UUID(peer.rsplit("/", 1)[-1])
        await peer_sending.tell(house.office, silent, Lock(), organisation_id, peer_id)


async def messages(world: World) -> None:
    """A message of a partner's that was done, one that was refused, and one of ours that nobody answers."""
    partner = await Correspondent.of(world.house, world.centre)
    world.peers["talking"] = partner.peer
    proposed = str(uuid4())
    assert await partner.says("agreement.created", TERMS, object_id=proposed) == ("done", None)
    assert await partner.says("agreement.created", {}) == ("refused", "invalid")
    here = f"/v1/agreements/{proposed}"
    tag = (await world.centre.admin.get(here)).headers["ETag"]
    await world.centre.admin.done(f"{here}/sign", etag=tag)
    ours = "SELECT count(*) FROM peer_messages WHERE from_organisation_id = :own"
    async with asyncio.timeout(120):
        await unheard(world.house, world.centre.id, partner.peer)
        while not (await world.house.owner_execute(ours, own=world.centre.id)).scalar_one():
            await asyncio.sleep(0.2)  # a long transaction anywhere on the server holds up the numbers
            await unheard(world.house, world.centre.id, partner.peer)
