"""SELECTs about calendar feeds: each member knows its own."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Text, and_, case, false, literal, null, select, type_coerce
from sqlalchemy.dialects.postgresql import ARRAY, array
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases.queries import reach
from trafficking_api.features.court.models import CalendarFeed, CalendarWishes
from trafficking_api.features.court.schemas.feed import (
    CalendarFeedFilter,
    CalendarFeedPublic,
    CalendarFeedWithAddress,
)
from trafficking_api.kit.read import Query, Shape


def _texts(*values: str) -> ColumnElement[Any]:
    return type_coerce(array([literal(value) for value in values], type_=Text), ARRAY(Text))


def _own(mandate: Mandate, model: type[CalendarFeed] | type[CalendarWishes]) -> ColumnElement[bool]:
    """What is the acting member's own; a script has none."""
    if mandate.member_id is None:
        return false()
    mine = col(model.organisation_id) == mandate.organisation_id
    return and_(mine, col(model.member_id) == mandate.member_id)


def _feeds(mandate: Mandate) -> Query:
    commands = _texts("revoke") if mandate.may(Permission.CALENDAR_FEEDS_COMMAND) else _texts()
    return (
        select(
            col(CalendarFeed.id),
            col(CalendarFeed.version),
            col(CalendarWishes.language),
            col(CalendarWishes.shows_location),
            col(CalendarFeed.created_at),
            col(CalendarFeed.updated_at),
            col(CalendarFeed.revoked_at),
            case((col(CalendarFeed.revoked_at).is_(None), commands), else_=_texts()).label(
                "allowed_commands"
            ),
        )
        .join(
            CalendarWishes,
            and_(
                col(CalendarWishes.organisation_id) == col(CalendarFeed.organisation_id),
                col(CalendarWishes.member_id) == col(CalendarFeed.member_id),
            ),
        )
        .where(_own(mandate, CalendarFeed))
    )


def feeds(mandate: Mandate, wanted: CalendarFeedFilter) -> Shape:
    """The acting member's own feeds."""
    query = reach.filtered(_feeds(mandate), CalendarFeed, wanted)
    if wanted.is_revoked is not None:
        query = query.where(col(CalendarFeed.revoked_at).is_not(None) == wanted.is_revoked)
    return Shape(query, CalendarFeedPublic)


def feed(mandate: Mandate, feed_id: UUID) -> list[Shape]:
    """One of its feeds."""
    return [Shape(_feeds(mandate).where(col(CalendarFeed.id) == feed_id), CalendarFeedPublic)]


def feed_with_address(mandate: Mandate, feed_id: UUID) -> list[Shape]:
    """The same, with a place for its address."""
    query = _feeds(mandate).where(col(CalendarFeed.id) == feed_id)
    return [Shape(query.add_columns(null().cast(Text).label("address")), CalendarFeedWithAddress)]


def feeds_held(mandate: Mandate) -> Select[CalendarFeed]:
    """All feeds of the acting member, held, in one order for everybody."""
    own = _own(mandate, CalendarFeed)
    return select(CalendarFeed).where(own).order_by(col(CalendarFeed.id)).with_for_update()


def wishes_held(mandate: Mandate) -> Select[CalendarWishes]:
    """What the acting member wants to see, held."""
    return select(CalendarWishes).where(_own(mandate, CalendarWishes)).with_for_update()


def wishes(mandate: Mandate) -> Select[CalendarWishes]:
    """What the acting member wants to see."""
    return select(CalendarWishes).where(_own(mandate, CalendarWishes))
