"""SELECTs about hearings; who goes there, and what came before and after, is asked each time."""

import itertools
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ColumnElement, Select, SQLColumnExpression, func, literal_column, null, select
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.orm import aliased
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases.queries import reach
from trafficking_api.features.court.models import Hearing, HearingStaff
from trafficking_api.features.court.schemas.hearing import HearingBrief, HearingFilter, HearingPublic
from trafficking_api.features.court.states import HEARING
from trafficking_api.kit.read import Query, Shape, on_the_wire

_NONE = literal_column("'[]'::json", JSON)


def _all(value: Any, *order: Any) -> ColumnElement[Any]:
    """All values as one JSON array, in this order."""
    return func.coalesce(func.json_agg(aggregate_order_by(value, *order)), _NONE, type_=JSON)


def _object(**members: Any) -> ColumnElement[Any]:
    """These members as one JSON object."""
    pairs: list[tuple[Any, Any]] = [
        (literal_column(f"'{name}'"), on_the_wire(value)) for name, value in members.items()
    ]
    return func.json_build_object(*itertools.chain(*pairs), type_=JSON)


def _successor() -> SQLColumnExpression[Any]:
    """The hearing that one was postponed to."""
    later = aliased(Hearing)
    return (
        select(col(later.id))
        .where(
            col(later.organisation_id) == col(Hearing.organisation_id),
            col(later.predecessor_id) == col(Hearing.id),
        )
        .correlate(Hearing)
        .scalar_subquery()
    )


def _of_chain(value: Any) -> Select[Any]:
    """Something of those who go, or went, to the hearings of a chain."""
    return (
        select(value)
        .where(
            col(HearingStaff.organisation_id) == col(Hearing.organisation_id),
            col(HearingStaff.chain_id) == col(Hearing.chain_id),
        )
        .correlate(Hearing)
    )


def _staff() -> SQLColumnExpression[Any]:
    """Who goes, or went, to the hearings of a chain, and since when until when."""
    names = ("member_id", "added_at", "removed_at")
    each = _object(**{name: col(getattr(HearingStaff, name)) for name in names})
    return _of_chain(_all(each, col(HearingStaff.id))).scalar_subquery()


def _member_ids() -> SQLColumnExpression[Any]:
    """Who goes there now."""
    ids = _of_chain(_all(col(HearingStaff.member_id), col(HearingStaff.id)))
    return ids.where(col(HearingStaff.removed_at).is_(None)).scalar_subquery()


def _chain() -> SQLColumnExpression[Any]:
    """All hearings of the chain, from the first to the last: ids rise with time."""
    each = aliased(Hearing)
    link = _object(id=col(each.id), status=col(each.status), starts_at=col(each.starts_at))
    same = (
        col(each.organisation_id) == col(Hearing.organisation_id),
        col(each.chain_id) == col(Hearing.chain_id),
    )
    return select(_all(link, col(each.id))).where(*same).correlate(Hearing).scalar_subquery()


def _hearings(mandate: Mandate, wire: type[HearingBrief]) -> Query:
    sides = reach.sides(mandate, Permission.HEARINGS_COMMAND)
    derived: dict[str, SQLColumnExpression[Any]] = {
        "successor_id": _successor(),
        "member_ids": _member_ids(),
        "staff": _staff(),
        "chain": _chain(),
        # Worked out of the agendas of the staff, and filled in before it leaves.
        "conflicts": null().cast(JSON),
        "allowed_commands": HEARING.allowed_sql(col(Hearing.status), sides),
    }
    return select(*reach.columns(Hearing, wire.model_fields, derived)).where(reach.seen(mandate, Hearing))


def hearings(mandate: Mandate, wanted: HearingFilter) -> Shape:
    """The hearings of cases in sight, without where they are."""
    query = reach.filtered(
        _hearings(mandate, HearingBrief), Hearing, wanted, "case_id", "proceeding_id", "status"
    )
    if wanted.member_id is not None:
        goes = _of_chain(col(HearingStaff.id)).where(
            col(HearingStaff.member_id) == wanted.member_id, col(HearingStaff.removed_at).is_(None)
        )
        query = query.where(goes.exists())
    if wanted.starts_from is not None:
        query = query.where(col(Hearing.starts_at) >= wanted.starts_from)
    if wanted.starts_until is not None:
        query = query.where(col(Hearing.starts_at) <= wanted.starts_until)
    return Shape(query, HearingBrief)


def hearing(mandate: Mandate, hearing_id: UUID) -> list[Shape]:
    """One hearing, with where it is."""
    query = reach.in_words(mandate, Hearing, _hearings(mandate, HearingPublic))
    return [Shape(query.where(col(Hearing.id) == hearing_id), HearingPublic)]


def postponed(mandate: Mandate, _hearing_id: UUID, successor_id: UUID) -> list[Shape]:
    """The hearing that another one was postponed to."""
    return hearing(mandate, successor_id)


def staffed(mandate: Mandate, hearing_id: UUID, *_: UUID) -> list[Shape]:
    """The hearing of which the staff has changed."""
    return hearing(mandate, hearing_id)
