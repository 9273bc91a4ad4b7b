"""Holds the organisations' unlocked keys in the memory of the process, and nowhere else."""

import asyncio
from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from trafficking_api.access.models import OrganisationKey
from trafficking_api.kit.crypto import OrganisationKeys, Unreadable, key_version
from trafficking_api.kit.keys import KeyService


class KeyRing:
    """The organisations' unlocked keys, kept in the memory of the process."""

    def __init__(self, service: KeyService) -> None:
        self.service = service
        self._known: dict[UUID, OrganisationKeys] = {}

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

    async def of(self, session: AsyncSession, organisation_id: UUID) -> OrganisationKeys:
        """The keys of the organisation whose tenant is set; Unreadable when the key file is not theirs."""
        known = self._known.get(organisation_id)
        if known is None:
            rows = (
                await session.execute(
                    select(col(OrganisationKey.key_version), col(OrganisationKey.wrapped)).where(
                        col(OrganisationKey.organisation_id) == organisation_id
                    )
                )
            ).all()
            if not rows:
                raise Unreadable
            opened = await asyncio.gather(
                *(self.service.unwrap(organisation_id, wrapped) for _, wrapped in rows)
            )
            versions = dict(zip((version for version, _ in rows), opened, strict=True))
            known = self._known[organisation_id] = OrganisationKeys(organisation_id, versions)
        return known
