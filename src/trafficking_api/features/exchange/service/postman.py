"""Brings what is queued to the mail server, one organisation after the other, beside all else."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar
from uuid import UUID

import structlog

from trafficking_api.access.mandate import Mandate, Office, system_mandate
from trafficking_api.access.queries import organisation_ids
from trafficking_api.features.exchange.service import mailing
from trafficking_api.features.exchange.service.mailing import Parcel
from trafficking_api.kit.going_on import go_on
from trafficking_api.kit.mail import MailServer, Untaken

#: How often one organisation's events are looked at, and its mails taken, before the next one has its turn.
TURNS = 10
Result = TypeVar("Result")


class Postman:
    """Sends for all organisations of one process."""

    def __init__(self, office: Office, server: MailServer) -> None:
        self.office, self.server = office, server

    async def round(self) -> None:
        """Queue and send what there is."""
        async with self.office.database.engine.connect() as connection:
            ids = await organisation_ids(connection)
        for organisation_id in ids:
            try:
                await self.serve(organisation_id)
            except Exception as error:  # noqa: BLE001 - its trouble is not that of the others
                structlog.get_logger().error("mailing failed", error=type(error).__name__)

    async def serve(self, organisation_id: UUID) -> None:
        """The same for one organisation: of much, a part, so that the others have their turn."""
        for _ in range(TURNS):
            if not await self._inside(organisation_id, mailing.queue):
                break
        for _ in range(TURNS):
            parcels = await self._inside(organisation_id, mailing.take)
            await asyncio.gather(*(self._send(organisation_id, parcel) for parcel in parcels))
            if not parcels:
                break

    async def _send(self, organisation_id: UUID, parcel: Parcel) -> None:
        failure = None
        try:
            await self.server.send(parcel.letter)
        except Untaken as error:
            failure = error.failure
            structlog.get_logger().warning("mail not taken", failure=failure.value)

        async def note(mandate: Mandate) -> None:
            await mailing.note(mandate, self.server, parcel, failure)

        await self._inside(organisation_id, note)

    async def _inside(self, organisation_id: UUID, work: Callable[[Mandate], Awaitable[Result]]) -> Result:
        """Work in the tenant, in a transaction that ends before anything is sent."""
        async with system_mandate(self.office, organisation_id, "send_mail") as mandate:
            return await work(mandate)


async def mail_forever(office: Office, seconds: float) -> None:
    """Send, pause, and go on; a database that is away is tried again. Without a mail server, nothing."""
    if office.mail is None:
        return
    await go_on(Postman(office, office.mail).round, seconds, "mail waits")
