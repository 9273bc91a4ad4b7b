"""Has files made, as a script does, and the worker at hand."""

import hashlib
import io
import json
from typing import Any
from uuid import uuid4

import pyzipper

from tests.factories.house import Caller, House
from tests.factories.world import World, command
from tests.features.stories import colleague
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features.exchange import tasks
from trafficking_api.features.exchange.schemas.export import IDENTIFYING

EXPORTS = "/v1/exports"


async def wished(caller: Caller, *types: str, **options: Any) -> tuple[str, str | None]:
    """Have files made; returns the address of the export, and the passphrase, if there is one."""
    body = {"types": list(types), **options}
    if IDENTIFYING & set(types):
        body.setdefault("reason", "Supervision")
    answer = await caller.post(EXPORTS, body, key=uuid4().hex)
    assert answer.status_code == 202, answer.text
    return str(answer.headers["Location"]), answer.json()["passphrase"]


async def finished(house: House, caller: Caller) -> None:
    """Let the worker go on until nothing is left to make."""
    while await tasks.make_exports(house.office, caller.organisation_id):
        pass


async def exported(house: House, caller: Caller, *types: str, **options: Any) -> dict[str, Any]:
    """Have files made whole; returns the manifest."""
    address, _ = await wished(caller, *types, **options)
    await finished(house, caller)
    answer = await caller.get(address)
    assert (answer.status_code, answer.json()["status"]) == (200, "completed"), answer.text
    found: dict[str, Any] = answer.json()
    return found


async def fetched(caller: Caller, file: dict[str, Any], passphrase: str | None = None) -> list[Any]:
    """The rows of a file, once it is what the manifest says."""
    answer = await caller.get(file["url"])
    assert answer.status_code == 200, answer.text
    content = answer.content
    assert answer.headers["Content-Type"] == file["media_type"]
    assert (len(content), hashlib.sha256(content).hexdigest()) == (file["size"], file["sha256"])
    if passphrase is not None:
        with pyzipper.AESZipFile(io.BytesIO(content)) as archive:
            archive.setpassword(passphrase.encode())
            content = archive.read(archive.namelist()[0])
    rows = [json.loads(line) for line in content.decode().splitlines()]
    assert len(rows) == file["rows"]
    return rows


def named(found: dict[str, Any], type_: str) -> dict[str, Any]:
    """The one file of a type."""
    (file,) = [file for file in found["files"] if file["type"] == type_]
    return dict(file)


async def exporting(world: World) -> None:
    """An export in each state, of everybody."""
    house, worker = world.house, world.centre.coordinator
    for state in ("expired", "failed", "cancelled", "discarded", "completed", "under_way"):
        asker = await colleague(house, world.centre) if state == "failed" else worker
        world.exports[state], _ = await wished(asker, "cases", "people", since="2026-01-01T00:00:00Z")
        if state == "failed":
            await command(world.centre.admin, f"/v1/clients/{asker.client_id}", "revoke")
        if state == "cancelled":
            await command(worker, world.exports[state], "cancel")
        elif state != "under_way":
            await finished(house, worker)
        if state == "discarded":
            await command(worker, world.exports[state], "discard")
        if state == "expired":
            await let_expire(house, worker, world.exports[state])


async def let_expire(house: House, caller: Caller, address: str) -> None:
    """Let a day go by for one export."""
    await house.owner_execute(
        "UPDATE exports SET expires_at = now() - interval '1 day' WHERE id = :id",
        id=address.rpartition("/")[2],
    )
    async with system_mandate(house.office, caller.organisation_id, "test") as mandate:
        assert await tasks.expire_exports(mandate) == 1
