"""What was written about a signalement."""

from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    case,
    false,
    literal,
    select,
    true,
    union_all,
)
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Role
from trafficking_api.features.cases.queries import knew
from trafficking_api.features.signalements.models import (
    SignalementMessage,
    SignalementNote,
)
from trafficking_api.features.signalements.queries.sight import became_of_hidden, handling
from trafficking_api.features.signalements.schemas import (
    MessageAtCentre,
    MessageToReporter,
)
from trafficking_api.features.signalements.states import CENTRE, REPORTER
from trafficking_api.kit.read import Query, Shape


def _own_author(side: str) -> ColumnElement[Any]:
    return case((col(SignalementMessage.written_by) == side, col(SignalementMessage.author_id)))


def messages(mandate: Mandate, signalement_id: UUID) -> Shape:
    """The messages of a signalement that are there; for a centre with its own notes among them."""
    own, of_it = mandate.organisation_id, col(SignalementMessage.signalement_id) == signalement_id
    of_it = and_(of_it, col(SignalementMessage.body_for_from).is_not(None))  # purged at once for both
    reported = col(SignalementMessage.from_organisation_id) == own
    if mandate.role is Role.LIAISON:
        return Shape(_to_reporter().where(reported, of_it), MessageToReporter)
    sent = _at_centre().where(col(SignalementMessage.to_organisation_id) == own, of_it)
    # A centre that wrote a report down and redirected it is the reporter at the next.
    hidden = became_of_hidden(mandate, col(SignalementMessage.signalement_id))
    passed_on = _at_centre_before().where(reported, of_it, ~hidden)
    notes = _notes().where(
        col(SignalementNote.organisation_id) == own,
        col(SignalementNote.signalement_id) == signalement_id,
        col(SignalementNote.body).is_not(None),
    )
    own_notes = handling(mandate, signalement_id, knew).exists()
    both = union_all(sent.where(own_notes), passed_on, notes.where(own_notes))
    return Shape(select(both.subquery("all")), MessageAtCentre)


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


def _at_centre_before() -> Query:
    return select(
        literal("centre"),
        col(SignalementMessage.id),
        col(SignalementMessage.written_by),
        true(),
        _own_author(REPORTER),
        col(SignalementMessage.body_for_from),
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
    shape = messages(mandate, signalement_id)
    return [Shape(shape.query.where(shape.query.selected_columns.id == message_id), shape.wire)]


def words_of_reporter(mandate: Mandate, signalement_id: UUID) -> Select[SignalementMessage]:
    """What the reporter of a signalement wrote, at the centre, as it was written one after the other."""
    return (
        select(SignalementMessage)
        .where(
            col(SignalementMessage.to_organisation_id) == mandate.organisation_id,
            col(SignalementMessage.signalement_id) == signalement_id,
            col(SignalementMessage.written_by) == REPORTER,
            col(SignalementMessage.body_for_to).is_not(None),
        )
        .order_by(col(SignalementMessage.created_at), col(SignalementMessage.id))
    )


def words_of(
    mandate: Mandate, signalement_id: UUID
) -> tuple[Select[SignalementMessage], Select[SignalementNote]]:
    """What was written about a signalement, at the centre, locked: the messages and the centre's notes."""
    own = mandate.organisation_id
    messages = select(SignalementMessage).where(
        col(SignalementMessage.to_organisation_id) == own,
        col(SignalementMessage.signalement_id) == signalement_id,
    )
    notes = select(SignalementNote).where(
        col(SignalementNote.organisation_id) == own, col(SignalementNote.signalement_id) == signalement_id
    )
    return messages.with_for_update(), notes.with_for_update()
