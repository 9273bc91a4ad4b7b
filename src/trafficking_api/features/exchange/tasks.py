"""What of an exchange happens later, without anybody asking."""

import asyncio
from uuid import UUID

import structlog

from trafficking_api.access.mandate import Mandate, Office
from trafficking_api.features.exchange.service import running, sequencing
from trafficking_api.features.exchange.service.peer_post import Post

#: For so long one organisation's file is worked on before the next one has its turn, in seconds.
TURN = 4.0
#: Seconds between two looks at what there is to tell partners on other servers.
PAUSE = 1.0


async def number(mandate: Mandate) -> int:
    """Number what happened in the tenant of the mandate."""
    return await sequencing.sweep(mandate)


async def take_in_rows(office: Office, organisation_id: UUID) -> int:
    """Go on with the import of one organisation."""
    return await running.take_in(office, organisation_id, TURN)


async def tell_partners(office: Office) -> None:
    """Tell partners on other servers what happened, beside each other, for as long as the process runs."""
    async with Post.open(office) as post:
        while True:
            try:
                await post.round()
            except Exception as error:  # noqa: BLE001 - the database will be back
                structlog.get_logger().warning("telling waits", error=type(error).__name__)
            await asyncio.sleep(PAUSE)
