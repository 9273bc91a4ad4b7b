"""Keeps a record beyond its time, or until another day."""

from datetime import datetime
from uuid import UUID

from trafficking_api.access.audit import Act, means
from trafficking_api.access.keeping import Kind, keep_until
from trafficking_api.access.mandate import Mandate
from trafficking_api.countries.retention import period
from trafficking_api.features.retention import queries, rules
from trafficking_api.features.retention.errors import NoDateYet
from trafficking_api.features.retention.schemas import Hold, Postponement
from trafficking_api.features.retention.states import CENTRE, HOLDS, HoldStatus
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import NotFound
from trafficking_api.kit.tables import Kept
from trafficking_api.kit.wire import Command


async def hold(mandate: Mandate, kind: Kind, id_: UUID, expected: Expected, body: Hold) -> None:
    """Forbid its destruction. Raises NotFound, Stale, WrongState, Invalid."""
    row = await _held_or_free(mandate, kind, id_, expected, "hold", body.occurred_at)
    row.on_legal_hold, row.hold_reason = True, body.reason
    means(row, Act("held", occurred_at=body.occurred_at))


async def release(mandate: Mandate, kind: Kind, id_: UUID, expected: Expected, body: Command) -> None:
    """Allow its destruction again. Raises NotFound, Stale, WrongState, Invalid."""
    row = await _held_or_free(mandate, kind, id_, expected, "release_hold", body.occurred_at)
    row.on_legal_hold, row.hold_reason = False, None
    means(row, Act("released_from_hold", occurred_at=body.occurred_at))


async def postpone(mandate: Mandate, kind: Kind, id_: UUID, expected: Expected, body: Postponement) -> None:
    """Keep it until another day, within bounds (SIG-11). Raises NotFound, Stale, NoDateYet, Invalid."""
    row = await found(mandate, kind, id_)
    expected.check(row.version)
    mandate.refuse_future(body.occurred_at)
    if row.retain_until is None:
        raise NoDateYet
    today = mandate.today()
    policy = period(kind.name, kind.outcome(row), today)
    keep_until(mandate, kind.name, row, rules.clamped(body.until_on, row.retain_until, today, policy))
    mandate.touch(row)
    means(row, Act("postponed", occurred_at=body.occurred_at))


async def found(mandate: Mandate, kind: Kind, id_: UUID) -> Kept:
    """A record that is kept and that the caller may see, locked. Raises NotFound."""
    row = await mandate.session.scalar(queries.kept(mandate, kind, id_))
    if row is None:
        raise NotFound
    return row


async def _held_or_free(
    mandate: Mandate, kind: Kind, id_: UUID, expected: Expected, command: str, at: datetime | None
) -> Kept:
    row = await found(mandate, kind, id_)
    expected.check(row.version)
    HOLDS.step(HoldStatus.HELD if row.on_legal_hold else HoldStatus.FREE, command, (CENTRE,))
    mandate.refuse_future(at)
    mandate.touch(row)
    return row
