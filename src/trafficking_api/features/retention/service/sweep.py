"""Warns of what will be purged, and purges what is over, in one tenant."""

from collections import Counter
from uuid import UUID

import structlog
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col

from trafficking_api.access.audit import Act, means
from trafficking_api.access.keeping import RETENTION_ENDED, WARNED, Kind, bury
from trafficking_api.access.mandate import Mandate, Office, system_mandate
from trafficking_api.access.models import RetentionWarning
from trafficking_api.access.portions import LOOKED_AT, one_by_one
from trafficking_api.features.retention import queries
from trafficking_api.features.retention.kinds import KINDS
from trafficking_api.kit.going_on import refuse_to_go_on_when_stopped

#: What the journal says was done when something was purged.
PURGE = "purge"
#: The sweep that warns.
WARN = "announce_purges"
_AT_ONCE = 100


async def warn(office: Office, organisation_id: UUID) -> int:
    """Write one event for each record that will be purged soon, once for each day; returns how many."""
    async with system_mandate(office, organisation_id, WARN) as mandate:
        until = mandate.today() + WARNED
        found = [
            (kind, id_)
            for kind in KINDS
            for id_ in await mandate.session.scalars(queries.to_warn_of(mandate, kind, until, LOOKED_AT))
        ]
    return await one_by_one(office, organisation_id, WARN, found, _warn_of)


async def _warn_of(mandate: Mandate, which: tuple[Kind, UUID]) -> int:
    """Warn of one record, unless another is at it just now; returns how many."""
    kind, id_ = which
    row = await mandate.session.scalar(queries.still_to_warn_of(mandate, kind, mandate.today() + WARNED, id_))
    if row is None:
        return 0
    # A sweep beside this one may have looked before it, and found the record free after it.
    warning = insert(RetentionWarning).values(
        organisation_id=mandate.organisation_id,
        object_kind=kind.name,
        object_id=row.id,
        until_on=row.retain_until,
    )
    first = warning.on_conflict_do_nothing().returning(col(RetentionWarning.object_id))
    if await mandate.session.scalar(first) is None:
        return 0
    mandate.touch(row)
    means(row, Act("purge_announced"))
    return 1


async def purge(office: Office, organisation_id: UUID) -> int:
    """Purge what is past its day, unless it is on hold or still needed; returns how much.

    Each thing goes in a transaction of its own. One that fails stays as it is, and is tried again by the next
    sweep; it stands in nobody's way.
    """
    # A person may go after the last of her cases: the kinds are in this order.
    return sum([await _purge_of(office, organisation_id, kind) for kind in KINDS])


async def _purge_of(office: Office, organisation_id: UUID, kind: Kind) -> int:
    purged, failed = 0, Counter[str]()
    last: queries.Due | None = None
    while purged < _AT_ONCE:
        # Outside of what is caught: where the database is away, it is so for all of them.
        async with system_mandate(office, organisation_id, PURGE) as mandate:
            row = (await mandate.session.execute(queries.next_over(mandate, kind, last))).one_or_none()
        if row is None:
            break
        last = (row[0], row[1])
        try:
            async with system_mandate(office, organisation_id, PURGE) as mandate:
                went = await _purge_one(mandate, kind, last[1])
            purged += went
        except Exception as error:  # noqa: BLE001 - the trouble of one thing must not keep the others
            refuse_to_go_on_when_stopped()
            failed[type(error).__name__] += 1
    for error_, times in failed.items():
        structlog.get_logger().error("purge failed", kind=kind.name, error=error_, times=times)
    return purged


async def _purge_one(mandate: Mandate, kind: Kind, id_: UUID) -> int:
    """Purge one thing, if its time is over once it is held, and nobody else is at it; returns how many."""
    row = await mandate.session.scalar(queries.over(mandate, kind, id_))
    if row is None or not await _is_still_over(mandate, kind, id_):
        return 0
    await bury(mandate, kind, row, RETENTION_ENDED)
    return 1


async def _is_still_over(mandate: Mandate, kind: Kind, id_: UUID) -> bool:
    """True for a record that is held now, if it may go: asked anew, as nothing can come between.

    While it was looked for, a case may have been opened. Of whom somebody erases, or lets be, just now,
    the next sweep sees what came of it: to wait for that here would be to wait crosswise.
    """
    wishes = await mandate.session.scalars(queries.pending(mandate, [id_]))
    held = [erasure.id for erasure in wishes]
    return await mandate.session.scalar(queries.still_over(mandate, kind, id_, held)) is not None
