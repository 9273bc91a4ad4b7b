"""What the contract tests do with imports."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from uuid import uuid4

import httpx

from tests.factories.exchange_imports import asked, lines, person
from tests.factories.house import Caller, House
from tests.factories.world import World, identifier
from trafficking_api.features.exchange.service import running

Call = Callable[..., Awaitable[httpx.Response]]


@dataclass
class ImportMakers:
    """Adds to the lists of imports, at a centre that has none under way."""

    house: House
    staff: Caller
    here: str

    @classmethod
    async def begun(cls, world: World) -> "ImportMakers":
        staff = world.partner.coordinator
        content = lines([person(uuid4().hex) for _ in range(60)])
        return cls(world.house, staff, await asked(staff, content))

    async def done(self) -> str:
        """Another import."""
        return await asked(self.staff, lines([person(uuid4().hex)]))

    async def row(self) -> str:
        """One row more that is looked at."""
        before, running.BATCH = running.BATCH, 1
        try:
            await running.take_in(self.house.office, self.staff.organisation_id, 0)
        finally:
            running.BATCH = before
        return self.here


async def do_imports(call: Call, world: World, worker: Caller) -> None:
    """Everything that is done with imports."""
    file = {"file": "rows", "format": "ndjson", "validate_only": "true"}
    found = (await call(worker, "ask_for_import", file)).json()["id"]
    await call(worker, "list_imports")
    await call(worker, "read_import", import_id=found)
    await call(worker, "cancel_import", import_id=found)
    await call(worker, "list_import_rows", import_id=identifier(world.imports.get("completed", found)))
