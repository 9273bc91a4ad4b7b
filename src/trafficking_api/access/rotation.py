"""Gives an organisation a new key, and wraps its keys anew when what they are wrapped with has changed."""

import secrets

from sqlalchemy import func, select
from sqlmodel import col

from trafficking_api.access.audit import note
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.models import OrganisationKey
from trafficking_api.kit.crypto import KEY, Unreadable
from trafficking_api.kit.keys import KeyService


async def add_version(mandate: Mandate) -> int | None:
    """Add a version of the organisation's key, with which everything is sealed from now on.

    The former versions stay: they open what they have sealed. None for an organisation without any.
    """
    own, ring = mandate.organisation_id, mandate.office.keys
    newest = await _newest(mandate)
    if newest is None:
        return None
    wrapped = await ring.service.wrap(own, secrets.token_bytes(KEY))
    mandate.session.add(OrganisationKey(organisation_id=own, key_version=newest + 1, wrapped=wrapped))
    note(mandate.session.sync_session, own, mandate.actor, own)
    return newest + 1


async def _newest(mandate: Mandate) -> int | None:
    """The newest version; nobody else adds one before this transaction ends."""
    mine = col(OrganisationKey.organisation_id) == mandate.organisation_id
    first = select(col(OrganisationKey.key_version)).where(mine, col(OrganisationKey.key_version) == 1)
    await mandate.session.execute(first.with_for_update())
    # Asked for after the lock: a rotation that we waited for has added one.
    newest: int | None = await mandate.session.scalar(
        select(func.max(col(OrganisationKey.key_version))).where(mine)
    )
    return newest


async def rewrap(mandate: Mandate, former: KeyService | None) -> int:
    """Wrap each version of the organisation's key with the newest master of the chosen key service.

    What another service has wrapped before moves to the chosen one. Returns how many there are. Raises
    Unavailable, and Unreadable when neither service has wrapped it.
    """
    own, ring = mandate.organisation_id, mandate.office.keys
    query = select(OrganisationKey).where(col(OrganisationKey.organisation_id) == own)
    rows = (await mandate.session.scalars(query.with_for_update())).all()
    for row in rows:
        if ring.service.knows(row.wrapped):
            row.wrapped = await ring.service.rewrap(own, row.wrapped)
        elif former is not None and former.knows(row.wrapped):
            row.wrapped = await ring.service.wrap(own, await former.unwrap(own, row.wrapped))
        else:
            raise Unreadable
    if rows:
        note(mandate.session.sync_session, own, mandate.actor, own)
    return len(rows)
