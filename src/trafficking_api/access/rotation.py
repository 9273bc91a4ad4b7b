"""Gives an organisation a new key, and wraps anew what is wrapped with an older one."""

import secrets
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import LargeBinary, Select, Uuid, column, func, inspect, literal, select, update
from sqlalchemy.dialects.postgresql import ARRAY
from sqlmodel import col

from trafficking_api.access.audit import note
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.models import OrganisationKey
from trafficking_api.kit.crypto import KEY, OrganisationKeys, Unreadable
from trafficking_api.kit.keys import KeyService
from trafficking_api.kit.tables import Unrecorded

#: How many data keys move in one transaction.
BATCH = 2_000
FIRST = UUID(int=0)


class Moved(NamedTuple):
    """Where a portion ended, None when nothing was left; how many moved, and how many could not be opened."""

    last: UUID | None
    moved: int
    unreadable: int


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


async def move(mandate: Mandate, table: type[Unrecorded], after: UUID = FIRST) -> Moved:
    """Move the next data keys of a table below the organisation's newest key; what they seal stays as it is.

    A key is locked while it moves; one that is destroyed meanwhile stays destroyed. One that does not open
    stays as it is, and holds up nobody else's.
    """
    keys = await mandate.keys()
    rows = (await mandate.session.execute(_next(mandate, table, after, max(keys.versions)))).all()
    if not rows:
        return Moved(None, 0, 0)
    moved = {id_: fresh for id_, wrapped in rows if (fresh := _rewrapped(keys, id_, wrapped)) is not None}
    done = await mandate.session.scalar(_moving(mandate, table, moved, max(keys.versions)))
    if done != len(moved):
        msg = "not every key that was locked has moved"
        raise RuntimeError(msg)
    return Moved(rows[-1][0], len(moved), len(rows) - len(moved))


def _rewrapped(keys: OrganisationKeys, id_: UUID, wrapped: bytes) -> bytes | None:
    """The same data key under the newest key; None when it does not open."""
    try:
        return keys.rewrapped(id_, wrapped)[1]
    except Unreadable:
        return None


def _row(table: type[Unrecorded]) -> Any:
    """The column that tells whose key it is: what leads to it besides the organisation."""
    (row,) = (key for key in inspect(table).primary_key if key.name != "organisation_id")
    return row


def _next(mandate: Mandate, table: type[Unrecorded], after: UUID, newest: int) -> Select[Any]:
    row, of = _row(table), inspect(table).local_table.c
    return (
        select(row, of.wrapped)
        .where(of.organisation_id == mandate.organisation_id, row > after, of.key_version < newest)
        .order_by(row)
        .limit(BATCH)
        .with_for_update()
    )


def _moving(mandate: Mandate, table: type[Unrecorded], moved: dict[UUID, bytes], newest: int) -> Select[int]:
    """Writes them as a set, and counts them: the table is not a recorded one."""
    row, of = _row(table), inspect(table).local_table
    pairs = func.unnest(literal([*moved], ARRAY(Uuid)), literal([*moved.values()], ARRAY(LargeBinary)))
    fresh = pairs.table_valued(column("id", Uuid), column("wrapped", LargeBinary)).render_derived(
        name="fresh"
    )
    written = (
        update(of)
        .where(of.c.organisation_id == mandate.organisation_id, row == fresh.c.id)
        .values(key_version=newest, wrapped=fresh.c.wrapped)
        .returning(row)
        .cte("moved")
    )
    return select(func.count()).select_from(written)
