"""What commands that look after a deployment begin with: its settings, keys and organisations."""

import asyncio
from collections.abc import Awaitable, Callable
from uuid import UUID

from trafficking_api import rotation, serving
from trafficking_api.access.mandate import Office
from trafficking_api.app import office_of
from trafficking_api.settings import Settings


async def these(office: Office, slug: str | None) -> dict[str, UUID]:
    """The organisations by slug, or the one of this slug; there must be one."""
    found = await rotation.organisations(office, slug)
    if not found:
        serving.die(f"there is no organisation {slug}")
    return found


def looked_after(settings: Settings, work: Callable[[Office], Awaitable[None]]) -> None:
    """Do it on a database that is fit for it."""
    keys = serving.load_keys(settings.key_file)

    async def done() -> None:
        await serving.check_database(settings.database_url)
        office = office_of(settings, keys)
        try:
            await work(office)
        finally:
            await office.database.close()

    asyncio.run(done())
