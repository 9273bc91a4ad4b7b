"""Partners on other servers: their seats here, and a peer in each state."""

import base64
from typing import Any
from uuid import UUID, uuid4

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.factories.house import Caller, House
from tests.factories.world import World, command, made

#: What an administrator does, one after the other, until the peer is in this state.
WAYS = {
    "awaiting_key": (),
    "unconfirmed": ("present",),
    "active": ("present", "confirm"),
    "stopped": ("present", "confirm", "stop"),
}


def new_key(public: bytes | None = None) -> str:
    """The public key of somebody elsewhere."""
    raw = public or Ed25519PrivateKey.generate().public_key().public_bytes_raw()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def elsewhere(organisation_id: UUID | None = None, **more: Any) -> dict[str, Any]:
    """The body of a centre that works on another server."""
    there = {"organisation_id": str(organisation_id or uuid4()), "home_url": "https://partner.example"}
    return {
        "slug": f"seat_{uuid4().hex[:10]}",
        "name": "Elsewhere",
        "kind": "centre",
        "type": "SpecialisedReceptionCentre",
        "country": "FR",
        "time_zone": "Europe/Paris",
        "elsewhere": there,
        **more,
    }


async def seat(house: House, **more: Any) -> str:
    """A partner that works on another server: its id here and there."""
    answer = await house.operator.operator.made("/v1/organisations", elsewhere(**more))
    return str(answer.json()["id"])


async def met(admin: Caller, partner: str, state: str = "active", key: bytes | None = None) -> str:
    """A peer for this partner, in this state; returns its address."""
    here = await made(admin, "/v1/peers", {"partner_id": partner})
    for name in WAYS[state]:
        known = (await admin.get(here)).json()
        bodies = {
            "present": {"public_key": new_key(key)},
            "confirm": {"fingerprint": known["their_fingerprint"]},
        }
        await command(admin, here, name, bodies.get(name))
    return here


async def peers(world: World) -> None:
    """A peer in each state."""
    for state in WAYS:
        world.peers[state] = await met(world.centre.admin, await seat(world.house), state)
