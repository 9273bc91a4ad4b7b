"""Programs that follow what happens."""

from typing import Any

from tests.factories.house import Caller, House, Party
from trafficking_api.access.mandate import system_mandate
from trafficking_api.access.models import Client

EVENTS = "/v1/events"


async def script(house: House, party: Party, role: str = "coordinator") -> Caller:
    """A client that is bound to no member."""
    async with system_mandate(house.office, party.id, "test") as mandate:
        client = Client(
            organisation_id=party.id, name="script", role=role, secret_hash="none", **mandate.stamps()
        )
        mandate.started(client, "active")
    return house.caller(party.id, client.id, role)


async def read(program: Caller, address: str = EVENTS, **wanted: Any) -> dict[str, Any]:
    """One answer of the feed."""
    answer = await program.get(address, params=wanted or None)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def everything(program: Caller, address: str = f"{EVENTS}?limit=200") -> list[dict[str, Any]]:
    """All that happened so far, followed from answer to answer."""
    found: list[dict[str, Any]] = []
    while True:
        page = await read(program, address)
        if not page["items"]:
            return found
        found, address = [*found, *page["items"]], page["next"]


def told(events: list[dict[str, Any]], kind: str, object_id: str) -> list[tuple[str, bool]]:
    """What happened to one thing, and after what it is gone."""
    return [
        (event["type"], event["is_tombstone"])
        for event in events
        if (event["kind"], event["object_id"]) == (kind, object_id)
    ]
