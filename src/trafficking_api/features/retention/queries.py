"""SELECTs about what is kept, what is due, what is left, and who is to be erased."""

from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    case,
    exists,
    false,
    literal,
    or_,
    select,
    true,
    tuple_,
    union_all,
)
from sqlmodel import col

from trafficking_api.access.keeping import Kind
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.models import RetentionWarning, Tombstone
from trafficking_api.access.permissions import Permission
from trafficking_api.features.retention.kinds import KINDS, PEOPLE
from trafficking_api.features.retention.models import Erasure
from trafficking_api.features.retention.schemas import (
    DueFilter,
    DuePublic,
    ErasureFilter,
    ErasurePublic,
    RetentionPublic,
    TombstonePublic,
)
from trafficking_api.features.retention.states import CENTRE, HOLDS, MACHINE, ErasureStatus, HoldStatus
from trafficking_api.kit.read import Query, Shape
from trafficking_api.kit.tables import Kept


def _sides(mandate: Mandate) -> tuple[str, ...]:
    return (CENTRE,) if mandate.may(Permission.RETENTION_COMMAND) else ()


def _is_kept(mandate: Mandate, kind: Kind) -> ColumnElement[bool]:
    return and_(kind.known(mandate), col(kind.model.purged_on).is_(None))


def retention(mandate: Mandate, kind: Kind, id_: UUID) -> list[Shape]:
    """Until when one record is kept."""
    model = kind.model
    status = case((col(model.on_legal_hold), HoldStatus.HELD), else_=HoldStatus.FREE)
    query = select(
        col(model.id),
        col(model.version),
        literal(kind.name).label("kind"),
        status.label("status"),
        col(model.hold_reason),
        col(model.retain_until),
        HOLDS.allowed_sql(status, _sides(mandate)).label("allowed_commands"),
    )
    return [Shape(query.where(_is_kept(mandate, kind), col(model.id) == id_), RetentionPublic)]


def _with_a_day(mandate: Mandate, kind: Kind) -> ColumnElement[bool]:
    """Records that will be destroyed one day, unless something else needs them."""
    needed = kind.needed(mandate) if kind.needed else ~true()
    return and_(_is_kept(mandate, kind), col(kind.model.retain_until).is_not(None), ~needed)


def due(mandate: Mandate, wanted: DueFilter) -> Shape:
    """What will be purged within so many days, and what would be if it were not on hold."""
    until = mandate.today() + timedelta(days=wanted.within_days)
    parts: list[Query] = [
        select(
            col(kind.model.id).label("id"),
            literal(kind.name).label("kind"),
            col(kind.model.retain_until).label("due_on"),
            col(kind.model.on_legal_hold).label("on_legal_hold"),
        ).where(_with_a_day(mandate, kind), col(kind.model.retain_until) <= until)
        for kind in KINDS
    ]
    return Shape(select(union_all(*parts).subquery("due")), DuePublic)


def tombstones(mandate: Mandate) -> Shape:
    """What is left of the records that the caller could have seen."""
    known = (
        and_(
            col(Tombstone.kind) == kind.name,
            exists(select(literal(1)).where(kind.known(mandate), col(kind.model.id) == col(Tombstone.id))),
        )
        for kind in KINDS
    )
    query = select(*(col(getattr(Tombstone, name)) for name in TombstonePublic.model_fields))
    own = col(Tombstone.organisation_id) == mandate.organisation_id
    return Shape(query.where(own, or_(*known)), TombstonePublic)


def _is_in_sight(mandate: Mandate) -> ColumnElement[bool]:
    """True for an erasure of somebody whom the caller may see, or could have seen."""
    person = select(literal(1)).where(PEOPLE.known(mandate), col(PEOPLE.model.id) == col(Erasure.person_id))
    return and_(col(Erasure.organisation_id) == mandate.organisation_id, exists(person))


def erasures(mandate: Mandate, wanted: ErasureFilter | None = None) -> Shape:
    """The erasures of people whom the caller may see, or could have seen."""
    allowed = MACHINE.allowed_sql(col(Erasure.status), _sides(mandate)).label("allowed_commands")
    columns = [name for name in ErasurePublic.model_fields if name != "allowed_commands"]
    query = select(*(col(getattr(Erasure, name)) for name in columns), allowed).where(_is_in_sight(mandate))
    if wanted and wanted.status:
        query = query.where(col(Erasure.status).in_(wanted.status))
    return Shape(query, ErasurePublic)


def erasure(mandate: Mandate, erasure_id: UUID) -> list[Shape]:
    """One erasure."""
    return [Shape(erasures(mandate).query.where(col(Erasure.id) == erasure_id), ErasurePublic)]


# --- for changes: locked ----------------------------------------------------------------------------


def kept(mandate: Mandate, kind: Kind, id_: UUID) -> Select[Kept]:
    """One record, locked."""
    query = select(kind.model).where(_is_kept(mandate, kind), col(kind.model.id) == id_)
    return query.with_for_update(of=kind.model).execution_options(populate_existing=True)


#: Where a record stands among those that go one after the other: its last day, and its id.
Due = tuple[date | None, UUID]


def next_over(mandate: Mandate, kind: Kind, last: Due | None) -> Select[date | None, UUID]:
    """The next record after the last one whose last day has passed, and that nothing holds: day and id."""
    order = (col(kind.model.retain_until), col(kind.model.id))
    query = select(*order).where(_is_over(mandate, kind)).order_by(*order).limit(1)
    return query if last is None else query.where(tuple_(*order) > tuple_(literal(last[0]), literal(last[1])))


def over(mandate: Mandate, kind: Kind, id_: UUID) -> Select[Kept]:
    """This one, if it is over still; locked, unless another is at it just now."""
    query = select(kind.model).where(_is_over(mandate, kind), col(kind.model.id) == id_)
    return query.with_for_update(of=kind.model, skip_locked=True)


def _is_over(mandate: Mandate, kind: Kind) -> ColumnElement[bool]:
    """True for a record whose last day has passed in the organisation's own time, and that nothing holds."""
    return and_(
        _with_a_day(mandate, kind),
        col(kind.model.retain_until) < mandate.today(),
        ~col(kind.model.on_legal_hold),
    )


def still_over(mandate: Mandate, kind: Kind, id_: UUID, held: list[UUID]) -> Select[UUID]:
    """This record, if nothing needs it, and its pending erasure, if there is one, is held."""
    model = kind.model
    needed = kind.needed(mandate) if kind.needed else ~true()
    busy = _pending(mandate, col(Erasure.person_id) == col(model.id)).where(col(Erasure.id).not_in(held))
    own = col(model.organisation_id) == mandate.organisation_id
    return select(col(model.id)).where(
        own, col(model.id) == id_, ~needed, ~busy.correlate_except(Erasure).exists()
    )


def pending(mandate: Mandate, people: list[UUID]) -> Select[Erasure]:
    """The erasures of these people that nobody has decided on, locked, but for those being decided on."""
    query = _pending(mandate, col(Erasure.person_id).in_(people))
    return query.with_for_update(of=Erasure, skip_locked=True).execution_options(populate_existing=True)


def _pending(mandate: Mandate, whose: ColumnElement[bool]) -> Select[Erasure]:
    own = col(Erasure.organisation_id) == mandate.organisation_id
    return select(Erasure).where(own, whose, col(Erasure.status) == ErasureStatus.REQUESTED)


def to_warn_of(mandate: Mandate, kind: Kind, until: date, at_most: int) -> Select[UUID]:
    """Records that will be purged by then, and that nobody was warned of yet."""
    order = (col(kind.model.retain_until), col(kind.model.id))
    return select(order[1]).where(_is_unwarned(mandate, kind, until)).order_by(*order).limit(at_most)


def still_to_warn_of(mandate: Mandate, kind: Kind, until: date, id_: UUID) -> Select[Kept]:
    """This one, if nobody was warned of it still; locked, unless another is at it just now."""
    query = select(kind.model).where(_is_unwarned(mandate, kind, until), col(kind.model.id) == id_)
    return query.with_for_update(of=kind.model, skip_locked=True)


def _is_unwarned(mandate: Mandate, kind: Kind, until: date) -> ColumnElement[bool]:
    model = kind.model
    warned = select(literal(1)).where(
        col(RetentionWarning.organisation_id) == mandate.organisation_id,
        col(RetentionWarning.object_kind) == kind.name,
        col(RetentionWarning.object_id) == col(model.id),
        col(RetentionWarning.until_on) == col(model.retain_until),
    )
    return and_(_with_a_day(mandate, kind), col(model.retain_until) <= until, ~exists(warned))


def wished(mandate: Mandate, erasure_id: UUID) -> Select[Erasure]:
    """One erasure of a person whom the caller may see, locked."""
    query = select(Erasure).where(_is_in_sight(mandate), col(Erasure.id) == erasure_id)
    return query.with_for_update(of=Erasure).execution_options(populate_existing=True)


def announced(mandate: Mandate, recorded_as: str, id_: UUID) -> Select[UUID]:
    """A record that the caller sees and that has a last day, unless it is on hold; none of another kind."""
    parts = [
        select(col(kind.model.id)).where(
            _with_a_day(mandate, kind), ~col(kind.model.on_legal_hold), col(kind.model.id) == id_
        )
        for kind in KINDS
        if kind.model.recorded_as == recorded_as
    ]
    return parts[0] if parts else select(col(Erasure.id)).where(false())
