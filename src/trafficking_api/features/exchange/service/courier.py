"""Brings what is queued to its endpoints, each by a way of its own: a slow one keeps no other waiting."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar
from uuid import UUID

import structlog

from trafficking_api.access.mandate import Mandate, Office, system_mandate
from trafficking_api.access.queries import organisation_ids
from trafficking_api.features.exchange.service import posting
from trafficking_api.features.exchange.service.posting import Outcome, Parcel
from trafficking_api.kit.going_on import go_on
from trafficking_api.kit.outbound import Failure, Line, Unreached

#: How many database connections it uses at once; the others are for those who ask.
CONNECTIONS = 2
_OK, _MULTIPLE, _BAD, _GONE = 200, 300, 400, 410
Result = TypeVar("Result")


class Courier:
    """Sends for all organisations of one process."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self._ways: dict[tuple[UUID, UUID], asyncio.Task[None]] = {}
        self._connections = asyncio.Semaphore(CONNECTIONS)

    async def round(self) -> None:
        """Queue what has happened, and set out for each endpoint to which nobody is on the way."""
        async with self.office.database.engine.connect() as connection:
            ids = await organisation_ids(connection)
        for organisation_id in ids:
            await self.serve(organisation_id)

    async def serve(self, organisation_id: UUID) -> None:
        """The same for one organisation; its trouble is not that of the others."""
        try:
            for endpoint_id in await self._inside(organisation_id, posting.queue):
                self._set_out(organisation_id, endpoint_id)
        except Exception as error:  # noqa: BLE001 - it is tried again in the next round
            structlog.get_logger().error("queueing failed", error=type(error).__name__)

    def _set_out(self, organisation_id: UUID, endpoint_id: UUID) -> None:
        way = (organisation_id, endpoint_id)
        if way not in self._ways:
            task = self._ways[way] = asyncio.create_task(self._go(*way))
            task.add_done_callback(lambda _: self._ways.pop(way, None))

    async def rest(self) -> None:
        """Wait until everybody who set out is back."""
        await asyncio.gather(*self._ways.values(), return_exceptions=True)

    async def stop(self) -> None:
        """Call everybody back. What was on the way is sent again when its lease is over."""
        for task in self._ways.values():
            task.cancel()
        await self.rest()

    async def _go(self, organisation_id: UUID, endpoint_id: UUID) -> None:
        """Send to one endpoint until nothing is due."""

        async def take(mandate: Mandate) -> list[Parcel]:
            return await posting.take(mandate, endpoint_id)

        try:
            async with self.office.reach.line() as line:
                while parcels := await self._inside(organisation_id, take):
                    await asyncio.gather(*(self._send(organisation_id, line, one) for one in parcels))
        except Exception as error:  # noqa: BLE001 - another one sets out in the next round
            structlog.get_logger().error("sending failed", error=type(error).__name__)

    async def _send(self, organisation_id: UUID, line: Line, parcel: Parcel) -> None:
        outcome = await sent(line, parcel)

        async def note(mandate: Mandate) -> None:
            await posting.note(mandate, parcel, outcome)

        await self._inside(organisation_id, note)

    async def _inside(self, organisation_id: UUID, work: Callable[[Mandate], Awaitable[Result]]) -> Result:
        """Work in the tenant, in a transaction that ends before anything is sent."""
        async with (
            self._connections,
            system_mandate(self.office, organisation_id, "deliver_webhooks") as mandate,
        ):
            return await work(mandate)


async def sent(line: Line, parcel: Parcel) -> Outcome:
    """Send a parcel, and say what came back: of the answer its status, and of a failure its kind."""
    begun = time.monotonic()

    def after() -> int:
        return round((time.monotonic() - begun) * 1000)

    try:
        status = await line.post(parcel.url, parcel.body, parcel.headers)
    except Unreached as error:
        return Outcome(after(), failure=error.failure)
    return Outcome(after(), status, _failure(status))


def _failure(status: int) -> Failure | None:
    if _OK <= status < _MULTIPLE:
        return None
    if _MULTIPLE <= status < _BAD:
        return Failure.REDIRECTED
    return Failure.GONE if status == _GONE else Failure.REFUSED


async def deliver_forever(office: Office, seconds: float) -> None:
    """Send, pause, and go on; a database that is away is tried again."""
    courier = Courier(office)
    try:
        await go_on(courier.round, seconds, "delivery waits")
    finally:
        await courier.stop()
