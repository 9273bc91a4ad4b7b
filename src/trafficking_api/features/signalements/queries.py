"""SELECTs about signalements."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Select,
    SQLColumnExpression,
    Uuid,
    and_,
    case,
    false,
    func,
    literal,
    or_,
    select,
    true,
    union_all,
)
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission, Role
from trafficking_api.features.cases.queries import seen, workable
from trafficking_api.features.signalements.models import (
    Signalement,
    SignalementCase,
    SignalementHandling,
    SignalementMessage,
    SignalementNote,
)
from trafficking_api.features.signalements.schemas import (
    MessageAtCentre,
    MessageToReporter,
    SignalementFilter,
    SignalementHandled,
    SignalementReported,
)
from trafficking_api.features.signalements.states import CENTRE, MACHINE, REPORTER, ReporterState, S
from trafficking_api.kit.read import Query, Shape

#: How long an urgent signalement may wait for its acknowledgement (SIG-17).
PATIENCE = {"Immediate": timedelta(hours=1), "Within24h": timedelta(hours=24)}

#: `seen` to read, `workable` to change.
Predicate = Callable[[Mandate, SQLColumnExpression[UUID]], ColumnElement[bool]]

_JOINED: ColumnElement[bool] = and_(
    col(SignalementHandling.organisation_id) == col(Signalement.to_organisation_id),
    col(SignalementHandling.id) == col(Signalement.id),
)


def overdue(mandate: Mandate) -> ColumnElement[bool]:
    """Urgent, and not acknowledged in time; true from the instant on, whether or not a sweep has seen it."""
    waits = (
        and_(col(Signalement.urgency) == urgency, col(Signalement.created_at) <= mandate.now - patience)
        for urgency, patience in PATIENCE.items()
    )
    return and_(col(SignalementHandling.status) == S.SUBMITTED, or_(*waits))


def _select(wire: type[SignalementReported | SignalementHandled], derived: dict[str, Any]) -> Query:
    columns: list[ColumnElement[Any]] = [
        (derived[name] if name in derived else col(getattr(Signalement, name))).label(name)
        for name in wire.model_fields
    ]
    return select(*columns)


def _author(mandate: Mandate) -> ColumnElement[Any]:
    own = col(Signalement.from_organisation_id) == mandate.organisation_id
    return case((and_(own, col(Signalement.summary_for_to).is_not(None)), col(Signalement.author_id)))


def reported(mandate: Mandate) -> Shape:
    """What the organisation reported to centres."""
    asked = col(Signalement.reporter_state) == ReporterState.QUESTION_FOR_YOU
    sides = (REPORTER,) if mandate.may(Permission.SIGNALEMENTS_COMMAND) else ()
    derived = {
        "view": literal("reporter"),
        "status": col(Signalement.reporter_state),
        "official_reference": col(Signalement.reference_for_from),
        "summary": col(Signalement.summary_for_from),
        "summary_author_id": _author(mandate),
        "not_verbatim": true(),
        "allowed_commands": MACHINE.allowed_sql(case((asked, S.AWAITING_REPORTER), else_=S.CLOSED), sides),
    }
    query = _select(SignalementReported, derived).where(
        col(Signalement.from_organisation_id) == mandate.organisation_id,
        col(Signalement.to_organisation_id) != mandate.organisation_id,
    )
    return Shape(query, SignalementReported)


_OF_HANDLING = (
    "version",
    "status",
    "assessment",
    "duplicate_of",
    "outcome",
    "reopen_reason",
    "cases_count",
    "acknowledged_at",
    "updated_at",
)


def handled(mandate: Mandate) -> Shape:
    """What was reported to the centre, with how it handles it."""
    sides = (CENTRE,) if mandate.may(Permission.SIGNALEMENTS_COMMAND) else ()
    derived = {
        **{name: col(getattr(SignalementHandling, name)) for name in _OF_HANDLING},
        "view": literal("centre"),
        "official_reference": col(Signalement.reference_for_to),
        "summary": col(Signalement.summary_for_to),
        "summary_author_id": _author(mandate),
        "not_verbatim": true(),
        "case_ids": _cases(mandate),
        "escalated": overdue(mandate),
        "allowed_commands": MACHINE.allowed_sql(col(SignalementHandling.status), sides),
    }
    query = _select(SignalementHandled, derived).join(SignalementHandling, _JOINED)
    received = col(Signalement.to_organisation_id) == mandate.organisation_id
    return Shape(query.where(received, in_sight(mandate, seen)), SignalementHandled)


def _linked() -> Select[UUID]:
    """The cases that came of a signalement, whoever sees them."""
    return (
        select(col(SignalementCase.id))
        .where(
            col(SignalementCase.organisation_id) == col(SignalementHandling.organisation_id),
            col(SignalementCase.signalement_id) == col(SignalementHandling.id),
        )
        .correlate(SignalementHandling)
    )


def _cases(mandate: Mandate) -> ColumnElement[Any]:
    """The cases that came of a signalement, of those that the caller sees."""
    cases = _linked().where(seen(mandate, col(SignalementCase.id))).order_by(col(SignalementCase.id))
    return func.array(cases.scalar_subquery(), type_=ARRAY(Uuid))


def in_sight(mandate: Mandate, predicate: Predicate) -> ColumnElement[bool]:
    """The handlings that the caller sees: those without a case yet, and those with one that it sees."""
    return or_(~_linked().exists(), _linked().where(predicate(mandate, col(SignalementCase.id))).exists())


def signalements(mandate: Mandate, wanted: SignalementFilter) -> Shape:
    """The signalements of the caller's side."""
    reporter = mandate.role is Role.LIAISON
    shape = reported(mandate) if reporter else handled(mandate)
    query = shape.query
    if wanted.status:
        state = col(Signalement.reporter_state if reporter else SignalementHandling.status)
        query = query.where(state.in_(wanted.status))
    if wanted.urgency:
        query = query.where(col(Signalement.urgency).in_(wanted.urgency))
    if wanted.escalated is not None:
        escalated = false() if reporter else overdue(mandate)
        query = query.where(escalated if wanted.escalated else ~escalated)
    if wanted.updated_since is not None:
        changed = col(Signalement.updated_at if reporter else SignalementHandling.updated_at)
        query = query.where(changed >= wanted.updated_since)
    return Shape(query, shape.wire)


def signalement(mandate: Mandate, signalement_id: UUID) -> list[Shape]:
    """One signalement, as the side the organisation is on sees it."""
    return [
        Shape(shape.query.where(col(Signalement.id) == signalement_id), shape.wire)
        for shape in (reported(mandate), handled(mandate))
    ]


def _own_author(side: str) -> ColumnElement[Any]:
    return case((col(SignalementMessage.written_by) == side, col(SignalementMessage.author_id)))


def messages(mandate: Mandate, signalement_id: UUID, *, as_reporter: bool) -> Shape:
    """The messages of a signalement; for the centre with its own notes among them."""
    of_it = col(SignalementMessage.signalement_id) == signalement_id
    if as_reporter:
        reported = col(SignalementMessage.from_organisation_id) == mandate.organisation_id
        return Shape(_to_reporter().where(reported, of_it), MessageToReporter)
    sent = _at_centre().where(col(SignalementMessage.to_organisation_id) == mandate.organisation_id, of_it)
    notes = _notes().where(
        col(SignalementNote.organisation_id) == mandate.organisation_id,
        col(SignalementNote.signalement_id) == signalement_id,
    )
    parent = handling(mandate, signalement_id, seen).exists()
    return Shape(select(union_all(sent, notes).subquery("both")).where(parent), MessageAtCentre)


def handling(mandate: Mandate, signalement_id: UUID, predicate: Predicate) -> Select[UUID]:
    """The handling of a signalement, if the caller may read it, or change it."""
    return select(col(SignalementHandling.id)).where(
        col(SignalementHandling.organisation_id) == mandate.organisation_id,
        col(SignalementHandling.id) == signalement_id,
        in_sight(mandate, predicate),
    )


def _to_reporter() -> Query:
    return select(
        literal("reporter").label("view"),
        col(SignalementMessage.id),
        col(SignalementMessage.written_by),
        _own_author(REPORTER).label("author_id"),
        col(SignalementMessage.body_for_from).label("text"),
        col(SignalementMessage.created_at),
    )


def _at_centre() -> Query:
    return select(
        literal("centre").label("view"),
        col(SignalementMessage.id),
        col(SignalementMessage.written_by),
        true().label("to_reporter"),
        _own_author(CENTRE).label("author_id"),
        col(SignalementMessage.body_for_to).label("text"),
        col(SignalementMessage.created_at),
    )


def _notes() -> Query:
    return select(
        literal("centre"),
        col(SignalementNote.id),
        literal(CENTRE),
        false(),
        col(SignalementNote.author_id),
        col(SignalementNote.body),
        col(SignalementNote.created_at),
    )


def message(mandate: Mandate, signalement_id: UUID, message_id: UUID) -> list[Shape]:
    """One message, as the side the organisation is on sees it."""
    shapes = (messages(mandate, signalement_id, as_reporter=side) for side in (True, False))
    return [Shape(s.query.where(s.query.selected_columns.id == message_id), s.wire) for s in shapes]


def working(
    mandate: Mandate, signalement_id: UUID, *, narrowed: bool = True
) -> Select[Signalement, SignalementHandling]:
    """A signalement with its handling, in the centre's tenant, locked; a reporter knows of no case."""
    query = (
        select(Signalement, SignalementHandling)
        .join(SignalementHandling, _JOINED)
        .where(
            col(SignalementHandling.organisation_id) == mandate.organisation_id,
            col(SignalementHandling.id) == signalement_id,
        )
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return query.where(in_sight(mandate, workable)) if narrowed else query


def waiting(mandate: Mandate, at_most: int) -> Select[SignalementHandling]:
    """Overdue signalements of the tenant that no sweep has told of yet."""
    return (
        select(SignalementHandling)
        .join(Signalement, _JOINED)
        .where(
            col(SignalementHandling.organisation_id) == mandate.organisation_id,
            col(SignalementHandling.escalated_at).is_(None),
            overdue(mandate),
        )
        .order_by(col(SignalementHandling.id))
        .limit(at_most)
        .with_for_update(of=SignalementHandling, skip_locked=True)
    )


def same_reference(mandate: Mandate, to_organisation_id: UUID, mac: bytes) -> Select[UUID]:
    """The signalement of this reporter to this centre with the same official reference (SIG-15)."""
    return select(col(Signalement.id)).where(
        col(Signalement.from_organisation_id) == mandate.organisation_id,
        col(Signalement.to_organisation_id) == to_organisation_id,
        col(Signalement.reference_mac) == mac,
    )
