"""A signalement as each of its sides sees it."""

from typing import Any
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Uuid,
    and_,
    case,
    false,
    func,
    literal,
    select,
    true,
)
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission, Role
from trafficking_api.features.cases.queries import knew, seen
from trafficking_api.features.signalements.models import (
    Signalement,
    SignalementCase,
    SignalementHandling,
    SignalementRedirection,
)
from trafficking_api.features.signalements.queries.sight import (
    IS_KEPT,
    JOINED,
    became_of_hidden,
    in_sight,
    linked,
    overdue,
)
from trafficking_api.features.signalements.schemas import (
    SignalementFilter,
    SignalementHandled,
    SignalementReported,
)
from trafficking_api.features.signalements.states import CENTRE, MACHINE, REPORTER, ReporterState, S
from trafficking_api.kit.read import Query, Shape


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
        "redirected_to": _became(),
        "redirected_from": _was(),
        "allowed_commands": MACHINE.allowed_sql(case((asked, S.AWAITING_REPORTER), else_=S.CLOSED), sides),
    }
    query = _select(SignalementReported, derived).where(
        col(Signalement.from_organisation_id) == mandate.organisation_id,
        col(Signalement.to_organisation_id) != mandate.organisation_id,
        IS_KEPT,
        ~became_of_hidden(mandate, col(Signalement.id)),
    )
    return Shape(query, SignalementReported)


_OF_HANDLING = (
    "version",
    "status",
    "assessment",
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
        "duplicate_of": _duplicated(mandate),
        "official_reference": col(Signalement.reference_for_to),
        "summary": col(Signalement.summary_for_to),
        "summary_author_id": _author(mandate),
        "not_verbatim": true(),
        "redirected_to": _became(),
        "case_ids": _cases(mandate),
        "escalated": overdue(mandate),
        "allowed_commands": MACHINE.allowed_sql(col(SignalementHandling.status), sides),
    }
    query = _select(SignalementHandled, derived).join(SignalementHandling, JOINED)
    received = col(Signalement.to_organisation_id) == mandate.organisation_id
    return Shape(query.where(received, IS_KEPT, in_sight(mandate, knew)), SignalementHandled)


def _duplicated(mandate: Mandate) -> ColumnElement[Any]:
    """The signalement that this one repeats, as far as the caller sees it."""
    other = col(SignalementHandling.duplicate_of)
    return case((other.is_(None), None), (in_sight(mandate, knew, other), other))


def _became() -> ColumnElement[Any]:
    """The signalement that a redirected one became; only its reporter has the row that tells it."""
    return (
        select(col(SignalementRedirection.became_id))
        .where(
            col(SignalementRedirection.organisation_id) == col(Signalement.from_organisation_id),
            col(SignalementRedirection.id) == col(Signalement.id),
        )
        .correlate(Signalement)
        .scalar_subquery()
    )


def _was() -> ColumnElement[Any]:
    """The signalement that became this one, the first of them if there were several."""
    return (
        select(col(SignalementRedirection.id))
        .where(
            col(SignalementRedirection.organisation_id) == col(Signalement.from_organisation_id),
            col(SignalementRedirection.became_id) == col(Signalement.id),
        )
        .order_by(col(SignalementRedirection.created_at), col(SignalementRedirection.id))
        .limit(1)
        .correlate(Signalement)
        .scalar_subquery()
    )


def _cases(mandate: Mandate) -> ColumnElement[Any]:
    """The cases that came of a signalement, of those that the caller sees."""
    cases = linked().where(seen(mandate, col(SignalementCase.id))).order_by(col(SignalementCase.id))
    return func.array(cases.scalar_subquery(), type_=ARRAY(Uuid))


def signalements(mandate: Mandate, wanted: SignalementFilter) -> Shape:
    """The signalements of the caller's side; a centre reported what it redirected itself."""
    reporter = mandate.role is Role.LIAISON or wanted.view == "reporter"
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
