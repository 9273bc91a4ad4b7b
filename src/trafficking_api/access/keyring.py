"""Holds the organisations' unlocked keys in the memory of the process, and nowhere else."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from functools import partial
from typing import TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from trafficking_api.access.models import OrganisationKey
from trafficking_api.kit.crypto import OrganisationKeys, Unreadable, key_version
from trafficking_api.kit.keys import KeyService

Result = TypeVar("Result")
#: An organisation and its keys as they are stored, each with its version.
Wrapped = tuple[UUID, tuple[tuple[int, bytes], ...]]

#: So often work is begun again for keys: those of its own organisation, and of one that shares a row with it.
_OFTEN = 3
#: The mark of a session whose work may begin again for keys.
MAY_BEGIN_AGAIN = "may_begin_again"


class KeysWanted(Exception):
    """Keys that another server must unlock before the work can be done: no connection waits for that."""

    def __init__(self, wrapped: Wrapped) -> None:
        super().__init__()
        self.wrapped = wrapped


class KeyRing:
    """The organisations' unlocked keys, kept in the memory of the process."""

    def __init__(self, service: KeyService) -> None:
        self.service = service
        self._known: dict[UUID, OrganisationKeys] = {}
        self._opening: dict[Wrapped, asyncio.Task[OrganisationKeys]] = {}

    def knows(self, organisation_id: UUID) -> bool:
        return organisation_id in self._known

    def forget(self, organisation_id: UUID) -> None:
        """Read the organisation's keys again next time: another process may have made a new one."""
        self._known.pop(organisation_id, None)

    def heed(self, organisation_id: UUID, sealed: Iterable[bytes]) -> None:
        """Forget the organisation's keys if one of these was sealed with a version that is not known here."""
        known = self._known.get(organisation_id)
        if known is not None and any(key_version(value) not in known.versions for value in sealed):
            self.forget(organisation_id)

    async def without_waiting(self, begin: Callable[..., Awaitable[Result]]) -> Result:
        """What the work returns; where it may begin again, keys are unlocked while it has no transaction.

        A slow key server keeps no connection from those who need nothing of it.
        Raises Unavailable, Unreadable.
        """
        for _ in range(_OFTEN if self.service.is_elsewhere else 0):
            try:
                return await begin(may_begin_again=True)
            except KeysWanted as wanted:
                asked = wanted.wrapped
            await self._open(asked)
        return await begin(may_begin_again=False)

    async def of(self, session: AsyncSession, organisation_id: UUID) -> OrganisationKeys:
        """The keys of the organisation whose tenant is set; Unreadable when the key file is not theirs.

        Raises KeysWanted in a session that may begin again.
        """
        known = self._known.get(organisation_id)
        if known is not None:
            return known
        found = await session.execute(
            select(col(OrganisationKey.key_version), col(OrganisationKey.wrapped))
            .where(col(OrganisationKey.organisation_id) == organisation_id)
            .order_by(col(OrganisationKey.key_version))
        )
        rows = tuple((version, wrapped) for version, wrapped in found)
        if not rows:
            raise Unreadable
        if session.info.get(MAY_BEGIN_AGAIN):
            raise KeysWanted((organisation_id, rows))
        return await self._open((organisation_id, rows))

    async def _open(self, wrapped: Wrapped) -> OrganisationKeys:
        """The unlocked keys; whoever wants the same meanwhile waits for the same.

        Raises Unavailable, Unreadable.
        """
        task = self._opening.get(wrapped)
        if task is None:
            task = self._opening[wrapped] = asyncio.create_task(self._unlocked(*wrapped))
            task.add_done_callback(partial(self._opened, wrapped))
        return await asyncio.shield(task)

    async def _unlocked(self, organisation_id: UUID, rows: tuple[tuple[int, bytes], ...]) -> OrganisationKeys:
        opened = await asyncio.gather(*(self.service.unwrap(organisation_id, wrapped) for _, wrapped in rows))
        versions = dict(zip((version for version, _ in rows), opened, strict=True))
        known = self._known[organisation_id] = OrganisationKeys(organisation_id, versions)
        return known

    def _opened(self, wrapped: Wrapped, task: "asyncio.Task[OrganisationKeys]") -> None:
        del self._opening[wrapped]
        if not task.cancelled():
            task.exception()  # all who waited may have left: nobody else would ask
