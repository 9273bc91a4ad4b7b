"""SELECTs about the directory of organisations."""

from collections.abc import Collection
from datetime import timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import JSON, ColumnElement, ScalarSelect, Select, cast, select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.organisations.models import Organisation, OrganisationSettings
from trafficking_api.features.organisations.schemas import (
    OrganisationCreated,
    OrganisationFilter,
    OrganisationPublic,
    SettingsPublic,
)
from trafficking_api.kit.read import Shape

_LISTED: ColumnElement[bool] = col(Organisation.kind) != "operator"


def directory(wanted: OrganisationFilter | None = None) -> Shape:
    """The directory; the operator of the deployment is not in it."""
    query = select(*(col(getattr(Organisation, name)) for name in OrganisationPublic.model_fields)).where(
        _LISTED
    )
    if wanted is None:
        return Shape(query, OrganisationPublic)
    for column, values in (
        (col(Organisation.kind), wanted.kind),
        (col(Organisation.country), wanted.country),
        (col(Organisation.slug), wanted.slug),
    ):
        query = query.where(column.in_(values)) if values else query
    if wanted.updated_since is not None:
        query = query.where(col(Organisation.updated_at) >= wanted.updated_since)
    return Shape(query, OrganisationPublic)


def organisation(_mandate: Mandate, organisation_id: UUID) -> list[Shape]:
    """One entry of the directory."""
    return [Shape(directory().query.where(col(Organisation.id) == organisation_id), OrganisationPublic)]


def organisation_created(mandate: Mandate, organisation_id: UUID) -> list[Shape]:
    """The same with room for the first client, which is shown once."""
    (shape,) = organisation(mandate, organisation_id)
    return [Shape(shape.query.add_columns(cast(None, JSON).label("first_client")), OrganisationCreated)]


def settings(mandate: Mandate) -> list[Shape]:
    """What the organisation decides for itself."""
    columns = (col(getattr(OrganisationSettings, name)) for name in SettingsPublic.model_fields)
    own = col(OrganisationSettings.organisation_id) == mandate.organisation_id
    return [Shape(select(*columns).where(own), SettingsPublic)]


def own_settings(mandate: Mandate) -> Select[OrganisationSettings]:
    """The same as a row."""
    return select(OrganisationSettings).where(
        col(OrganisationSettings.organisation_id) == mandate.organisation_id
    )


class BedTerms(NamedTuple):
    """What an organisation decided about its beds."""

    longest_hold: timedelta
    most_renewals: int
    fresh: timedelta


async def bed_terms(mandate: Mandate) -> BedTerms:
    """What the organisation in reach decided about its beds."""
    own = (await mandate.session.scalars(own_settings(mandate))).one()
    return BedTerms(
        timedelta(hours=own.longest_hold_hours),
        own.most_renewals,
        timedelta(hours=own.availability_fresh_hours),
    )


async def slug_exists(mandate: Mandate, slug: str) -> bool:
    """True when an organisation of the deployment has this slug."""
    query = select(col(Organisation.id)).where(col(Organisation.slug) == slug)
    return await mandate.session.scalar(query) is not None


def own_class_size(organisation_id: UUID) -> ScalarSelect[int]:
    """The organisation's own k, readable in its own tenant."""
    query = select(col(OrganisationSettings.minimum_class_size))
    return query.where(col(OrganisationSettings.organisation_id) == organisation_id).scalar_subquery()


def country(organisation_id: UUID) -> ScalarSelect[str]:
    """The country an organisation works in."""
    return select(col(Organisation.country)).where(col(Organisation.id) == organisation_id).scalar_subquery()


async def listed(mandate: Mandate, ids: Collection[UUID]) -> set[UUID]:
    """Which of these stand in the directory."""
    query = select(col(Organisation.id)).where(_LISTED, col(Organisation.id).in_(ids))
    return set(await mandate.session.scalars(query))


async def all_ids(mandate: Mandate) -> list[UUID]:
    """Every organisation, for sweeps that enter each tenant in turn."""
    return list(await mandate.session.scalars(select(col(Organisation.id)).order_by(col(Organisation.id))))
