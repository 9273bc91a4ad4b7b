"""A network's webhooks: endpoints in each state, and what was sent to them."""

from tests.factories.house import Caller
from tests.factories.world import World, command, identifier, later, made
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features.exchange.service import posting
from trafficking_api.features.exchange.service.posting import Outcome
from trafficking_api.kit.outbound import Failure

ENDPOINTS, DELIVERIES = "/v1/webhook-endpoints", "/v1/webhook-deliveries"


async def endpoint(admin: Caller, word: str = "hooks") -> str:
    """A new endpoint that nothing is ever sent to."""
    return await made(admin, ENDPOINTS, {"url": f"https://example.invalid/{word}", "kinds": ["referral"]})


async def tested(admin: Caller, here: str) -> str:
    """A test event for an endpoint; returns the address of its delivery."""
    return await made(admin, DELIVERIES, {"endpoint_id": str(identifier(here))})


async def hooks(world: World) -> None:
    """Two endpoints in each state; a delivery in each state of its own."""
    admin = world.centre.admin
    for state in ("disabled", "gone", "active"):
        world.hooks[state] = await endpoint(admin, world.secret())
    await command(admin, world.hooks["active"], "rotate-secret", {"overlap_hours": 24})
    await command(admin, world.hooks["disabled"], "disable")
    await became(world, "gone", Outcome(3, 410, Failure.GONE))
    world.hooks["delivered"] = await became(world, "active", Outcome(3, 204))
    world.hooks["dead"] = await became(world, "active", Outcome(3, 500, Failure.REFUSED), days=4)
    world.hooks["pending"] = await tested(admin, world.hooks["active"])


async def became(world: World, state: str, outcome: Outcome, days: int = 0) -> str:
    """A delivery to the endpoint of this state, and what became of it so many days after its first try."""
    here = await tested(world.centre.admin, world.hooks[state])
    async with system_mandate(world.house.office, world.centre.id, "test") as mandate:
        (parcel,) = await posting.take(mandate, identifier(world.hooks[state]))
    async with (
        later(world.house, days=days),
        system_mandate(world.house.office, world.centre.id, "test") as mandate,
    ):
        await posting.note(mandate, parcel, outcome)
    return here
