"""Lets all partners be told beside each other: who is slow delays nobody else (XCH-8).

Each has connections of its own to its server. The database is used by one at a time.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID

import structlog
from sqlalchemy import text

from trafficking_api.access.mandate import Office
from trafficking_api.features.exchange.service import peer_sending
from trafficking_api.kit.going_on import refuse_to_go_on_when_stopped

#: Who works on another server has nothing to tell from here.
_AT_HOME = text("SELECT id FROM organisations WHERE home_url IS NULL ORDER BY id")


class Post:
    """One task for each partner that there is something to tell."""

    def __init__(self, office: Office) -> None:
        self._office, self._turn = office, asyncio.Lock()
        self._under_way: dict[UUID, asyncio.Task[None]] = {}

    @classmethod
    @asynccontextmanager
    async def open(cls, office: Office) -> AsyncIterator["Post"]:
        """One that lets go at the end."""
        post = cls(office)
        try:
            yield post
        finally:
            await post.close()

    async def round(self) -> None:
        """Begin to tell each partner that is not being told already."""
        async with self._office.database.engine.connect() as connection:
            ids = (await connection.scalars(_AT_HOME)).all()
        for organisation_id in ids:
            await self._begin(organisation_id)

    async def until_told(self) -> None:
        """Wait for those that are under way."""
        await asyncio.gather(*self._under_way.values())

    async def close(self) -> None:
        """Let go; what is not answered is sent again."""
        tasks = list(self._under_way.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _begin(self, organisation_id: UUID) -> None:
        """The same for the partners of one organisation; its trouble is not that of the others."""
        try:
            async with self._turn:
                due = await peer_sending.due(self._office, organisation_id)
        except Exception as error:  # noqa: BLE001 - it is tried again in the next round
            refuse_to_go_on_when_stopped()
            structlog.get_logger().error("looking for whom to tell failed", error=type(error).__name__)
            return
        for peer_id in due:
            if peer_id not in self._under_way:
                self._under_way[peer_id] = asyncio.create_task(self._tell(organisation_id, peer_id))

    async def _tell(self, organisation_id: UUID, peer_id: UUID) -> None:
        try:
            async with self._office.partners.line() as line:
                await peer_sending.tell(self._office, line, self._turn, organisation_id, peer_id)
        except Exception as error:  # noqa: BLE001 - one partner's trouble must not stop the others
            structlog.get_logger().error("telling failed", error=type(error).__name__)
        finally:
            self._under_way.pop(peer_id, None)
