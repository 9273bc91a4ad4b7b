"""A network's feeds: what has happened so far, with its numbers."""

from tests.factories.world import World
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features.exchange import tasks


async def fed(world: World) -> None:
    """Number the events of each organisation."""
    for party in world.parties:
        async with system_mandate(world.house.office, party.id, "test") as mandate:
            assert await tasks.number(mandate) > 0
