"""How long what is stored about people is kept, and what is left of it when it is gone."""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, delete, func, inspect, literal, select, tuple_
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.models import RememberedAnswer, RetentionChange, Tombstone
from trafficking_api.countries.retention import period
from trafficking_api.kit.tables import Kept

#: The reason of a tombstone when a record's time was over.
RETENTION_ENDED = "RetentionEnded"
#: So many days before its last day, the centre is told of a record (G-16).
WARNED = timedelta(days=30)
#: How many rows are forgotten in one transaction.
PORTION = 1000


@dataclass(frozen=True)
class Kind:
    """A kind of person-level record: what it is called, who sees it, and how its content is destroyed."""

    name: str
    #: The collection that it lives in.
    collection: str
    model: type[Kept]
    #: Those that the caller may see, or could have seen before they were purged.
    known: Callable[[Mandate], ColumnElement[bool]]
    #: Destroys the content of a locked row, and of all that hangs on it; tells what else had its answers.
    purge: Callable[[Mandate, Any], Awaitable[Iterable[UUID]]]
    #: What came of it, for the policy of retention.
    outcome: Callable[[Any], str | None]
    #: True while something else needs the record, whatever its date.
    needed: Callable[[Mandate], ColumnElement[bool]] | None = None


#: Destroys what still tells of records that are destroyed, given their ids and those of what hung on them;
#: returns what else had answers that are remembered.
Handler = Callable[[Mandate, Sequence[UUID]], Awaitable[Iterable[UUID]]]

_handlers: list[Handler] = []


def when_buried(handler: Handler) -> Handler:
    """Register what goes with every record that is destroyed, of whatever kind; use it as a decorator."""
    _handlers.append(handler)
    return handler


def after(mandate: Mandate, kind: str, outcome: str | None) -> date:
    """Until when a record is kept that ends today with this outcome."""
    today = mandate.today()
    return period(kind, outcome, today).after(today)


def keep_until(mandate: Mandate, kind: str, row: Kept, until: date | None) -> None:
    """Change the day until which a record is kept, and write both days down (SIG-11)."""
    if row.retain_until == until:
        return
    mandate.session.add(
        RetentionChange(
            organisation_id=mandate.organisation_id,
            object_kind=kind,
            object_id=row.id,
            from_on=row.retain_until,
            until_on=until,
            changed_at=mandate.now,
        )
    )
    row.retain_until = until
    mandate.touch(row)


def warn_first(mandate: Mandate, kind: str, row: Kept) -> None:
    """Let no record go unannounced that was kept for the sake of another only, whatever its day (G-16)."""
    soonest = mandate.today() + WARNED
    if row.retain_until is not None and row.retain_until < soonest:
        keep_until(mandate, kind, row, soonest)


async def bury(mandate: Mandate, kind: Kind, row: Kept, reason: str) -> None:
    """Destroy the content of a locked record, its remembered answers too, and leave a tombstone (G-16)."""
    gone = [row.id, *await kind.purge(mandate, row)]
    zone = mandate.tenant.zone
    mandate.session.add(
        Tombstone(
            organisation_id=mandate.organisation_id,
            kind=kind.name,
            id=row.id,
            created_on=row.created_at.astimezone(zone).date(),
            purged_on=mandate.today(),
            reason=reason,
        )
    )
    row.purged_on, row.retain_until = mandate.today(), None
    mandate.touch(row)
    await forget(mandate, gone)


async def forget(mandate: Mandate, gone: Sequence[UUID]) -> None:
    """Destroy what the organisation in reach keeps of what is destroyed, and forget the answers about it."""
    others = [id_ for handler in _handlers for id_ in await handler(mandate, gone)]
    await forget_answers(mandate, [*gone, *others])


async def forget_rows(mandate: Mandate, model: type[Any], over: ColumnElement[bool]) -> int:
    """Delete rows that only say what was sent or answered, and are over; returns how many went.

    A portion at a time: what is left goes with the next sweep. A million fit into no statement's time.
    For tables that are not recorded alone: nothing of anybody's work is in them, so rows may go as a set.
    """
    key = inspect(model).primary_key
    portion = select(*key).where(over).limit(PORTION)
    forgotten = delete(model).where(tuple_(*key).in_(portion)).returning(literal(1)).cte("forgotten")
    return (await mandate.session.scalar(select(func.count()).select_from(forgotten))) or 0


async def forget_answers(mandate: Mandate, ids: Iterable[UUID]) -> None:
    """Forget the remembered answers about these, though their seven days are not over."""
    # Not a recorded table: the answers are copies of what is destroyed and recorded here.
    await mandate.session.execute(
        delete(RememberedAnswer).where(
            col(RememberedAnswer.organisation_id) == mandate.organisation_id,
            col(RememberedAnswer.resource_id).in_(list(ids)),
        )
    )
