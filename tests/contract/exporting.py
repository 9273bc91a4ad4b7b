"""What the contract tests do with exports."""

from collections.abc import Awaitable, Callable

import httpx

from tests.factories.exchange_exports import finished, named
from tests.factories.house import Caller
from tests.factories.world import World

Call = Callable[..., Awaitable[httpx.Response]]


async def do_exports(call: Call, world: World, worker: Caller) -> None:
    """Everything that is done with exports."""
    found = (await call(worker, "ask_for_export")).json()["id"]
    await call(worker, "cancel_export", export_id=found)
    people = {"types": ["people", "cases"], "reason": "Supervision", "since": "2026-01-01T00:00:00Z"}
    found = (await call(worker, "ask_for_export", people)).json()["id"]
    await finished(world.house, worker)
    await call(worker, "list_exports")
    manifest = (await call(worker, "read_export", export_id=found)).json()
    for type_ in ("people", "cases", "deletions"):
        file = named(manifest, type_)["id"]
        await call(worker, "read_export_content", export_id=found, file_id=file)
    await call(worker, "discard_export", export_id=found)
    await call(worker, "read_statistics")
