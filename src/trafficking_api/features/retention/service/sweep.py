"""Warns of what will be purged, and purges what is over, in one tenant."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col

from trafficking_api.access.audit import Act, means
from trafficking_api.access.keeping import RETENTION_ENDED, Kind, bury
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.models import RetentionWarning
from trafficking_api.features.retention import queries
from trafficking_api.features.retention.kinds import KINDS

#: So many days before its last day, the centre is told of a record (G-16).
AHEAD = timedelta(days=30)
_AT_ONCE = 100


async def warn(mandate: Mandate) -> int:
    """Write one event for each record that will be purged soon, once for each day; returns how many."""
    told = 0
    for kind in KINDS:
        until = mandate.today() + AHEAD
        for row in list(await mandate.session.scalars(queries.to_warn_of(mandate, kind, until, _AT_ONCE))):
            # A sweep beside this one may have looked before it, and found the record free after it.
            warning = insert(RetentionWarning).values(
                organisation_id=mandate.organisation_id,
                object_kind=kind.name,
                object_id=row.id,
                until_on=row.retain_until,
            )
            first = warning.on_conflict_do_nothing().returning(col(RetentionWarning.object_id))
            if await mandate.session.scalar(first) is not None:
                mandate.touch(row)
                means(row, Act("purge_announced"))
                told += 1
    return told


async def purge(mandate: Mandate) -> int:
    """Purge what is past its day, unless it is on hold or still needed; returns how much."""
    purged = 0
    for kind in KINDS:
        rows = list(await mandate.session.scalars(queries.over(mandate, kind, _AT_ONCE)))
        over = await _still_over(mandate, kind, [row.id for row in rows])
        for row in rows:
            if row.id in over:
                await bury(mandate, kind, row, RETENTION_ENDED)
                purged += 1
        # A person may go with the last of her cases: what comes later must find it gone.
        await mandate.session.flush()
    return purged


async def _still_over(mandate: Mandate, kind: Kind, ids: list[UUID]) -> set[UUID]:
    """Those of the records found, which are held now, that may go: asked anew, as nothing can come between.

    While they were looked for, a case may have been opened. Of whom somebody erases, or lets be, just now,
    the next sweep sees what came of it: to wait for that here would be to wait crosswise.
    """
    wishes = await mandate.session.scalars(queries.pending(mandate, ids))
    held = [erasure.id for erasure in wishes]
    return set(await mandate.session.scalars(queries.still_over(mandate, kind, ids, held)))
