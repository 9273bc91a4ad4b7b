"""Which signalements the caller sees, and what of them it sees at all."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Select,
    SQLColumnExpression,
    and_,
    false,
    literal,
    or_,
    select,
)
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Role
from trafficking_api.features.cases.queries import barred_from, knew
from trafficking_api.features.signalements.models import (
    Signalement,
    SignalementCase,
    SignalementHandling,
    SignalementRedirection,
)
from trafficking_api.features.signalements.states import ReporterState, S

#: How long an urgent signalement may wait for its acknowledgement (SIG-17).
PATIENCE = {"Immediate": timedelta(hours=1), "Within24h": timedelta(hours=24)}

#: `knew` to read, `worked` to change: a purged case leaves its signalement to those who knew the case.
Predicate = Callable[[Mandate, SQLColumnExpression[UUID]], ColumnElement[bool]]

JOINED: ColumnElement[bool] = and_(
    col(SignalementHandling.organisation_id) == col(Signalement.to_organisation_id),
    col(SignalementHandling.id) == col(Signalement.id),
)


#: The handling itself.
_ITSELF = col(SignalementHandling.id)

IS_KEPT: ColumnElement[bool] = col(Signalement.reporter_state) != ReporterState.PURGED


def gone(mandate: Mandate, signalement_id: UUID) -> ColumnElement[bool]:
    """True for a signalement that was purged: one that was reported, or one that the caller had in sight."""
    purged = select(literal(1)).where(col(Signalement.id) == signalement_id, ~IS_KEPT)
    reported = purged.where(col(Signalement.from_organisation_id) == mandate.organisation_id)
    received = purged.join_from(Signalement, SignalementHandling, JOINED).where(
        col(Signalement.to_organisation_id) == mandate.organisation_id, in_sight(mandate, knew)
    )
    return or_(reported.exists(), received.exists())


def overdue(mandate: Mandate) -> ColumnElement[bool]:
    """Urgent, and not acknowledged in time; true from the instant on, whether or not a sweep has seen it."""
    waits = (
        and_(col(Signalement.urgency) == urgency, col(Signalement.created_at) <= mandate.now - patience)
        for urgency, patience in PATIENCE.items()
    )
    return and_(col(SignalementHandling.status) == S.SUBMITTED, or_(*waits))


def linked(signalement_id: SQLColumnExpression[Any] = _ITSELF) -> Select[UUID]:
    """The cases that came of a signalement, whoever sees them."""
    return (
        select(col(SignalementCase.id))
        .where(
            col(SignalementCase.organisation_id) == col(SignalementHandling.organisation_id),
            col(SignalementCase.signalement_id) == signalement_id,
        )
        .correlate(SignalementHandling)
    )


def in_sight(
    mandate: Mandate, predicate: Predicate, signalement_id: SQLColumnExpression[Any] = _ITSELF
) -> ColumnElement[bool]:
    """The handlings that the caller sees: those without a case yet, and those with one that it sees.

    A report tells of all its persons in one: who is barred from the case of one sees none of it (PLAN-10).
    It is asked of the handling, or of another one that a column of it names.
    """
    cases = linked(signalement_id)

    def some(condition: ColumnElement[bool]) -> ColumnElement[bool]:
        return cases.where(condition).exists()

    case_id = col(SignalementCase.id)
    shown = and_(some(predicate(mandate, case_id)), ~some(barred_from(mandate, case_id)))
    return or_(~cases.exists(), shown)


def became_of_hidden(mandate: Mandate, signalement_id: SQLColumnExpression[UUID]) -> ColumnElement[bool]:
    """True for what became of a report that the centre wrote down, and that the caller does not see.

    However often it was redirected since: each knows only what it became next.
    """
    if mandate.role is Role.LIAISON:  # who handles nothing has no cases of what it reported
        return false()
    link = SignalementRedirection
    own = col(link.organisation_id) == mandate.organisation_id
    itself = and_(
        col(SignalementHandling.organisation_id) == col(link.organisation_id),
        col(SignalementHandling.id) == col(link.id),
    )
    first = select(col(link.became_id)).join(SignalementHandling, itself).where(own, ~in_sight(mandate, knew))
    became = first.cte(recursive=True)
    then = select(col(link.became_id)).where(own, col(link.id) == became.c.became_id)
    return signalement_id.in_(select(became.union(then).c.became_id))


def handling(mandate: Mandate, signalement_id: UUID, predicate: Predicate) -> Select[UUID]:
    """The handling of a signalement, if the caller may read it, or change it."""
    return select(col(SignalementHandling.id)).where(
        col(SignalementHandling.organisation_id) == mandate.organisation_id,
        col(SignalementHandling.id) == signalement_id,
        in_sight(mandate, predicate),
    )
