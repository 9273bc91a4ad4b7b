"""Gives an organisation a new key, and wraps its keys anew when what they are wrapped with has changed."""

import secrets

from sqlalchemy import select
from sqlmodel import col

from trafficking_api.access.audit import note
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.models import OrganisationKey
from trafficking_api.kit.crypto import KEY, Unreadable
from trafficking_api.kit.keys import KeyService


async def add_version(mandate: Mandate) -> int | None:
    """Add a version of the organisation's key, with which everything is sealed from now on.

    The former versions stay: they open what they have sealed. None for an organisation without any. Raises
    Unavailable, and Unreadable when the former ones are not to be opened here.
    """
    own, ring = mandate.organisation_id, mandate.office.keys
    if not await _lock(mandate):
        return None
    # Read after the lock: a rotation that we waited for has added one.
    ring.forget(own)
    newest = max((await mandate.keys()).versions) + 1
    wrapped = await ring.service.wrap(own, secrets.token_bytes(KEY))
    mandate.session.add(OrganisationKey(organisation_id=own, key_version=newest, wrapped=wrapped))
    note(mandate.session.sync_session, own, mandate.actor, own)
    return newest


async def _lock(mandate: Mandate) -> bool:
    """Let nobody else add a version before this transaction ends; False when there is none yet."""
    query = select(col(OrganisationKey.key_version)).where(
        col(OrganisationKey.organisation_id) == mandate.organisation_id
    )
    return bool((await mandate.session.scalars(query.with_for_update())).all())


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
