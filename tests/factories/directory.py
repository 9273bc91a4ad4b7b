"""A network's entries in the directory: something that all may read, and something that nobody else may."""

from tests.factories.house import Party
from tests.factories.world import World, made

FIELDS = "/v1/directory-fields"
SEARCH = "/v1/discovery/search"
SHELTER = {
    "service": "SafeAccommodation",
    "genders": ["Feminine", "TransgenderFeminine"],
    "children": "2+",
}
WOMAN = {"country": "BE", "gender": "Feminine", "age_band": "27-29", "children": "2+"}


async def field(party: Party, name: str, value: str | None = None, **more: object) -> str:
    """A new field of an entry; returns its address."""
    return await made(party.admin, FIELDS, {"name": name, "value": value, **more})


async def entries(world: World) -> None:
    """A web site for all, an address for nobody, whom the centre takes; and a question."""
    for party in (world.centre, world.partner):
        await field(party, "Website", "https://example.invalid")
    centre = world.centre
    world.entry["address"] = await field(centre, "Address", world.secret())
    world.entry["services"] = await field(centre, "Services", offers=[SHELTER], grade="none")
    answer = await centre.coordinator.post(SEARCH, WOMAN)
    assert answer.status_code == 200, answer.text
