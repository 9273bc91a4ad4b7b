"""Has files taken in, as a script does, and the worker at hand."""

import json
from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from tests.factories.filing import as_form
from tests.factories.house import Caller, House, Party
from tests.factories.world import World, command
from tests.features.stories import colleague
from trafficking_api.features.exchange import tasks

IMPORTS = "/v1/imports"


def lines(rows: Sequence[Any]) -> bytes:
    """Rows as lines of JSON; a text is a line as it is."""
    return "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows).encode()


def person(reference: str, name: str = "Example", **identity: Any) -> dict[str, Any]:
    """The row of a person."""
    return {
        "type": "person",
        "reference": reference,
        "data": {"identity": {"first_name": name, **identity}},
    }


def case(reference: str, of: str, **facts: Any) -> dict[str, Any]:
    """The row of a case of hers."""
    return {"type": "case", "reference": reference, "refers": {"person_id": of}, "data": facts}


def signalement(reference: str, to: Party) -> dict[str, Any]:
    """The row of a report of the police to a centre."""
    return {
        "type": "signalement",
        "reference": reference,
        "data": {
            "to_organisation_id": str(to.id),
            "official_reference": reference,
            "channel": "PartnerApi",
            "source": "FederalPolice",
            "urgency": "Within7d",
            "persons_count": 1,
            "country": "BE",
        },
    }


async def asked(caller: Caller, content: bytes, **options: str) -> str:
    """Have a file taken in, and insist that it is kept; returns the address of the import."""
    sent = as_form({"file": "rows", "format": "ndjson", **options}, content)
    key = {"Idempotency-Key": uuid4().hex}
    answer = await caller.call("POST", IMPORTS, headers=key, **sent)
    assert answer.status_code == 202, answer.text
    return str(answer.headers["Location"])


async def taken_in(house: House, caller: Caller, content: bytes, **options: str) -> dict[str, Any]:
    """Have a file taken in whole; returns the import at its end."""
    address = await asked(caller, content, **options)
    while await tasks.take_in_rows(house.office, caller.organisation_id):
        pass
    return await at(caller, address)


async def at(caller: Caller, address: str) -> dict[str, Any]:
    """An import as it stands."""
    answer = await caller.get(address)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def report(caller: Caller, found: dict[str, Any], query: str = "") -> list[dict[str, Any]]:
    """What became of each row, over all pages."""
    rows: list[dict[str, Any]] = []
    address: str | None = f"{IMPORTS}/{found['id']}/rows?limit=200{query}"
    while address:
        page = (await caller.get(address)).json()
        rows += page["items"]
        address = page.get("next")
    return rows


def counts(found: dict[str, Any]) -> dict[str, int]:
    """How many rows came to what; zeros are left out."""
    outcomes = ("stored", "valid", "unchanged", "refused")
    return {outcome: found[f"rows_{outcome}"] for outcome in outcomes if found[f"rows_{outcome}"]}


async def importing(world: World) -> None:
    """An import in each state, of people of whom everything is known."""
    house, worker = world.house, world.centre.coordinator
    rows = [
        {"type": "person", "reference": world.secret(), "data": world.person()},
        case(world.secret(), world.secret()),
    ]
    content = lines(rows)
    for state in ("completed", "failed", "cancelled", "under_way"):
        asker = await colleague(house, world.centre) if state == "failed" else worker
        world.imports[state] = await asked(asker, content)
        if state == "failed":
            await command(world.centre.admin, f"/v1/clients/{asker.client_id}", "revoke")
        if state == "cancelled":
            await command(worker, world.imports[state], "cancel")
        elif state != "under_way":
            await tasks.take_in_rows(house.office, world.centre.id)
