"""SELECTs about entries of the directory: a field above the caller's grade is not found (XCH-10)."""

from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, any_, case, func, literal, or_, select
from sqlalchemy.dialects.postgresql import Insert, insert
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.agreements import queries as agreements
from trafficking_api.features.directory.models import DirectoryField, DiscoveryBudget
from trafficking_api.features.directory.rules import DAILY, MOST_CENTRES, SERVICES
from trafficking_api.features.directory.schemas import DirectoryFieldFilter, DirectoryFieldPublic
from trafficking_api.features.organisations import queries as organisations
from trafficking_api.features.organisations.schemas import OrganisationFilter
from trafficking_api.kit.read import Query, Shape


def _is_missing() -> ColumnElement[bool]:
    return and_(col(DirectoryField.value).is_(None), func.jsonb_array_length(col(DirectoryField.offers)) == 0)


def fields(mandate: Mandate, wanted: DirectoryFieldFilter | None = None) -> Shape:
    """The fields of the organisation's own entry."""
    derived = {"is_missing": _is_missing()}
    query: Query = select(
        *(
            derived[name].label(name) if name in derived else col(getattr(DirectoryField, name))
            for name in DirectoryFieldPublic.model_fields
        )
    ).where(col(DirectoryField.organisation_id) == mandate.organisation_id)
    if wanted and wanted.name:
        query = query.where(col(DirectoryField.name).in_(wanted.name))
    if wanted and wanted.updated_since:
        query = query.where(col(DirectoryField.updated_at) >= wanted.updated_since)
    return Shape(query, DirectoryFieldPublic)


def field(mandate: Mandate, field_id: UUID) -> list[Shape]:
    """One of them."""
    query = fields(mandate).query
    return [Shape(query.where(col(DirectoryField.id) == field_id), DirectoryFieldPublic)]


def field_held(mandate: Mandate, field_id: UUID) -> Select[DirectoryField]:
    """One of them, held."""
    return (
        select(DirectoryField)
        .where(
            col(DirectoryField.organisation_id) == mandate.organisation_id, col(DirectoryField.id) == field_id
        )
        .with_for_update()
    )


def _is_told(mandate: Mandate) -> ColumnElement[bool]:
    """True for what the caller's grade lets it read; its own organisation reads here what everybody does.

    The policy of the table says the same but for the dates of agreements, which are days of the caller.
    """
    me, grade = mandate.organisation_id, col(DirectoryField.grade)
    partner = agreements.are_partners(col(DirectoryField.organisation_id), me, mandate.today())
    named = and_(grade == "pair", literal(me) == any_(col(DirectoryField.open_to)))
    return and_(~_is_missing(), or_(grade == "public", and_(or_(grade == "partner", named), partner)))


def told(mandate: Mandate, organisation_id: UUID) -> Select[UUID, str, bytes | None, list[dict[str, object]]]:
    """What an organisation tells the caller of itself."""
    query = select(
        col(DirectoryField.id),
        col(DirectoryField.name),
        col(DirectoryField.value),
        col(DirectoryField.offers),
    ).where(col(DirectoryField.organisation_id) == organisation_id, _is_told(mandate))
    return query.order_by(col(DirectoryField.name))


def centres(mandate: Mandate, country: str) -> Query:
    """The other centres of a country that tell the caller of their services, by slug."""
    listed = organisations.directory(OrganisationFilter(kind=["centre"], country=[country])).query.subquery()
    return (
        select(
            listed.c.id,
            listed.c.slug,
            listed.c.name,
            col(DirectoryField.offers),
            col(DirectoryField.granularity),
        )
        .join(DirectoryField, col(DirectoryField.organisation_id) == listed.c.id)
        .where(
            listed.c.id != mandate.organisation_id,
            col(DirectoryField.name) == SERVICES,
            _is_told(mandate),
        )
        .order_by(listed.c.slug)
        .limit(MOST_CENTRES + 1)
    )


def spend(mandate: Mandate, day: date) -> Insert:
    """Count one question of the organisation on its day; no row comes back when the budget is spent.

    One statement: whoever asks at the same time waits for the row, and counts on from there.
    """
    fresh = insert(DiscoveryBudget).values(organisation_id=mandate.organisation_id, day=day, asked=1)
    known, new = col(DiscoveryBudget.day), fresh.excluded
    counted = case((known < new.day, 1), else_=col(DiscoveryBudget.asked) + 1)
    return fresh.on_conflict_do_update(
        index_elements=[col(DiscoveryBudget.organisation_id)],
        # A day never goes back: who moves to another zone does not ask for one day twice.
        set_={"day": func.greatest(known, new.day), "asked": counted},
        where=or_(known < new.day, col(DiscoveryBudget.asked) < DAILY),
    )
