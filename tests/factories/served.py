"""A house whose door is a socket: a server process on a database of its own, for programs that call it."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests import servers
from tests.factories.house import House, Party
from tests.faults.deployment import Server
from trafficking_api.app import create_app
from trafficking_api.kit.keys.file import KeyFile
from trafficking_api.settings import Settings


@dataclass
class Served:
    """The house, and the process that serves it."""

    house: House
    server: Server

    @property
    def address(self) -> str:
        return str(self.server.http.base_url)

    async def script(self, party: Party, role: str = "coordinator", *, bound: bool = False) -> dict[str, str]:
        """A client of this role with its secret; bound to a member of that role, or to nobody."""
        body = {"name": "Script", "role": role}
        if bound:
            body["member_id"] = str(party.callers[role].member_id)
        made = (await party.admin.made("/v1/clients", body)).json()
        return {"client_id": made["client_id"], "client_secret": made["client_secret"]}


@asynccontextmanager
async def served(folder: Path, *hosts: str) -> AsyncIterator[Served]:
    """Serve an empty house until it is left; webhooks reach these hosts."""
    settings: dict[str, Any] = {**servers.PATIENT, "webhook_allowed_hosts": list(hosts)}
    keys = KeyFile.create(folder / "keys.json")
    with servers.own_database(is_quiet=True) as (url, owner):
        house = await House.open(create_app(Settings(database_url=url, **settings), keys), owner)
        environment = {"DATABASE_URL": url, "KEY_FILE": str(folder / "keys.json")}
        environment |= {name.upper(): json.dumps(value) for name, value in settings.items()}
        server = Server(environment, folder / "server.log")
        try:
            await server.until_status("/readyz", 200, seconds=120)
            yield Served(house, server)
        finally:
            await server.close()
            await house.close()
